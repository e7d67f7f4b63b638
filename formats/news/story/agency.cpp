#include "news/story/agency.hpp"

#include "common/text.hpp"
#include "news/text/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::news {
namespace {

constexpr auto kAgencies = std::to_array<std::string_view>({"新华社",
                                                            "新華社",
                                                            "中新社",
                                                            "中新网",
                                                            "中国新闻社",
                                                            "中通社",
                                                            "新华网",
                                                            "人民网",
                                                            "视觉中国",
                                                            "路透社",
                                                            "路透",
                                                            "法新社",
                                                            "美联社",
                                                            "美聯社",
                                                            "彭博社",
                                                            "彭博",
                                                            "合众社",
                                                            "塔斯社",
                                                            "俄新社",
                                                            "共同社",
                                                            "韩联社",
                                                            "韓聯社",
                                                            "中央社",
                                                            "中通社",
                                                            "德新社",
                                                            "安莎社",
                                                            "埃菲社",
                                                            "共同通信",
                                                            "時事通信",
                                                            "ロイター",
                                                            "AFP時事",
                                                            "연합뉴스",
                                                            "Xinhua",
                                                            "Reuters",
                                                            "REUTERS",
                                                            "AFP",
                                                            "AP",
                                                            "UPI",
                                                            "dpa",
                                                            "DPA",
                                                            "EPA",
                                                            "EFE",
                                                            "ANSA",
                                                            "TASS",
                                                            "Kyodo",
                                                            "Yonhap",
                                                            "PTI",
                                                            "Jiji",
                                                            "Bloomberg",
                                                            "Getty",
                                                            "Agence France-Presse",
                                                            "Associated Press",
                                                            "Press Association"});

constexpr auto kStaff = std::to_array<std::string_view>(
    {"本报", "本報", "本刊", "本社", "记者", "記者", "撮影・", "Staff", "staff"});

/// Words around a name in a credit. Longer ones stand before those they contain.
constexpr auto kCreditRoles = std::to_array<std::string_view>(
    {"本报特约记者", "本报见习记者", "本报通讯员", "本报记者", "本報記者", "实习记者", "见习记者",
     "特约记者",     "通讯员",       "通訊員",     "记者",     "記者",     "Photo by", "Photograph by",
     "Picture by",   "Photo:",       "Picture:",   "Pic:",     "Pix:",     "Image:",   "Foto:",
     "Photo",        "写真・",       "撮影・",     "カメラ・"});
constexpr auto kCreditVerbs =
    std::to_array<std::string_view>({"摄影报道", "攝影報導", "文/图", "文/摄", "图/文", "摄影", "攝影",
                                     "供图", "提供", "摄", "攝", "图", "撮影"});

// With the mark that repeats a character, which names have: 佐々木.
bool is_han(char32_t c) {
  return c == 0x3005 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Whether `word` stands in `text` as a word: a Latin one not inside another.
bool names(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool inside = (ascii::is_letter(word.front()) && at > 0 && ascii::is_letter(text[at - 1])) ||
                        (ascii::is_letter(word.back()) && end < text.size() && ascii::is_letter(text[end]));
    if (!inside) return true;
  }
  return false;
}

/// Takes the first of `words` off the front (or the end) of `text`; "" = none was there.
template <std::size_t N>
std::string_view take_word(std::string_view& text, const std::array<std::string_view, N>& words,
                           bool at_end) {
  for (const std::string_view word : words) {
    if (at_end ? !text.ends_with(word) : !text.starts_with(word)) continue;
    if (at_end)
      text.remove_suffix(word.size());
    else
      text.remove_prefix(word.size());
    return word;
  }
  return {};
}

/// Two to four Han characters, or two or three capitalised Latin words.
bool is_personal_name(std::string_view name) {
  std::size_t han = 0, words = 0, other = 0;
  bool starts_word = true;
  while (!name.empty()) {
    const char32_t c = common::take_char(name);
    if (is_han(c))
      ++han;
    else if (c == ' ')
      starts_word = true;
    else if (starts_word && c >= 'A' && c <= 'Z')
      ++words, starts_word = false;
    else if (!starts_word && (c >= 0xC0 || c == '.' || c == '-' || c == '\'' ||
                              (c < 0x80 && ascii::is_letter(static_cast<char>(c)))))
      continue;
    else
      ++other;
  }
  if (other > 0) return false;
  return words == 0 ? han >= 2 && han <= 4 : han == 0 && words >= 2 && words <= 3;
}

}  // namespace

std::string_view agency_in(std::string_view text) {
  for (const std::string_view agency : kAgencies)
    if (names(text, agency)) return agency;
  return {};
}

std::string agency_of(const Article& article) {
  if (article.dateline && !article.dateline->agency.empty()) return one_line(article.dateline->agency);
  std::string_view agency = agency_in(article.lead);
  for (const Byline& byline : article.bylines) {
    if (agency.empty()) agency = agency_in(byline.role);
    if (agency.empty()) agency = agency_in(byline.name);
  }
  return std::string(agency);
}

bool is_staff_credit(std::string_view credit) {
  return agency_in(credit).empty() && std::any_of(kStaff.begin(), kStaff.end(),
                                                  [&](std::string_view word) { return names(credit, word); });
}

std::vector<Byline> persons_of_credit(std::string_view credit) {
  const std::string line = one_line(credit);
  std::string_view rest = line;
  const std::string_view role = take_word(rest, kCreditRoles, false);
  const std::string_view verb = take_word(rest, kCreditVerbs, true);
  if (role.empty() && verb.empty()) return {};
  std::vector<Byline> persons;
  const auto add = [&](std::string_view name) {
    const std::string trimmed = one_line(name);
    if (!is_personal_name(trimmed)) return false;
    persons.push_back({std::string(role), trimmed});
    return true;
  };
  // Han names are separated by blanks or 、; a Latin name has blanks within.
  if (is_personal_name(one_line(rest))) {
    add(rest);
    return persons;
  }
  for (std::size_t begin = 0; begin < rest.size();) {
    const std::size_t comma = rest.find("、", begin), blank = rest.find(' ', begin);
    const std::size_t end = std::min({comma, blank, rest.size()});
    if (end > begin && !add(rest.substr(begin, end - begin))) return {};
    begin = end + (end == comma ? std::string_view("、").size() : 1);
  }
  return persons;
}

}  // namespace broadsheet::news
