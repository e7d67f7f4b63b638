#include "ocr/language.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::ocr {
namespace {

// ISO 639-2 in both its forms, and the names that OCR programs and libraries write out.
struct Language {
  std::string_view code, name, tag;
};
// clang-format off
constexpr std::array kLanguages = {
    Language{"ger", "german", "de"},     Language{"deu", "fraktur", "de"},    Language{"frk", "germanstandard", "de"},
    Language{"fre", "french", "fr"},     Language{"fra", "frenchstandard", "fr"}, Language{"eng", "english", "en"},
    Language{"dut", "dutch", "nl"},      Language{"nld", "dutchstandard", "nl"}, Language{"ita", "italian", "it"},
    Language{"spa", "spanish", "es"},    Language{"por", "portuguese", "pt"}, Language{"jpn", "japanese", "ja"},
    Language{"chi", "chinese", "zh"},    Language{"zho", "chineseprc", "zh-Hans"}, Language{"kor", "korean", "ko"},
    Language{"fin", "finnish", "fi"},    Language{"swe", "swedish", "sv"},    Language{"dan", "danish", "da"},
    Language{"nor", "norwegian", "no"},  Language{"pol", "polish", "pl"},     Language{"cze", "czech", "cs"},
    Language{"ces", "czech", "cs"},      Language{"est", "estonian", "et"},   Language{"lav", "latvian", "lv"},
    Language{"lit", "lithuanian", "lt"}, Language{"rus", "russian", "ru"},    Language{"ltz", "luxembourgish", "lb"},
    Language{"hun", "hungarian", "hu"},  Language{"wel", "welsh", "cy"},      Language{"cym", "welsh", "cy"},
    Language{"slv", "slovenian", "sl"},  Language{"hrv", "croatian", "hr"},   Language{"srp", "serbian", "sr"},
    Language{"gre", "greek", "el"},      Language{"ell", "greek", "el"},      Language{"tur", "turkish", "tr"},
    Language{"ara", "arabic", "ar"},     Language{"heb", "hebrew", "he"},     Language{"yid", "yiddish", "yi"},
    Language{"vie", "vietnamese", "vi"}, Language{"tha", "thai", "th"},       Language{"ukr", "ukrainian", "uk"}};
// clang-format on

bool is_tag_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

std::string language_tag(std::string_view text) {
  std::string its;
  for (const char c : text.substr(0, 40)) its += c == '_' ? '-' : ascii::lower(c);
  its.resize(std::min(its.find('+'), its.size()));  // "deu+fra": the first is the main one
  if (its.starts_with("chi-sim")) return "zh-Hans";
  if (its.starts_with("chi-tra")) return "zh-Hant";
  const std::string primary = its.substr(0, its.find('-'));
  for (const Language& language : kLanguages)
    if (primary == language.code || primary == language.name) return std::string(language.tag);
  const bool plain = std::all_of(its.begin(), its.end(), is_tag_character);
  if (primary.size() != 2 || !plain || primary[0] < 'a' || primary[1] < 'a') return {};
  if (its.size() > 12 || its.back() == '-') return primary;
  std::string rest(
      text.substr(2, its.size() - 2));  // regions and scripts keep the capitals they are written with
  std::replace(rest.begin(), rest.end(), '_', '-');
  return primary + rest;
}

std::string most_used_language(const std::map<std::string, std::size_t>& lines) {
  const auto most = std::max_element(lines.begin(), lines.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == lines.end() ? std::string() : language_tag(most->first);
}

}  // namespace broadsheet::ocr
