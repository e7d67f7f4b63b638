#include "newsml/items/subjects.hpp"

#include "common/text.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/settings/rules.hpp"
#include "news/xml/xml.hpp"

#include <algorithm>
#include <utility>

namespace broadsheet::newsml {
namespace {

using news::add;
using news::set;

std::string alias_of(const std::string& code) { return code.substr(0, code.find(':')); }

bool is_uri(const std::string& code) { return code.find("://") != code.npos || code.starts_with("urn:"); }

/// A code as its receivers can resolve it: attribute and value. A URI in a scheme that is declared is
/// written with its alias.
std::pair<const char*, std::string> resolvable(const std::string& code, const Frame& frame) {
  if (is_uri(code)) {
    for (const auto& [alias, uri] : frame.settings.schemes)
      if (code.size() > uri.size() && code.starts_with(uri))
        return {"qcode", alias + ':' + code.substr(uri.size())};
    const std::string known = news::qcode_of_uri(code);
    return known.empty() ? std::pair("uri", code) : std::pair("qcode", known);
  }
  return {news::is_declared(code, frame.settings.schemes) ? "qcode" : "literal", code};
}

void add_concept(pugi::xml_node content_meta, const char* element, const Frame& frame,
                 const news::Concept& its) {
  pugi::xml_node node = add(content_meta, element);
  if (its.qcode.empty()) {
    set(node, "literal", its.name);
  } else {
    const auto [attribute, value] = resolvable(its.qcode, frame);
    set(node, attribute, value);
  }
  if (its.name.empty()) return;
  news::set_if(add(node, "name", its.name), "xml:lang", language_of_name(its, frame.settings.language));
}

/// The 17 codes that IPTC's media topics share with its older subject codes, which Superdesk knows:
/// medtop:04000000 is subj:04000000.
bool is_top_topic(const std::string& qcode) {
  constexpr std::string_view kBegin = "medtop:", kEnd = "000000";
  if (qcode.size() != kBegin.size() + 8 || !qcode.starts_with(kBegin) || !qcode.ends_with(kEnd)) return false;
  const std::string number = qcode.substr(kBegin.size(), 2);
  return number >= "01" && number <= "17";
}

enum class Letters { none, latin, other };

Letters letters_in(std::string_view text) {
  Letters out = Letters::none;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    const bool is_latin = ((c | 0x20) >= U'a' && (c | 0x20) <= U'z') || (c >= 0xC0 && c < 0x250);
    if (!is_latin && c >= 0x370 && !(c >= 0x2000 && c < 0x2E80)) return Letters::other;
    if (is_latin) out = Letters::latin;
  }
  return out;
}

/// Languages that are not written in Latin letters.
bool has_other_letters(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const std::string_view its : {"zh", "ja", "ko", "ru", "uk", "bg", "sr", "mk", "el", "ar", "fa",
                                     "ur", "he", "hi", "bn", "th", "ta", "te", "ka", "hy", "mn"})
    if (primary == its) return language.find("-Latn") == language.npos;
  return false;
}

}  // namespace

std::string language_of_name(const news::Concept& its, const std::string& paper) {
  if (!its.language.empty()) return its.language;
  const Letters letters = letters_in(its.name);
  const bool fits = letters == Letters::none || (letters == Letters::other) == has_other_letters(paper);
  if (fits && paper != "und") return paper;
  return letters == Letters::latin && paper != "und" ? "en" : "";
}

std::set<std::string> unknown_aliases(const news::Metadata& its, const news::Settings& settings) {
  std::set<std::string> out;
  for (const auto* concepts : {&its.genres, &its.subjects})
    for (const news::Concept& each : *concepts)
      if (each.qcode.find(':') != each.qcode.npos && !news::is_declared(each.qcode, settings.schemes))
        out.insert(alias_of(each.qcode));
  return out;
}

void add_subjects(pugi::xml_node content_meta, const Frame& frame, const news::Metadata& its) {
  for (const news::Concept& genre : its.genres) add_concept(content_meta, "genre", frame, genre);
  for (const std::string& keyword : its.keywords) add(content_meta, "keyword", keyword);
  for (const news::Concept& subject : its.subjects) {
    add_concept(content_meta, "subject", frame, subject);
    if (frame.settings.audience != news::Audience::superdesk || !is_top_topic(subject.qcode)) continue;
    news::Concept twin = subject;
    twin.qcode.replace(0, std::string_view("medtop").size(), "subj");
    add_concept(content_meta, "subject", frame, twin);
  }
}

}  // namespace broadsheet::newsml
