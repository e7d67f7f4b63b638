#include "ninjs/ninjs.hpp"

#include "common/labels/labels.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/story/xhtml.hpp"
#include "ninjs/versions.hpp"

#include <broadsheet/ascii.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace broadsheet::ninjs {
namespace {

using Json = nlohmann::ordered_json;

/// The property, unless the value is empty.
void put(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

/// What every object begins with.
Json begin(const std::string& guid, const char* type, const news::Metadata& its,
           const news::Settings& settings) {
  Json out;
  out["uri"] = guid;
  out["type"] = type;
  out["representationType"] = "full";
  out["version"] = std::to_string(its.version);
  out["firstCreated"] = its.first_created;
  out["versionCreated"] = its.version_created;
  put(out, "embargoedUntil", its.embargoed);
  put(out, "expires", its.expires);
  out["pubStatus"] = its.status.empty() ? "usable" : its.status;
  if (its.urgency > 0) out["urgency"] = its.urgency;
  out["language"] = settings.language;
  put(out, "slugline", its.slugline);
  return out;
}

void put_rights(Json& object, const news::Rights& rights) {
  put(object, "copyrightHolder", rights.holder.name);
  put(object, "copyrightNotice", rights.notice);
  put(object, "usageTerms", rights.terms);
}

void put_creators(Json& object, const std::vector<Byline>& creators) {
  for (const Byline& creator : creators)
    if (!creator.name.empty()) object["people"].push_back({{"name", creator.name}, {"rel", "creator"}});
}

Json concept_of(const news::Concept& its) {
  Json out = Json::object();
  put(out, "name", its.name);
  const std::string uri = its.qcode.find("://") != its.qcode.npos ? its.qcode : news::uri_of_qcode(its.qcode);
  if (!uri.empty())
    out["uri"] = uri;
  else
    put(out, "literal", its.qcode);
  return out;
}

/// ninjs has no keywords: they are subjects that are only named.
void put_subjects(Json& object, const news::Metadata& its) {
  for (const news::Concept& genre : its.genres) object["genres"].push_back(concept_of(genre));
  for (const news::Concept& subject : its.subjects) object["subjects"].push_back(concept_of(subject));
  for (const std::string& keyword : its.keywords)
    object["subjects"].push_back({{"name", keyword}, {"rel", kKeyword}});
}

Json rendition_of(const std::vector<Attr>& facts) {
  Json out = {{"name", "original"}, {"href", std::string(attr(facts, news::kHref))}};
  put(out, "contentType", std::string(attr(facts, news::kType)));
  for (const auto& [name, key] : {std::pair("width", news::kWidth), std::pair("height", news::kHeight),
                                  std::pair("sizeInBytes", news::kSize)}) {
    if (const auto value = ascii::number<std::uint64_t>(attr(facts, key))) out[name] = *value;
  }
  return out;
}

Json picture_of(const news::Picture& picture, const news::Settings& settings) {
  Json out = begin(picture.guid, "picture", picture.meta, settings);
  out["name"] = picture.id;
  out["rel"] = "picture";
  out["title"] = picture.title;
  put_rights(out, picture.rights);
  put(out, "by", picture.creators.empty() ? "" : picture.credit);
  put_creators(out, picture.creators);
  put_subjects(out, picture.meta);
  if (!picture.credit.empty()) out["infoSources"].push_back({{"name", picture.credit}, {"role", "credit"}});
  if (!picture.caption.empty())
    out["descriptions"].push_back(
        {{"role", "caption"}, {"contentType", "text/plain"}, {"value", picture.caption}});
  std::vector<std::string> notes = picture.meta.notes;
  if (!attr(picture.attrs, news::kHref).empty())
    out["renditions"].push_back(rendition_of(picture.attrs));
  else
    notes.emplace_back(common::labels_for(settings.language).caption_only);
  put(out, "edNote", news::joined(notes, "\n"));
  return out;
}

void put_headline(Json& object, const char* role, const std::string& text) {
  if (text.empty()) return;
  object["headlines"].push_back({{"role", role}, {"contentType", "text/plain"}, {"value", text}});
}

void put_headlines(Json& object, const news::Story& story) {
  put_headline(object, "main", story.headline);
  for (const std::string& line : story.kickers) put_headline(object, "kicker", line);
  for (const std::string& line : story.subheadlines) put_headline(object, "sub", line);
}

void put_origin(Json& object, const news::Story& story, const news::Settings& settings) {
  put(object, "by", story.by);
  put_creators(object, story.bylines);
  put(object, "located", story.meta.located.empty() ? story.dateline.place : story.meta.located);
  const news::Party provider = news::provider_of(story.meta.provider, settings);
  if (!provider.empty()) {
    Json its = {{"name", provider.name.empty() ? provider.qcode : provider.name}, {"role", "provider"}};
    put(its, "uri", provider.uri.empty() ? news::uri_of_qcode(provider.qcode) : provider.uri);
    object["infoSources"].push_back(std::move(its));
  }
  if (!story.agency.empty()) object["infoSources"].push_back({{"name", story.agency}, {"role", "origin"}});
  if (!story.meta.creditline.empty())
    object["infoSources"].push_back({{"name", story.meta.creditline}, {"role", "credit"}});
}

Json story_of(const news::Story& story, const news::Settings& settings) {
  Json out = begin(story.guid, "text", story.meta, settings);
  const common::Labels& labels = common::labels_for(settings.language);
  std::vector<std::string> notes = story.meta.notes;
  notes.insert(notes.end(), story.meta.instructions.begin(), story.meta.instructions.end());
  if (!story.continued_to.empty()) notes.push_back(labels.continued_to(story.continued_to));
  if (!story.continued_from.empty()) notes.push_back(labels.continued_from(story.continued_from));
  if (!story.continued_to.empty() || !story.continued_from.empty()) out["representationType"] = "partial";
  out["title"] = story.title;
  put(out, "edNote", news::joined(notes, "\n"));
  put_rights(out, story.rights);
  put_headlines(out, story);
  put_origin(out, story, settings);
  put_subjects(out, story.meta);
  out["altIds"].push_back({{"role", "article"}, {"value", story.id}});
  out["bodies"].push_back({{"role", "main"},
                           {"contentType", "application/xhtml+xml"},
                           {"charCount", news::body_length(story, settings.audience)},
                           {"value", news::html_of(story, settings.audience)}});
  for (const news::Picture& picture : story.pictures)
    out["associations"].push_back(picture_of(picture, settings));
  return out;
}

}  // namespace

void Writer::open(const Issue& issue) {
  issue_ = issue;
  settings_ = news::settings_from(host(), issue_);
  dispatch_.emplace(host(), issue_, settings_, "ninjs", news::Pictures::in_story,
                    [this](const news::Outgoing& out) { send(out); });
  const std::string_view layout = host().option("layout"), files = host().option("pictures");
  layout_ = layout == "items" ? Layout::items : layout == "lines" ? Layout::lines : Layout::package;
  const std::string_view asked = host().option("version");
  version_ = !asked.empty() ? asked : settings_.audience == news::Audience::superdesk ? "1.6" : "3.1";
  const bool are_files = files == "files" || (files == "auto" && layout_ == Layout::items);
  pictures_.emplace(host(), are_files ? "pictures/" : "");
  if (are_files && layout_ != Layout::items) host().part("issue.ninjs");
  if (layout_ == Layout::lines && !version_.starts_with("3"))
    throw plugin::Failure("stories a line are a layout of ninjs 3 (--ninjs.layout lines, --ninjs.version " +
                          version_ + ')');
}

void Writer::begin_package() {
  if (std::exchange(begun_, true) || layout_ != Layout::package) return;
  const news::Mapper& mapper = dispatch_->mapper();
  Json whole = begin(mapper.issue_guid(), "composite", dispatch_->issue_metadata(), settings_);
  put(whole, "title", mapper.issue_title());
  // A title is nothing to Superdesk.
  if (settings_.audience == news::Audience::superdesk) put_headline(whole, "main", mapper.issue_title());
  put_rights(whole, settings_.rights);
  std::string text = in_version(std::move(whole)).dump();
  text.pop_back();  // more is to come
  host().write(text + ",\n\"associations\": " + (is_first() ? "{" : "["));
}

nlohmann::ordered_json Writer::in_version(Json object) const {
  return as_version(std::move(object), version_, settings_.audience == news::Audience::superdesk);
}

void Writer::warn_of_losses(const news::Story& story) {
  const auto warn = [&](bool lost, const char* field) {
    if (!lost || !warned_.insert(field).second) return;
    host().warn("BS-N016", std::string("ninjs has no member for the field ") + field + " (first in \"" +
                               story.title + "\"): it is left out");
  };
  warn(story.meta.priority > 0 && settings_.audience == news::Audience::any, "priority");
  warn(story.meta.version > 1 && story.meta.revision == "correction", "revision");
}

void Writer::article(const Article& article) { dispatch_->article(pictures_->linked(article)); }

void Writer::send(const news::Outgoing& out_now) {
  if (!out_now.any_sent()) return;
  begin_package();
  const news::Story& story = out_now.story;
  for (const news::Picture& picture : story.pictures) pictures_->need(picture.attrs);
  warn_of_losses(story);
  ++articles_;
  Json out = story_of(story, settings_);
  if (settings_.audience == news::Audience::superdesk && story.meta.priority > 0)
    out["priority"] = story.meta.priority;
  if (layout_ == Layout::items) {
    host().part(story.name + ".json");
    return host().write(in_version(std::move(out)).dump(1) + '\n');
  }
  if (layout_ == Layout::lines) return host().write(in_version(std::move(out)).dump() + '\n');
  out["name"] = story.id;
  out["rel"] = "article";
  const Json object = in_version(std::move(out));
  host().write(articles_ > 1 ? ",\n" : "\n");
  if (is_first()) host().write(Json(member_name(story.id)).dump() + ':');
  host().write(object.dump());
}

void Writer::close(const End&) {
  dispatch_->close();
  if (articles_ == 0 && !host().option("ledger").empty()) {
    host().warn("BS-N018", "nothing has changed since it was sent: there is nothing to write");
    return host().part("");
  }
  begin_package();
  if (layout_ == Layout::package) host().write(is_first() ? "\n}}\n" : "\n]}\n");
  pictures_->write();
}

}  // namespace broadsheet::ninjs
