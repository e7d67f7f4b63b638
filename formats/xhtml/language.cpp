#include "xhtml/language.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace broadsheet::xhtml {
namespace {

using ascii::is_alphanumeric;
using ascii::is_letter;

/// The subtags in lower case; none where the text is no tag (RFC 5646 section 2.1).
std::vector<std::string> subtags(std::string_view tag) {
  std::vector<std::string> out(1);
  for (const char c : tag) {
    if (c == '-' || c == '_')
      out.emplace_back();
    else if (is_alphanumeric(c))
      out.back() += ascii::lower(c);
    else
      return {};
  }
  const std::string& primary = out.front();
  if (primary.size() < 2 || primary.size() > 8 || !std::all_of(primary.begin(), primary.end(), is_letter))
    return {};
  for (const std::string& s : out)
    if (s.empty() || s.size() > 8) return {};
  return out;
}

bool has(const std::vector<std::string>& tags, std::string_view subtag) {
  return std::find(tags.begin() + 1, tags.end(), subtag) != tags.end();
}

bool is_traditional(const std::vector<std::string>& tags) {
  if (has(tags, "hans")) return false;
  return has(tags, "hant") || has(tags, "tw") || has(tags, "hk") || has(tags, "mo");
}

}  // namespace

Typography typography_of(std::string_view language) {
  const auto tags = subtags(language);
  if (tags.empty()) return Typography::latin;
  if (tags[0] == "ja") return Typography::japanese;
  if (tags[0] == "ko") return Typography::korean;
  if (tags[0] == "yue") return has(tags, "hans") ? Typography::hans : Typography::hant;
  if (tags[0] == "zh" || tags[0] == "cmn") return is_traditional(tags) ? Typography::hant : Typography::hans;
  return Typography::latin;
}

bool can_be_vertical(std::string_view language) { return typography_of(language) != Typography::latin; }

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 8> kRightToLeft = {"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"};
  const auto tags = subtags(language);
  if (tags.empty() || has(tags, "latn")) return false;
  return std::find(kRightToLeft.begin(), kRightToLeft.end(), tags[0]) != kRightToLeft.end() ||
         has(tags, "arab");
}

std::string web_language(std::string_view language) {
  const auto tags = subtags(language);
  if (tags.empty()) return "und";
  if (tags[0] == "zh" && tags.size() == 2 && tags[1] == "hans") return "zh-CN";
  if (tags[0] == "zh" && tags.size() == 2 && tags[1] == "hant") return "zh-TW";
  if (tags[0] == "zh" && tags.size() == 1) return "zh-CN";
  if (tags[0] == "zh" && tags.size() == 3 && tags[1] == "hant" && tags[2] == "hk") return "zh-HK";
  std::string out(language);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

}  // namespace broadsheet::xhtml
