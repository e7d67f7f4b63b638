#include "ninjs/versions.hpp"

#include <broadsheet/ascii.hpp>

#include <map>

namespace broadsheet::ninjs {
namespace {

using Json = nlohmann::ordered_json;

Json standard_of(std::string_view version) {
  return {{"name", "ninjs"},
          {"version", std::string(version)},
          {"schema", "http://www.iptc.org/std/ninjs/ninjs-schema_" + std::string(version) + ".json"}};
}

/// 2.x: the same in small letters, but for the embargo.
Json second_of(const Json& its) {
  if (its.is_array()) {
    Json out = Json::array();
    for (const Json& entry : its) out.push_back(second_of(entry));
    return out;
  }
  if (!its.is_object()) return its;
  Json out = Json::object();
  const bool is_association = its.contains("uri") && its.contains("type");
  for (const auto& [name, value] : its.items()) {
    if (is_association && name == "rel") continue;  // of 3.x
    out[name == "embargoedUntil" ? "embargoed" : ascii::lower(name)] = second_of(value);
  }
  return out;
}

std::string text(const Json& object, const char* name) { return object.value(name, std::string()); }

/// A concept of 1.x: scheme and code out of a URI.
Json first_concept(const Json& its) {
  Json out = Json::object();
  if (its.contains("name")) out["name"] = its["name"];
  for (const char* role : {"rel", "role"})
    if (its.contains(role)) out["rel"] = its[role];
  const std::string uri = text(its, "uri"), literal = text(its, "literal");
  const std::size_t slash = uri.find_last_of('/');
  if (slash != uri.npos && slash + 1 < uri.size()) {
    out["scheme"] = uri.substr(0, slash + 1);
    out["code"] = uri.substr(slash + 1);
  } else if (!uri.empty() || !literal.empty()) {
    out["code"] = uri.empty() ? literal : uri;
  }
  return out;
}

Json first_of(const Json& its, bool for_superdesk);

/// headlines, bodies, descriptions: the main text has the plain name, others one with their role.
void first_texts(Json& out, const Json& texts, const std::string& name) {
  std::map<std::string, int> taken;
  for (const Json& its : texts) {
    const std::string role = text(its, "role"), type = text(its, "contentType");
    std::string member = name;
    if (name == "body")
      member += type == "text/plain" ? "_text" : type == "text/html" ? "_html" : "_xhtml";
    else if (name == "description")
      member += "_text";
    else if (role != "main")
      member += '_' + member_name(role);
    if (const int n = ++taken[member]; n > 1) member += '_' + std::to_string(n);
    out[member] = its["value"];
    if (name == "body" && its.contains("charCount")) out["charcount"] = its["charCount"];
  }
}

const std::map<std::string_view, const char*>& lists_of_concepts() {
  static const std::map<std::string_view, const char*> all = {
      {"people", "person"}, {"organisations", "organisation"}, {"places", "place"}, {"subjects", "subject"},
      {"genres", "genre"},  {"infoSources", "infosource"}};
  return all;
}

void first_concepts(Json& out, const Json& list, const char* name, bool for_superdesk) {
  for (const Json& its : list) {
    if (for_superdesk && text(its, "rel") == kKeyword)
      out["keywords"].push_back(its["name"]);
    else
      out[name].push_back(first_concept(its));
  }
}

void first_member(Json& out, const std::string& name, const Json& value, bool for_superdesk) {
  if (const auto list = lists_of_concepts().find(name); list != lists_of_concepts().end())
    return first_concepts(out, value, list->second, for_superdesk);
  if (name == "headlines") return first_texts(out, value, "headline");
  if (name == "bodies") return first_texts(out, value, "body");
  if (name == "descriptions") return first_texts(out, value, "description");
  if (name == "associations") {
    for (const Json& its : value)
      out["associations"][member_name(text(its, "name"))] = first_of(its, for_superdesk);
  } else if (name == "renditions") {
    for (const Json& its : value) {
      Json rendition = second_of(its);
      rendition.erase("name");
      if (rendition.contains("contenttype")) {
        rendition["mimetype"] = rendition["contenttype"];
        rendition.erase("contenttype");
      }
      out["renditions"][member_name(text(its, "name"))] = std::move(rendition);
    }
  } else if (name == "altIds") {
    for (const Json& its : value) out["altids"][member_name(text(its, "role"))] = its["value"];
  } else if (name == "representationType") {
    out["representationtype"] = value == "full" ? "complete" : "incomplete";
  } else if (name == "by") {
    out["byline"] = value;
  } else {
    out[name == "embargoedUntil" ? "embargoed" : ascii::lower(name)] = value;
  }
}

Json first_of(const Json& its, bool for_superdesk) {
  Json out = Json::object();
  for (const auto& [name, value] : its.items())
    if (name != "name" && name != "rel") first_member(out, name, value, for_superdesk);
  if (out.contains("body_xhtml")) out["mimetype"] = "application/xhtml+xml";
  return out;
}

/// Each association says its version, too, as it did before.
void say_standard(Json& object, std::string_view version, const char* name) {
  Json out = {{name, standard_of(version)}};
  out.update(object);
  for (const char* members : {"associations"})
    if (out.contains(members))
      for (Json& its : out[members]) say_standard(its, version, name);
  object = std::move(out);
}

}  // namespace

std::string member_name(std::string_view name) {
  std::string out;
  for (const char c : name)
    out += (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? c : '_';
  return out.empty() ? "_" : out;
}

Json as_version(Json object, std::string_view version, bool for_superdesk) {
  const char major = version.empty() ? '3' : version.front();
  if (major == '1') object = first_of(object, for_superdesk);
  if (major == '2') object = second_of(object);
  say_standard(object, version, major == '1' ? "$standard" : "standard");
  return object;
}

}  // namespace broadsheet::ninjs
