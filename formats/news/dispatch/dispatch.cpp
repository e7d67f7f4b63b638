#include "news/dispatch/dispatch.hpp"

#include "common/hash.hpp"
#include "common/timestamp.hpp"
#include "news/dispatch/withdraw.hpp"
#include "news/text/text.hpp"

#include <algorithm>

namespace broadsheet::news {
namespace {

constexpr const char* kCanceled = "canceled";

std::string hash_of(const std::string& content) { return common::sha256_base64(content).substr(0, 22); }

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

std::int64_t seconds_of(const std::string& moment) {
  const auto its = common::parse_timestamp(moment);
  return its ? its->seconds : 0;
}

/// The last moment that an item of the issue was sent at.
std::int64_t last_sent(const DeskLedger& ledger) {
  std::int64_t last = seconds_of(ledger.issue.sent);
  for (const SentStory& story : ledger.stories) {
    last = std::max(last, seconds_of(story.item.sent));
    for (const Sent& picture : story.pictures) last = std::max(last, seconds_of(picture.sent));
  }
  return last;
}

std::size_t in_doubt(const DeskLedger& ledger) {
  return static_cast<std::size_t>(
      std::count_if(ledger.stories.begin(), ledger.stories.end(), [](const auto& its) {
        const auto is_in_doubt = [](const Sent& sent) { return sent.in_doubt; };
        return its.item.in_doubt || std::any_of(its.pictures.begin(), its.pictures.end(), is_in_doubt);
      }));
}

/// Files of two versions do not take each other's place where they wait to be collected.
std::string name_of_version(const std::string& name, int version) {
  return version > 1 ? name + "-v" + std::to_string(version) : name;
}

/// Whether receivers may lack it.
bool is_news(const std::string& content, const Sent* before) {
  return !before || before->in_doubt || before->content != content;
}

/// The pages that an article was joined from, but its first.
std::vector<std::string> joined_pages(const Article& article) {
  std::vector<std::string> out;
  for (const Attr& its : article.attrs)
    if (its.key == "continued_on" && !its.value.empty()) out.push_back(one_line(its.value));
  return out;
}

}  // namespace

bool Outgoing::any_sent() const {
  return is_sent || std::find(picture_sent.begin(), picture_sent.end(), true) != picture_sent.end();
}

bool Outgoing::all_sent() const {
  return is_sent && std::find(picture_sent.begin(), picture_sent.end(), false) == picture_sent.end();
}

Dispatch::Dispatch(const plugin::Host& host, const Issue& issue, const Settings& settings,
                   std::string_view format, Pictures pictures, Send send)
    : host_(host),
      issue_(issue),
      settings_(settings),
      format_(format),
      where_pictures_(pictures),
      key_(ledger_key(issue, format)),
      send_(std::move(send)),
      moment_(settings.version_created),
      mapper_(issue, settings),
      issue_metadata_(mapper_.issue_metadata()),
      has_ledger_(host.has_ledger("ledger")),
      changed_only_(host.flag("changed-only")),
      cancels_(host.flag("cancel-missing")) {
  if (!has_ledger_ && !host.option("ledger").empty())
    throw plugin::Failure(
        "a plugin in a process of its own can keep no ledger; leave out --isolate=always, or the ledger",
        BS_UNSUPPORTED);
  if (!has_ledger_ && (changed_only_ || cancels_))
    throw plugin::Failure("--" + std::string(format) + (changed_only_ ? ".changed-only" : ".cancel-missing") +
                          " needs a ledger of what was sent before: name one with --" + std::string(format) +
                          ".ledger");
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
  headlines_.count(story);
  forbidden_.count(article);
  // What becomes a file is no figure here any more.
  if (host_.option("pictures") == "auto")
    pictures_ += static_cast<std::size_t>(
        std::count_if(article.blocks.begin(), article.blocks.end(),
                      [](const Block& block) { return block.kind == BlockKind::figure; }));
  Jump jump{story.continued_to, story.continued_from};
  if (story.is_killed || (has_ledger_ && story.meta.status == kCanceled)) withdraw(story, settings_.language);
  if (!has_ledger_) {
    Outgoing out{std::move(story), true, {}, false};
    out.picture_sent.assign(out.story.pictures.size(), true);
    return send_(out);
  }
  Candidate candidate{story.guid, hash_of(news::content_of(story)), story.page, fingerprint_of(article)};
  held_.push_back({std::move(story), std::move(candidate), std::move(jump), joined_pages(article)});
}

/// The version of an item: the one it had where nothing changed, else the next.
Sent Dispatch::settle_item(Metadata& meta, const std::string& guid, const std::string& title,
                           const std::string& content, const Sent* before, bool same_parts) {
  Sent now{guid, meta.version, content, meta.version_created, meta.first_created, title, meta.status, false};
  const bool same = before && before->content == content && same_parts;
  if (before) now.version = std::max(meta.version, same ? before->version : before->version + 1);
  if (same && now.version == before->version) {
    now.sent = before->sent;
  } else if (now.sent == settings_.version_created ||
             (before && seconds_of(now.sent) <= seconds_of(before->sent))) {
    if (now.first == now.sent) now.first = moment_;
    now.sent = moment_;
    is_dated_ = true;
  }
  if (before) now.first = before->first.empty() ? before->sent : before->first;
  meta.version = now.version;
  meta.version_created = now.sent;
  meta.first_created = now.first;
  return now;
}

/// Returns whether receivers have all pictures as they are.
bool Dispatch::settle_pictures(Story& story, const std::vector<Sent>& before, SentStory& now, Outgoing& out) {
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
  bool all_same = true;
  for (std::size_t i = 0; i < story.pictures.size(); ++i) {
    Picture& picture = story.pictures[i];
    if (partner[i]) picture.guid = partner[i]->guid;
    const std::string content = hash_of(content_of(picture));
    all_same = all_same && partner[i] && partner[i]->content == content;
    if (picture.meta.version == story.meta.version && partner[i]) picture.meta.version = 1;
    now.pictures.push_back(settle_item(picture.meta, picture.guid, picture.title, content, partner[i]));
    picture.name = name_of_version(picture.name, picture.meta.version);
    out.picture_sent.push_back(!changed_only_ || is_news(content, partner[i]));
  }
  return all_same;
}

void Dispatch::settle(Held& held, SentStory* before, SentStory& now, Outgoing& out) {
  Story& story = held.story;
  now.name = before && !before->name.empty() ? before->name : story.name;
  now.page = story.page;
  now.print = held.candidate.print;
  now.joined = std::move(held.joined);
  if (before) story.guid = before->item.guid;
  const bool same_pictures =
      settle_pictures(story, before ? before->pictures : std::vector<Sent>(), now, out) ||
      where_pictures_ == Pictures::own_items;
  // Guids of pictures, which may have changed now, are content.
  const std::string content =
      story.pictures.empty() ? held.candidate.content : hash_of(news::content_of(story));
  const Sent* const sent = before ? &before->item : nullptr;
  const bool changed = is_news(content, sent) || !same_pictures;
  now.item = settle_item(story.meta, story.guid, story.title, content, sent, same_pictures);
  story.name = name_of_version(now.name, story.meta.version);
  if (before && before->item.status == kCanceled && story.meta.status != kCanceled)
    host_.warn("BS-N028", '"' + story.title + "\" was canceled and goes out again (version " +
                              std::to_string(story.meta.version) +
                              "); if it is to stay withdrawn, keep the rule that cancels it");
  out.is_sent = !changed_only_ || changed;
  out.story = std::move(story);
}

/// A story that is gone, and its pictures, as canceled ones.
void Dispatch::call_back(SentStory& before) {
  Outgoing out;
  out.is_gone = true;
  is_dated_ = true;
  Story& story = out.story;
  const auto cancel = [&](Sent& its, Metadata& meta) {
    const bool is_again = its.in_doubt && its.status == kCanceled;
    meta.first_created = its.first.empty() ? its.sent : its.first;
    if (!is_again) ++its.version, its.sent = moment_;
    its.status = its.content = kCanceled;
    its.first = meta.first_created;
    its.in_doubt = false;
    meta.version = its.version;
    meta.status = its.status;
    meta.version_created = its.sent;
  };
  cancel(before.item, story.meta);
  story.guid = before.item.guid;
  story.name = name_of_version(before.name, story.meta.version);
  story.id = before.name;
  story.page = before.page;
  story.title = before.item.title;
  for (Sent& its : before.pictures) {
    Picture& picture = story.pictures.emplace_back();
    cancel(its, picture.meta);
    picture.guid = its.guid;
    picture.id = story.id + "-P" + std::to_string(story.pictures.size());
    picture.name = name_of_version(picture.id, picture.meta.version);
    picture.title = its.title;
  }
  withdraw(story, settings_.language);
  out.picture_sent.assign(story.pictures.size(), true);
  queue(std::move(out));
}

/// The place in `before` of what is whole there and in part here; npos where there is none.
std::size_t Dispatch::whole_of(const Held& held, const DeskLedger& before, std::size_t place) const {
  const std::string unread = unread_page(held.jump, pages_);
  if (unread.empty()) return std::string::npos;
  const auto is_whole = [&](std::size_t j) { return is_part_of(held.story.page, unread, before.stories[j]); };
  if (place != std::string::npos && is_whole(place)) return place;
  for (std::size_t j = 0; j < before.stories.size(); ++j)
    if (is_whole(j) && (places_.count(j) == 0 || kept_.contains(j))) return j;
  return std::string::npos;
}

/// Receivers have the whole: the part that was read now is not sent, unless it is killed.
void Dispatch::keep_whole(Held& held, const SentStory& whole) {
  host_.warn("BS-N024", '"' + whole.item.title + "\" stands on page " + unread_page(held.jump, pages_) +
                            ", too, which was not read: it stays as it was sent (version " +
                            std::to_string(whole.item.version) + "); give its pages together");
  Outgoing out;
  out.is_sent = false;
  out.story = std::move(held.story);
  out.story.guid = whole.item.guid;
  out.story.name = name_of_version(whole.name, whole.item.version);
  out.story.meta.version = whole.item.version;
  out.story.pictures.clear();
  queue(std::move(out));
}

void Dispatch::settle_story(Held& held, std::size_t place, DeskLedger& before, DeskLedger& after) {
  const bool is_kill = held.story.meta.status == kCanceled;
  const std::size_t whole = whole_of(held, before, place);
  if (whole != std::string::npos && !is_kill) {
    keep_whole(held, before.stories[whole]);
    if (kept_.insert(whole).second) after.stories.push_back(before.stories[whole]);
    return;
  }
  if (whole != std::string::npos) place = whole;
  SentStory* const past = place == std::string::npos ? nullptr : &before.stories[place];
  if (place != std::string::npos) found_.insert(place);
  if (const std::string unread = unread_page(held.jump, pages_); !unread.empty() && !is_kill)
    host_.warn("BS-N024", '"' + held.story.title + "\" stands on page " + unread +
                              ", too, which was not read: only its part is sent");
  else if (past && has_lost_its_jump(held.story, *past))
    host_.warn("BS-N024", '"' + held.story.title + "\" was sent with its part of page " +
                              held.story.continued_to + ", which is not found there now");
  Outgoing out;
  settle(held, past, after.stories.emplace_back(), out);
  queue(std::move(out));
}

/// Stories that were sent before and are not in this run: of other pages, or gone.
void Dispatch::settle_others(std::vector<SentStory>& before, DeskLedger& after) {
  others_ += kept_.size();
  for (std::size_t j = 0; j < before.size(); ++j) {
    if (found_.contains(j) || kept_.contains(j)) continue;
    const bool is_canceled = before[j].item.status == kCanceled;
    if (!pages_.contains(before[j].page))
      others_ += is_canceled ? 0 : 1;
    else if (cancels_ && (!is_canceled || before[j].item.in_doubt))
      call_back(before[j]);
    after.stories.push_back(std::move(before[j]));
  }
}

void Dispatch::settle_issue(const Sent& before, DeskLedger& after) {
  std::string content;
  for (const Outgoing& out : queue_)
    if (!out.is_gone)
      content += out.story.guid + ' ' + std::to_string(out.story.meta.version) + ' ' + out.story.page + '\n';
  const std::string hash = hash_of(content + '\n' + mapper_.issue_title());
  const bool is_known = !before.guid.empty();
  if (others_ > 0 && is_known) {  // the package is of the whole issue
    after.issue = before;
    package_changed_ = false;
    return;
  }
  package_changed_ = !changed_only_ || is_news(hash, is_known ? &before : nullptr);
  after.issue = settle_item(issue_metadata_, mapper_.issue_guid(), mapper_.issue_title(), hash,
                            is_known ? &before : nullptr);
}

void Dispatch::tell_of_doubts(std::size_t before, std::size_t after) const {
  std::string what = "the run before was ended while it sent " + std::to_string(before) +
                     (before == 1 ? " story" : " stories") +
                     " of this issue, and receivers may have them or not: they are sent again, in the same "
                     "version where nothing changed since";
  if (after > 0)
    what += "; " + std::to_string(after) +
            " of them can not, for they are not in this run: give their pages, too";
  host_.warn("BS-N029", what);
}

/// What is sent now is later than all that was sent before.
void Dispatch::set_moment(const DeskLedger& before) {
  const std::int64_t last = last_sent(before);
  const auto given = common::parse_timestamp(settings_.version_created);
  if (before.stories.empty() || !given || given->seconds > last) return;
  const common::Timestamp later{last + 1, given->offset_minutes};
  moment_ = settings_.utc ? later.in_utc() : later.in_zone();
}

/// Two runs may fall into one second: who gave a moment, now among them, needs no advice to give one.
void Dispatch::tell_of_moment() const {
  host_.warn("BS-N025", "no moment is given that is later than what was sent before: what changed is dated " +
                            moment_ + ", a second after it" +
                            (host_.option("timestamp").empty() ? "; say --timestamp now" : ""));
}

DeskLedger Dispatch::recalled() const try {
  return parse_ledger(host_.recall("ledger", key_));
} catch (const plugin::Failure& damage) {
  throw plugin::Failure(std::string(host_.option("ledger")) + ": " + damage.what() + " (\"" + key_ +
                        "\"): put a copy of it back, or begin a new one, by which all goes out once more");
}

void Dispatch::tell_of_what_is_left_out() const {
  forbidden_.tell(host_, "BS-N031");
  headlines_.tell(host_);
  if (pictures_ == 0) return;
  const std::string option = "--" + format_ + ".pictures ";
  host_.warn("BS-N030", std::to_string(pictures_) + (pictures_ == 1 ? " picture is" : " pictures are") +
                            " left out, and -o is one file: with " + option +
                            "files it is a folder that has them, " + option + "none leaves them out unsaid");
}

void Dispatch::close() {
  if (!headlines_.any_story()) host_.warn("BS-N027", "no story was found: what is sent is empty");
  tell_of_what_is_left_out();
  for (const std::string& rule : mapper_.rules_not_met())
    host_.warn("BS-N026", rule + " holds for no story: mend what it looks for, or leave it out");
  if (!has_ledger_) return;
  DeskLedger before = recalled();
  const std::size_t doubts = in_doubt(before);
  set_moment(before);
  for (const Held& held : held_) pages_.insert(held.candidate.page);
  for (const std::string& page : issue_.pages) pages_.insert(one_line(page));
  std::vector<Candidate> now;
  for (const Held& held : held_) now.push_back(held.candidate);
  const std::vector<std::size_t> places = match(now, before.stories);
  places_.insert(places.begin(), places.end());
  DeskLedger after;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    host_.stop_if_cancelled();
    settle_story(held_[i], places[i], before, after);
  }
  settle_others(before.stories, after);
  settle_issue(before.issue, after);
  if (doubts > 0) tell_of_doubts(doubts, in_doubt(after));
  if (!is_dated_) moment_ = settings_.version_created;
  if (moment_ != settings_.version_created) tell_of_moment();
  host_.remember("ledger", key_, ledger_lines(key_, after));
  for (const Outgoing& out : queue_) send_(out);
}

}  // namespace broadsheet::news
