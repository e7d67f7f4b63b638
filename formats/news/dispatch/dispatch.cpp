#include "news/dispatch/dispatch.hpp"

#include "common/hash.hpp"
#include "news/text/text.hpp"

#include <algorithm>
#include <set>

namespace broadsheet::news {
namespace {

std::string hash_of(const std::string& content) { return common::sha256_base64(content).substr(0, 22); }

/// All the text that a story has which is called back.
const char* withdrawn(std::string_view language) {
  const std::pair<std::string_view, const char*> texts[] = {
      {"zh-Hant", "本稿已撤回，請勿刊用。"},
      {"zh", "本稿已撤回，请勿刊用。"},
      {"ja", "この記事は取り消されました。使用しないでください。"},
      {"ko", "이 기사는 취소되었습니다. 사용하지 마십시오."},
      {"de", "Diese Meldung ist zurückgezogen und nicht zu verwenden."},
      {"fr", "Cette dépêche est annulée et ne doit pas être utilisée."},
      {"es", "Esta noticia ha sido anulada y no debe utilizarse."},
      {"pt", "Esta notícia foi anulada e não deve ser utilizada."}};
  for (const auto& [tag, text] : texts)
    if (language.starts_with(tag)) return text;
  return "This story has been withdrawn and must not be used.";
}

/// Of a picture, as content_of() is of a story.
std::string content_of(const Picture& its) {
  std::string out = its.caption + '\n' + its.credit + '\n' + its.rights.holder.name + '\n' +
                    its.rights.notice + '\n' + its.rights.terms;
  Metadata meta = its.meta;
  meta.guid.clear(), meta.version_created.clear(), meta.first_created.clear(), meta.revision.clear();
  meta.version = 0;
  for (const auto& attrs : {attrs_of(meta), its.attrs})
    for (const Attr& attr : attrs) out += '\n' + attr.key + '=' + attr.value;
  return out;
}

}  // namespace

bool Outgoing::any_sent() const {
  return is_sent || std::find(picture_sent.begin(), picture_sent.end(), true) != picture_sent.end();
}

bool Outgoing::all_sent() const {
  return is_sent && std::find(picture_sent.begin(), picture_sent.end(), false) == picture_sent.end();
}

Dispatch::Dispatch(const plugin::Host& host, const Issue& issue, const Settings& settings, Send send)
    : host_(host),
      issue_(issue),
      settings_(settings),
      send_(std::move(send)),
      mapper_(issue, settings),
      issue_metadata_(mapper_.issue_metadata()),
      has_ledger_(host.has_ledger("ledger")),
      changed_only_(host.flag("changed-only")),
      cancels_(host.flag("cancel-missing")) {
  if (!has_ledger_ && !host.option("ledger").empty())
    throw plugin::Failure("an isolated plugin has no ledger: run it without --isolate=always",
                          BS_UNSUPPORTED);
  if (!has_ledger_ && (changed_only_ || cancels_))
    throw plugin::Failure(std::string("the option ") + (changed_only_ ? "changed-only" : "cancel-missing") +
                          " needs a ledger of what was sent before: name one with the option ledger");
  if (has_ledger_ && issue_.date.empty()) refuse_undated();
}

/// Issues without a date are one to a ledger: a story of yesterday would be called back today.
void Dispatch::refuse_undated() const {
  const std::string why = "the date of the issue is not known, so that a ledger cannot tell it from others";
  if (cancels_) throw plugin::Failure(why + ": give it (--date) before stories are called back");
  host_.warn("BS-N022", why + ": give it with --date");
}

void Dispatch::queue(Outgoing out) {
  complete_ = complete_ && (out.all_sent() || out.is_gone);
  queue_.push_back(std::move(out));
}

void Dispatch::article(const Article& article) {
  Story story = mapper_.map(article);
  if (!has_ledger_) {
    Outgoing out{std::move(story), true, {}, false};
    out.picture_sent.assign(out.story.pictures.size(), true);
    return send_(out);
  }
  Candidate candidate{story.guid, hash_of(news::content_of(story)), story.page, fingerprint_of(article)};
  held_.push_back({std::move(story), std::move(candidate)});
}

/// The version of an item: the one it had where nothing changed, else the next.
Sent Dispatch::settle_item(Metadata& meta, const std::string& guid, const std::string& title,
                           const std::string& content, const Sent* before) const {
  Sent now{guid, meta.version, content, meta.version_created, meta.first_created, title, meta.status};
  if (!before) return now;
  const bool same = before->content == content;
  now.version = std::max(meta.version, same ? before->version : before->version + 1);
  if (same && now.version == before->version) now.sent = before->sent;
  now.first = before->first.empty() ? before->sent : before->first;
  meta.version = now.version;
  meta.version_created = now.sent;
  meta.first_created = now.first;
  return now;
}

void Dispatch::settle_pictures(Story& story, const std::vector<Sent>& before, SentStory& now,
                               Outgoing& out) const {
  std::vector<bool> taken(before.size());
  std::vector<const Sent*> partner(story.pictures.size(), nullptr);
  const auto pair_up = [&](auto&& fits) {
    for (std::size_t i = 0; i < partner.size(); ++i)
      for (std::size_t j = 0; j < before.size() && !partner[i]; ++j)
        if (!taken[j] && fits(story.pictures[i], before[j])) partner[i] = &before[j], taken[j] = true;
  };
  pair_up([](const Picture& p, const Sent& s) { return s.content == hash_of(content_of(p)); });
  pair_up([](const Picture& p, const Sent& s) { return s.guid == p.guid; });
  const auto is_open = [](const Sent* its) { return !its; };
  if (std::count_if(partner.begin(), partner.end(), is_open) == std::count(taken.begin(), taken.end(), false))
    pair_up([](const Picture&, const Sent&) { return true; });  // captions that were mended, in their order
  for (std::size_t i = 0; i < story.pictures.size(); ++i) {
    Picture& picture = story.pictures[i];
    if (partner[i]) picture.guid = partner[i]->guid;
    const std::string content = hash_of(content_of(picture));
    if (picture.meta.version == story.meta.version && partner[i]) picture.meta.version = 1;
    now.pictures.push_back(settle_item(picture.meta, picture.guid, picture.title, content, partner[i]));
    out.picture_sent.push_back(!changed_only_ || !partner[i] || partner[i]->content != content);
  }
}

void Dispatch::settle(Held& held, SentStory* before, SentStory& now, Outgoing& out) const {
  Story& story = held.story;
  now.name = before && !before->name.empty() ? before->name : story.name;
  now.page = story.page;
  now.print = held.candidate.print;
  if (before) story.guid = before->item.guid, story.name = before->name;
  settle_pictures(story, before ? before->pictures : std::vector<Sent>(), now, out);
  // Guids of pictures, which may have changed now, are content.
  const std::string content =
      story.pictures.empty() ? held.candidate.content : hash_of(news::content_of(story));
  const bool changed = !before || before->item.content != content;
  now.item = settle_item(story.meta, story.guid, story.title, content, before ? &before->item : nullptr);
  out.is_sent = !changed_only_ || changed;
  out.story = std::move(story);
}

/// A story that is gone, and its pictures, as canceled ones.
void Dispatch::call_back(SentStory& before) {
  Outgoing out;
  out.is_gone = true;
  Story& story = out.story;
  const auto cancel = [&](Sent& its, Metadata& meta) {
    its.status = "canceled";
    its.content = "canceled";
    ++its.version;
    meta.version = its.version;
    meta.status = its.status;
    meta.first_created = its.first.empty() ? its.sent : its.first;
    its.sent = meta.version_created = settings_.version_created;
    its.first = meta.first_created;
  };
  cancel(before.item, story.meta);
  story.guid = before.item.guid;
  story.name = before.name;
  story.id = before.name;
  story.page = before.page;
  story.title = story.headline = before.item.title;
  story.body.push_back({BlockKind::paragraph, 0, {withdrawn(settings_.language), {}}, {}});
  for (Sent& its : before.pictures) {
    Picture picture;
    cancel(its, picture.meta);
    picture.guid = its.guid;
    picture.id = story.id + "-P" + std::to_string(story.pictures.size() + 1);
    picture.name = picture.id;
    picture.title = picture.caption = its.title;
    story.pictures.push_back(std::move(picture));
  }
  out.picture_sent.assign(story.pictures.size(), true);
  queue(std::move(out));
}

/// Stories that were sent before and are not in this run: of other pages, or gone.
void Dispatch::settle_others(std::vector<SentStory>& before, const std::vector<std::size_t>& places,
                             DeskLedger& after) {
  std::set<std::string> pages;
  for (const Held& held : held_) pages.insert(held.candidate.page);
  for (const std::string& page : issue_.pages) pages.insert(one_line(page));
  const std::set<std::size_t> found(places.begin(), places.end());
  for (std::size_t j = 0; j < before.size(); ++j) {
    if (found.contains(j)) continue;
    const bool is_canceled = before[j].item.status == "canceled";
    if (!pages.contains(before[j].page))
      others_ += is_canceled ? 0 : 1;
    else if (cancels_ && !is_canceled)
      call_back(before[j]);
    after.stories.push_back(std::move(before[j]));
  }
}

void Dispatch::settle_issue(const Sent& before, DeskLedger& after, const std::string& content) {
  const std::string hash = hash_of(content + '\n' + mapper_.issue_title());
  const bool is_known = !before.guid.empty();
  if (others_ > 0 && is_known) {  // the package is of the whole issue
    after.issue = before;
    package_changed_ = false;
    return;
  }
  package_changed_ = !changed_only_ || !is_known || before.content != hash;
  after.issue = settle_item(issue_metadata_, mapper_.issue_guid(), mapper_.issue_title(), hash,
                            is_known ? &before : nullptr);
}

void Dispatch::close() {
  if (!has_ledger_) return;
  const std::string key = ledger_key(issue_);
  DeskLedger before = parse_ledger(host_.recall("ledger", key));
  std::vector<Candidate> now;
  for (const Held& held : held_) now.push_back(held.candidate);
  const std::vector<std::size_t> places = match(now, before.stories);
  DeskLedger after;
  std::string content;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    host_.stop_if_cancelled();
    Outgoing out;
    SentStory* const past = places[i] == std::string::npos ? nullptr : &before.stories[places[i]];
    settle(held_[i], past, after.stories.emplace_back(), out);
    const Sent& its = after.stories.back().item;
    content += its.guid + ' ' + std::to_string(its.version) + ' ' + out.story.page + '\n';
    queue(std::move(out));
  }
  settle_others(before.stories, places, after);
  settle_issue(before.issue, after, content);
  host_.remember("ledger", key, ledger_lines(key, after));
  for (const Outgoing& out : queue_) send_(out);
}

}  // namespace broadsheet::news
