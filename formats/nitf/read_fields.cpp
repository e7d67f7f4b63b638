#include "nitf/read_fields.hpp"

#include "common/timestamp.hpp"
#include "news/xml/xml_input.hpp"
#include "nitf/document.hpp"
#include "nitf/read_document.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <optional>

namespace broadsheet::nitf {
namespace {

using news::attribute;
using news::child;
using news::children;

std::string moment_in(pugi::xml_node data, const char* element) {
  return moment_of(attribute(child(data, element), "norm"));
}

bool is_later(const std::string& a, const std::string& b) {
  const auto first = common::parse_timestamp(a), second = common::parse_timestamp(b);
  return first && second && first->seconds > second->seconds;
}

/// Returns what is said of an embargo's end, if there is one.
std::optional<std::string> read_times(pugi::xml_node data, news::Metadata& out) {
  out.version_created = moment_in(data, "date.issue");
  out.expires = moment_in(data, "date.expire");
  const std::string release = moment_in(data, "date.release");
  const bool is_embargoed = out.status == "embargoed";
  if (is_embargoed || is_later(release, out.version_created)) out.embargoed = release;
  if (out.version_created.empty() && out.embargoed.empty()) out.version_created = release;
  if (is_embargoed) out.status.clear();
  return is_embargoed ? std::optional(attribute(child(data, "date.release"), "norm")) : std::nullopt;
}

void read_subjects(pugi::xml_node object, news::Metadata& out) {
  for (const pugi::xml_node its : children(object, "tobject.property"))
    if (const std::string type = attribute(its, "tobject.property.type"); !type.empty())
      out.genres.push_back({"", type, ""});
  for (const pugi::xml_node its : children(object, "tobject.subject")) {
    const std::string code = attribute(its, "tobject.subject.refnum"),
                      owner = attribute(its, "tobject.subject.ipr");
    std::string name;
    for (const char* tier : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"})
      if (name.empty()) name = attribute(its, tier);
    const bool is_iptc = owner.empty() || owner == "IPTC";
    if (!code.empty()) out.subjects.push_back({(is_iptc ? "subj" : owner) + ':' + code, name, ""});
  }
}

}  // namespace

std::string moment_of(std::string_view norm) {
  const std::string day = date_of(norm);
  if (day.empty()) return {};
  const std::size_t at = norm.find('T');
  std::string time, zone;
  for (const char c : at == norm.npos ? std::string_view() : norm.substr(at + 1)) {
    const bool in_zone = !zone.empty() || c == 'Z' || c == '+' || c == '-';
    if (c != ':') (in_zone ? zone : time) += c;
  }
  time = time.substr(0, time.find_first_of(".,"));
  time.resize(6, '0');
  if (zone.empty()) zone = "Z";
  if (zone.size() == 5) zone.insert(3, ":");
  const std::string moment =
      day + 'T' + time.substr(0, 2) + ':' + time.substr(2, 2) + ':' + time.substr(4, 2) + zone;
  const auto its = common::parse_timestamp(moment);
  return its ? its->in_zone() : "";
}

news::Metadata read_fields(pugi::xml_node head, std::vector<std::string>& held_back) {
  news::Metadata out;
  const pugi::xml_node data = child(head, "docdata");
  out.guid = attribute(child(data, "doc-id"), "id-string");
  if (const int version = ascii::number<int>(attribute(child(data, "du-key"), "version")).value_or(0);
      version > 1)
    out.version = version;
  if (child(data, "correction")) out.revision = "correction";
  out.status = attribute(data, "management-status");
  held_back = news::hold_back(out, read_times(data, out));
  out.urgency = ascii::number<int>(attribute(child(data, "urgency"), "ed-urg")).value_or(0);
  out.slugline = attribute(child(data, "du-key"), "key");
  for (const pugi::xml_node meta : children(head, "meta"))
    if (attribute(meta, "name") == "anpa-keyword") out.slugline = attribute(meta, "content");
  out.copyright_holder = attribute(child(data, "doc.copyright"), "holder");
  out.usage_terms = attribute(child(data, "doc.rights"), "limitations");
  for (const pugi::xml_node its : children(child(data, "key-list"), "keyword"))
    if (std::string key = attribute(its, "key"); !key.empty()) out.keywords.push_back(std::move(key));
  for (const pugi::xml_node its : children(data, "ed-msg")) {
    const std::string type = attribute(its, "msg-type");
    if (type != "continued")
      (type == "instructions" ? out.instructions : out.notes).push_back(attribute(its, "info"));
  }
  read_subjects(child(head, "tobject"), out);
  return out;
}

}  // namespace broadsheet::nitf
