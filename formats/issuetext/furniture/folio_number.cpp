#include "issuetext/furniture/folio_number.hpp"

#include "reconstruct/language/dates.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::issuetext {
namespace {

constexpr View kNumerals = U"〇一二三四五六七八九十";

// What counts pages behind their number.
View without_counter(View s) {
  constexpr View kPage = U"ページ";
  if (ends_with(s, kPage)) return s.substr(0, s.size() - kPage.size());
  return !s.empty() && contains(U"版面面页頁면", s.back()) ? s.substr(0, s.size() - 1) : s;
}

// The number as page_number() has it.
std::string page_of_label(View s) {
  while (contains(U"第（(", s.front())) s.remove_prefix(1);
  return page_number(without_counter(contains(U"）)", s.back()) ? s.substr(0, s.size() - 1) : s));
}

// "第二版"
bool is_numeral_label(View s) {
  if (s.front() != U'第') return false;
  const View number = without_counter(s.substr(1));
  return !number.empty() && number.size() <= 3 && number.size() + 1 < s.size() &&
         std::all_of(number.begin(), number.end(), [](char32_t c) { return contains(kNumerals, c); });
}

// "p." before "7" and "第A02版" behind what stands before it.
void add_parted(View word, const Profile& profile, std::vector<View>& out) {
  const std::size_t known = profile.page_words.length_at(word), label = word.find(U'第');
  const std::size_t at = known > 0 ? known : label != View::npos && label > 0 ? label : word.size();
  if (at < word.size() && is_page_label(word.substr(at)) && (known == 0 || is_digit(word[at]))) {
    out.push_back(word.substr(0, at));
    word.remove_prefix(at);
  }
  const std::size_t colon = word.find_first_of(U"：:");
  if (colon != View::npos && colon + 1 < word.size() && is_page_label(word.substr(0, colon))) {
    out.push_back(word.substr(0, colon));
    word.remove_prefix(colon + 1);
  }
  if (!word.empty()) out.push_back(word);
}

// What stands before the number of an issue or a volume, or after it, in lower case and without a point.
bool counts_issues(View word) {
  static constexpr std::array<View, 30> kWords = {
      U"no",     U"nr",     U"nº",     U"n°",      U"n",       U"№",       U"num",      U"núm",
      U"vol",    U"volume", U"issue",  U"ausgabe", U"jg",      U"jahrg",   U"jahrgang", U"année",
      U"anno",   U"año",    U"rok",    U"год",     U"edition", U"edición", U"édition",  U"numéro",
      U"número", U"numero", U"nummer", U"price",   U"preis",   U"prix"};
  Text bare;
  for (const char32_t c : word)
    if (!contains(U".,", c)) bare += to_lower(c);
  return std::find(kWords.begin(), kWords.end(), View(bare)) != kWords.end();
}

bool is_word(View word) { return std::any_of(word.begin(), word.end(), is_letter); }

// "Television:", with what it points to after it.
bool points(View word, const Profile& profile) {
  return word.size() > 1 && contains(U":：", word.back()) && is_word(word) &&
         !profile.page_words.has(word.substr(0, word.size() - 1));
}

class FolioLine {
 public:
  FolioLine(View line, const Profile& profile, bool only_furniture)
      : line_(line), profile_(profile), only_furniture_(only_furniture), words_(folio_words(line, profile)) {
    date_ = iso_date(line, profile);
  }

  std::string number() const {
    const bool may_jump = !only_furniture_ && date_.empty();  // German jumps may read "Seite 7"
    if (may_jump && (jump_to(line_, profile_) || jump_from(line_, profile_))) return {};
    std::string found;
    int best = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const int surety = surety_of(i);
      if (surety == 0 || surety < best) continue;
      const std::string page = page_of_label(words_[i]);
      if (surety == best && page != found) return {};  // an index of several pages
      best = surety, found = page;
    }
    return found;
  }

 private:
  static constexpr std::size_t kShort = 12;  // characters

  // How surely the word is the number of the page: 0 = not.
  int surety_of(std::size_t i) const {
    const View word = words_[i];
    if (!is_page_label(word) || is_of_issue(i) || is_edition(word) || !keeps_date(word)) return 0;
    for (std::size_t k = 0; k < i; ++k)
      if (points(words_[k], profile_)) return 0;
    if (words_.size() == 1) return 2;
    const bool is_named = i > 0 && profile_.page_words.has(words_[i - 1]);
    const bool says_so = !is_digit(word[0]) || !is_digit(word.back());
    const bool leads = i == 0 && is_upper(word[0]) && line_.size() <= kShort;  // "B02 本地·社区"
    if (is_named || says_so) return only_furniture_ || !date_.empty() || is_named || leads ? 2 : 0;
    if (only_furniture_) return 1;
    const bool is_edge = i == 0 || (i + 1 == words_.size() && !is_lower(words_[i - 1][0]));
    return (is_edge || is_beside_section(i)) && !date_.empty() ? 1 : 0;
  }

  // "No. 12", "Nr. 62 / 78. Jahrgang", "1.80"
  bool is_of_issue(std::size_t i) const {
    if (i > 0 && profile_.page_words.has(words_[i - 1])) return false;
    if (i > 0 && (counts_issues(words_[i - 1]) || words_[i - 1] == U"/")) return true;
    if (i + 1 < words_.size() && (counts_issues(words_[i + 1]) || words_[i + 1] == U"/")) return true;
    return false;
  }

  // "12版": which edition of the day a Japanese paper is; its pages are 面.
  bool is_edition(View word) const {
    return profile_.language == "ja" && word.back() == U'版' && word.front() != U'第';
  }

  // "社会 28"
  bool is_beside_section(std::size_t i) const {
    return i > 0 && std::any_of(profile_.sections.begin(), profile_.sections.end(),
                                [&](View section) { return section == words_[i - 1]; });
  }

  // Without the day the date would be another.
  bool keeps_date(View word) const {
    if (date_.empty()) return true;
    Text rest(line_);
    rest.erase(static_cast<std::size_t>(word.data() - line_.data()), word.size());
    return iso_date(rest, profile_) == date_;
  }

  View line_;
  const Profile& profile_;
  bool only_furniture_;
  std::vector<View> words_;
  std::string date_;
};

}  // namespace

bool is_page_label(View s) {
  if (s.size() > 2 && contains(U"（(", s.front()) && contains(U"）)", s.back()))
    s = s.substr(1, s.size() - 2);
  if (s.empty() || s.size() > 6) return false;
  if (is_numeral_label(s)) return true;
  std::size_t i = 0;
  if (s[0] == U'第') ++i;
  if (i < s.size() && s[i] >= 'A' && s[i] <= 'Z') ++i;
  const std::size_t digits = i;
  while (i < s.size() && is_digit(s[i])) ++i;
  if (i == digits || i - digits > 2) return false;
  return without_counter(s.substr(i)).empty();
}

std::vector<View> folio_words(View line, const Profile& profile) {
  constexpr View kParts = U"·•|｜";
  std::vector<View> out;
  for (View word : split_at_blanks(line))
    while (!word.empty()) {
      const std::size_t part = std::min(word.find_first_of(kParts), word.size());
      if (part > 0) add_parted(word.substr(0, part), profile, out);
      word.remove_prefix(std::min(part + 1, word.size()));
    }
  return out;
}

std::string folio_number(View line, const Profile& profile, bool only_furniture) {
  return FolioLine(line, profile, only_furniture).number();
}

}  // namespace broadsheet::issuetext
