#include "ninjs/ninjs.hpp"

#include "common/labels.hpp"
#include "news/xhtml.hpp"
#include "news/xml.hpp"

#include <nlohmann/json.hpp>

namespace broadsheet::ninjs {
namespace {

using Json = nlohmann::ordered_json;

struct ToString {
  std::string& out;
  void write(std::string_view data) const { out += data; }
};

/// The property, unless the value is empty.
void put(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

std::string body_of(const news::Story& story) {
  pugi::xml_document document;
  pugi::xml_node body = news::add(document, "body");
  news::write_xhtml_body(body, story, true);
  std::string out;
  for (const pugi::xml_node block : body.children()) news::print(block, ToString{out});
  return out;
}

/// What every object begins with.
Json begin(const std::string& guid, const char* type, const news::Settings& settings) {
  Json out;
  out["standard"] = {{"name", "ninjs"},
                     {"version", "3.1"},
                     {"schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}};
  out["uri"] = guid;
  out["type"] = type;
  out["representationType"] = "full";
  out["version"] = std::to_string(settings.version);
  out["firstCreated"] = settings.first_created;
  out["versionCreated"] = settings.version_created;
  out["pubStatus"] = "usable";
  out["language"] = settings.language;
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

Json picture_of(const news::Picture& picture, const news::Settings& settings) {
  Json out = begin(picture.guid, "picture", settings);
  out["name"] = picture.id;
  out["rel"] = "picture";
  out["title"] = picture.title;
  put_rights(out, picture.rights);
  put(out, "by", picture.creators.empty() ? "" : picture.credit);
  put_creators(out, picture.creators);
  if (!picture.credit.empty()) out["infoSources"].push_back({{"name", picture.credit}, {"role", "credit"}});
  if (!picture.caption.empty())
    out["descriptions"].push_back(
        {{"role", "caption"}, {"contentType", "text/plain"}, {"value", picture.caption}});
  if (const auto href = attr(picture.attrs, "picture.href"); !href.empty())
    out["renditions"].push_back({{"name", "original"}, {"href", std::string(href)}});
  else
    out["edNote"] = common::labels_for(settings.language).caption_only;
  return out;
}

void put_headlines(Json& object, const news::Story& story) {
  const auto add = [&](const char* role, const std::string& text) {
    object["headlines"].push_back({{"role", role}, {"contentType", "text/plain"}, {"value", text}});
  };
  if (!story.headline.empty()) add("main", story.headline);
  for (const std::string& line : story.kickers) add("kicker", line);
  for (const std::string& line : story.subheadlines) add("sub", line);
}

void put_origin(Json& object, const news::Story& story, const news::Settings& settings) {
  put(object, "by", story.by);
  put_creators(object, story.bylines);
  put(object, "located", story.dateline.place);
  const news::Party& provider = settings.provider;
  if (!provider.name.empty()) {
    Json its = {{"name", provider.name}, {"role", "provider"}};
    put(its, "uri", provider.uri);
    object["infoSources"].push_back(std::move(its));
  }
  if (!story.agency.empty()) object["infoSources"].push_back({{"name", story.agency}, {"role", "origin"}});
}

/// The concept's URI in the scheme that IPTC's catalog gives the alias, where that is known here.
std::string uri_of(const std::string& qcode) {
  const std::size_t colon = qcode.find(':');
  const std::string alias = qcode.substr(0, colon), code = qcode.substr(colon + 1);
  if (alias == "medtop") return "http://cv.iptc.org/newscodes/mediatopic/" + code;
  if (alias == "genre") return "http://cv.iptc.org/newscodes/genre/" + code;
  if (alias == "subj") return "http://cv.iptc.org/newscodes/subjectcode/" + code;
  return {};
}

Json concept_of(const news::Concept& its) {
  Json out = Json::object();
  put(out, "name", its.name);
  const std::string uri = uri_of(its.qcode);
  if (uri.empty())
    out["literal"] = its.qcode;
  else
    out["uri"] = uri;
  return out;
}

Json story_of(const news::Story& story, const news::Settings& settings) {
  Json out = begin(story.guid, "text", settings);
  const common::Labels& labels = common::labels_for(settings.language);
  std::string note;
  if (!story.continued_to.empty()) note += labels.continued_to(story.continued_to);
  if (!story.continued_from.empty()) note += labels.continued_from(story.continued_from);
  if (!note.empty()) out["representationType"] = "partial";
  out["title"] = story.title;
  put(out, "edNote", note);
  if (settings.urgency > 0) out["urgency"] = settings.urgency;
  put_rights(out, story.rights);
  put_headlines(out, story);
  put_origin(out, story, settings);
  if (!settings.genre.qcode.empty()) out["genres"].push_back(concept_of(settings.genre));
  for (const news::Concept& subject : settings.subjects) out["subjects"].push_back(concept_of(subject));
  out["altIds"].push_back({{"role", "article"}, {"value", story.id}});
  out["bodies"].push_back({{"role", "main"},
                           {"contentType", "application/xhtml+xml"},
                           {"charCount", news::body_length(story)},
                           {"value", body_of(story)}});
  for (const news::Picture& picture : story.pictures)
    out["associations"].push_back(picture_of(picture, settings));
  return out;
}

}  // namespace

void Writer::open(const Issue& issue) {
  issue_ = issue;
  settings_ = news::settings_from(host(), issue_);
  mapper_.emplace(issue_, settings_);
  package_ = host().option("layout") != "items";
  if (!package_) return;
  Json whole = begin(mapper_->issue_guid(), "composite", settings_);
  put(whole, "title", mapper_->issue_title());
  put_rights(whole, settings_.rights);
  std::string text = whole.dump();
  text.pop_back();  // more is to come
  host().write(text + ",\n\"associations\": [");
}

void Writer::article(const Article& article) {
  const news::Story story = mapper_->map(article);
  Json out = story_of(story, settings_);
  if (!package_) {
    host().part(story.id + ".json");
    return host().write(out.dump(1) + '\n');
  }
  out["name"] = story.id;
  out["rel"] = "article";
  host().write((articles_++ > 0 ? ",\n" : "\n") + out.dump());
}

void Writer::close(const End&) {
  if (package_) host().write("\n]}\n");
}

}  // namespace broadsheet::ninjs
