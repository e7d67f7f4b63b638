#include "common/display_lines.hpp"

#include "common/text.hpp"

namespace broadsheet::common {
namespace {

bool shows(std::string_view lead, std::string_view part) { return lead.find(part) != lead.npos; }

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

bool is_written_without_blanks(std::string_view name) {
  const char32_t c = take_char(name);
  return is_cjk(c) && !is_hangul(c);
}

}  // namespace

bool role_follows_name(const Byline& byline) {
  std::string_view name = byline.name;
  return !byline.role.empty() && !name.empty() && is_hangul(take_char(name));
}

std::string_view blank_between(const Byline& before, const Byline& byline) {
  if (!is_written_without_blanks(byline.name)) return ", ";
  return before.role == byline.role ? "、" : " ";
}

std::string byline_as_printed(const Article& article) {
  std::string line;
  const Byline* before = nullptr;
  for (const Byline& byline : article.bylines) {
    if (byline.name.empty() || shows(article.lead, byline.name)) continue;
    const bool same_role = before && before->role == byline.role, follows = role_follows_name(byline);
    if (before) line += blank_between(*before, byline);
    if (!follows && !same_role && !byline.role.empty()) line.append(byline.role).append(" ");
    line += byline.name;
    if (follows) line.append(" ").append(byline.role);
    before = &byline;
  }
  return line;
}

std::string dateline_line(const Article& article) {
  if (!article.dateline) return {};
  const Dateline& dateline = *article.dateline;
  if (!dateline.text.empty()) return shows(article.lead, dateline.text) ? std::string() : dateline.text;
  std::string line;
  for (const std::string* part : {&dateline.agency, &dateline.place, &dateline.date})
    if (!part->empty() && !shows(article.lead, *part)) line.append(line.empty() ? "" : " ").append(*part);
  return line;
}

bool has_bullet(std::string_view text) {
  constexpr std::u32string_view kBullets = U"•●○■□◆◇▪▫▲△▼★☆※·・‣–—-*①②③④⑤⑥⑦⑧⑨⑩（(";
  constexpr std::u32string_view kDigits = U"0123456789０１２３４５６７８９一二三四五六七八九十";
  constexpr std::u32string_view kAfterNumber = U"、.．)）:：";
  if (text.empty()) return false;
  char32_t c = take_char(text);
  if (kBullets.find(c) != kBullets.npos) return true;
  if (kDigits.find(c) == kDigits.npos) return false;
  while (!text.empty() && kDigits.find(c) != kDigits.npos) c = take_char(text);
  return kAfterNumber.find(c) != kAfterNumber.npos;
}

}  // namespace broadsheet::common
