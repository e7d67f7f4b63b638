#include "news/settings/metadata.hpp"

#include "news/settings/settings.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <functional>

namespace broadsheet::news {
namespace {

bool has(const std::vector<Attr>& attrs, const Attr& its, bool by_value) {
  return std::any_of(attrs.begin(), attrs.end(),
                     [&](const Attr& a) { return a.key == its.key && (!by_value || a.value == its.value); });
}

bool is_list(const Attr& attr) { return story_field(attr.key)->is_list; }

/// Where a field of one value is kept; null for a number or a list.
std::string* text_member(Metadata& m, std::string_view key) {
  const std::pair<std::string_view, std::string*> members[] = {{"guid", &m.guid},
                                                               {"firstCreated", &m.first_created},
                                                               {"versionCreated", &m.version_created},
                                                               {"pubStatus", &m.status},
                                                               {"embargoed", &m.embargoed},
                                                               {"expires", &m.expires},
                                                               {"revision", &m.revision},
                                                               {"slugline", &m.slugline},
                                                               {"located", &m.located},
                                                               {"creditline", &m.creditline},
                                                               {"provider", &m.provider},
                                                               {"copyrightHolder", &m.copyright_holder},
                                                               {"copyrightNotice", &m.copyright_notice},
                                                               {"usageTerms", &m.usage_terms}};
  for (const auto& [name, member] : members)
    if (name == key) return member;
  return nullptr;
}

int* number_member(Metadata& m, std::string_view key) {
  return key == "version"    ? &m.version
         : key == "urgency"  ? &m.urgency
         : key == "priority" ? &m.priority
                             : nullptr;
}

std::vector<std::string>* list_member(Metadata& m, std::string_view key) {
  return key == "keywords"       ? &m.keywords
         : key == "edNote"       ? &m.notes
         : key == "instructions" ? &m.instructions
                                 : nullptr;
}

std::vector<Concept>* concept_member(Metadata& m, std::string_view key) {
  return key == "genre" ? &m.genres : key == "subjects" ? &m.subjects : nullptr;
}

}  // namespace

std::vector<std::string> hold_back(Metadata& its, const std::optional<std::string>& embargo) {
  std::vector<std::string> out;
  const auto withhold = [&](const std::string& why) {
    out.push_back(why + ": it is withheld");
    its.status = "withheld";
  };
  its.status = ascii::lower(its.status);
  if (its.status == "cancelled" || its.status == "killed" || its.status == "kill") its.status = "canceled";
  const bool is_known = its.status.empty() || is_field_value(*story_field("pubStatus"), its.status);
  if (!is_known)
    withhold("has the status \"" + its.status + "\", which is not known");
  else if (embargo && its.embargoed.empty() && its.status != "canceled")
    withhold(is_blank(*embargo) ? "is under embargo until further notice"
                                : "is under an embargo that cannot be read (\"" + one_line(*embargo) + "\")");
  else if (!its.status.empty() && its.status != "usable")
    out.push_back("is " + its.status + ": it is not to be published");
  if (!its.embargoed.empty()) out.push_back("is under embargo until " + its.embargoed);
  return out;
}

std::string joined(const std::vector<std::string>& notes, std::string_view between) {
  std::string out;
  for (const std::string& note : notes) (out += out.empty() ? "" : between) += note;
  return out;
}

Concept concept_of(std::string_view value) {
  Concept out;
  const std::size_t equals = value.find('=');
  const bool has_code = equals != value.npos || value.find(':') != value.npos;
  if (has_code) out.qcode = one_line(value.substr(0, equals));
  if (has_code && equals == value.npos) return out;
  std::string_view name = has_code ? value.substr(equals + 1) : value;
  if (const std::size_t at = name.rfind('@'); at != name.npos) {
    const std::string_view tag = name.substr(at + 1), primary = tag.substr(0, tag.find('-'));
    if (primary.size() >= 2 && primary.size() <= 3 && is_language_tag(tag)) {
      out.language = tag;
      name = name.substr(0, at);
    }
  }
  out.name = one_line(name);
  return out;
}

std::string value_of(const Concept& its) {
  std::string out = its.qcode;
  if (its.name.empty()) return out;
  if (!out.empty()) out += '=';
  return out + its.name + (its.language.empty() ? "" : '@' + its.language);
}

bool is_story_field(const Attr& attr) {
  const StoryField* const field = story_field(attr.key);
  return field && is_field_value(*field, attr.value);
}

std::vector<Attr> fields_of(const std::vector<Attr>& attrs) {
  std::vector<Attr> out;
  for (const Attr& its : attrs) {
    Attr line{its.key, one_line(its.value)};
    if (is_story_field(line) && !has(out, line, is_list(line))) out.push_back(std::move(line));
  }
  return out;
}

void complete(std::vector<Attr>& strong, const std::vector<Attr>& weak) {
  const std::vector<Attr> before = strong;
  for (const Attr& its : weak)
    if (is_list(its) ? !has(strong, its, true) : !has(before, its, false)) strong.push_back(its);
}

Metadata metadata_of(const std::vector<Attr>& fields) {
  Metadata out;
  for (const Attr& its : fields) {
    if (std::string* text = text_member(out, its.key))
      *text = its.value;
    else if (int* number = number_member(out, its.key))
      *number = std::stoi(its.value);
    else if (auto* texts = list_member(out, its.key))
      texts->push_back(its.value);
    else if (auto* concepts = concept_member(out, its.key))
      concepts->push_back(concept_of(its.value));
  }
  if (out.status == "usable") out.status.clear();
  return out;
}

std::vector<Attr> attrs_of(const Metadata& metadata) {
  Metadata m = metadata;
  std::vector<Attr> out;
  for (const StoryField& field : kStoryFields) {
    const auto add = [&](std::string value) {
      if (is_field_value(field, value)) out.push_back({std::string(field.name), std::move(value)});
    };
    if (const std::string* text = text_member(m, field.name)) {
      if (field.name != "pubStatus" || *text != "usable") add(*text);
    } else if (const int* number = number_member(m, field.name)) {
      add(std::to_string(*number));
    } else if (const auto* texts = list_member(m, field.name)) {
      for (const std::string& its : *texts) add(its);
    } else if (const auto* concepts = concept_member(m, field.name)) {
      for (const Concept& its : *concepts) add(value_of(its));
    }
  }
  return out;
}

}  // namespace broadsheet::news
