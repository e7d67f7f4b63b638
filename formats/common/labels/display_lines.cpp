#include "common/labels/display_lines.hpp"

#include "common/labels/by_words.hpp"
#include "common/text.hpp"

namespace broadsheet::common {
namespace {

bool shows(std::string_view lead, std::string_view part) { return lead.find(part) != lead.npos; }

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

bool is_written_without_blanks(std::string_view name) {
  const char32_t c = take_char(name);
  return is_cjk(c) && !is_hangul(c);
}

bool is_european(std::string_view text) {
  constexpr char32_t kEnd = 0x530;  // of Latin, Greek and Cyrillic
  return !text.empty() && take_char(text) < kEnd;
}

constexpr std::string_view kBeforePost = ", ";

bool has_post_behind(const Byline& byline) { return blank_before_role(byline) == kBeforePost; }

}  // namespace

std::string_view blank_before_role(const Byline& byline) {
  std::string_view name = byline.name;
  if (byline.role.empty() || name.empty()) return {};
  if (is_hangul(take_char(name))) return " ";
  const bool is_post = is_european(byline.name) && is_european(byline.role) && !introduces_names(byline.role);
  return is_post ? kBeforePost : std::string_view();
}

bool role_follows_name(const Byline& byline) { return !blank_before_role(byline).empty(); }

bool shares_role_with_next(const Byline& byline, const Byline& next) {
  return has_post_behind(byline) && has_post_behind(next) && byline.role == next.role;
}

std::string_view blank_between(const Byline& before, const Byline& byline) {
  const bool ends_with_post =
      (has_post_behind(before) || has_post_behind(byline)) && before.role != byline.role;
  if (ends_with_post) return "; ";
  if (!is_written_without_blanks(byline.name)) return ", ";
  return before.role == byline.role ? "、" : " ";
}

std::vector<Byline> printed_bylines(const Article& article) {
  std::vector<Byline> out;
  for (const Byline& byline : article.bylines)
    if (!byline.name.empty() && !shows(article.lead, byline.name)) out.push_back(byline);
  return out;
}

std::string byline_as_printed(const Article& article) {
  const std::vector<Byline> printed = printed_bylines(article);
  std::string line;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const Byline& byline = printed[i];
    const bool same_role = i > 0 && printed[i - 1].role == byline.role, follows = role_follows_name(byline);
    if (i > 0) line += blank_between(printed[i - 1], byline);
    if (!follows && !same_role && !byline.role.empty()) line.append(byline.role).append(" ");
    line += byline.name;
    if (follows && !(i + 1 < printed.size() && shares_role_with_next(byline, printed[i + 1])))
      line.append(blank_before_role(byline)).append(byline.role);
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
