#include "issuetext/furniture/date_in_text.hpp"

#include "reconstruct/language/dates.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

bool has_digit(View word) { return std::any_of(word.begin(), word.end(), is_digit); }

// What stands on a folio line.
bool is_of_folio(View word, const Profile& profile) {
  return has_digit(word) || profile.weekdays.is_in(word) || profile.page_words.has(word) ||
         std::any_of(profile.sections.begin(), profile.sections.end(), [&](View s) { return s == word; });
}

// Where letters have case: more words in lower case than a date has ("13 de mayo de 2024").
bool is_prose(View line, const Profile& profile) {
  constexpr std::ptrdiff_t kOfDate = 3;
  const auto words = split_at_blanks(line);
  return std::count_if(words.begin(), words.end(), [&](View w) {
           return w.size() > 1 && is_lower(w[0]) && !is_of_folio(w, profile);
         }) > kOfDate;
}

// Where they have none: some words that are not of a folio line, and one of them ends in a particle.
bool has_particles(View line, const Profile& profile) {
  std::size_t words = 0, particles = 0;
  for (const View word : split_at_blanks(line)) {
    if (is_of_folio(word, profile)) continue;
    ++words;
    particles += word.size() > 1 && profile.bound.has(word.substr(word.size() - 1));
  }
  return words > 1 && particles > 0;
}

// Where words are not parted: letters beside the date on both sides, or a clause after it.
bool is_clause(View line, const Profile& profile) {
  // Blanks separate the pieces of a folio line; "责编" names who made the page.
  if (std::any_of(line.begin(), line.end(), is_blank) || profile.editor_marks.is_in(line)) return false;
  const auto is_word = [](char32_t c) { return is_han(c) || is_letter(c); };
  const std::size_t begin =
      static_cast<std::size_t>(std::find_if(line.begin(), line.end(), is_digit) - line.begin());
  const std::size_t day = line.find(U'日', begin);
  const View before = line.substr(0, begin);
  const bool is_name =
      std::any_of(profile.publication_marks.begin(), profile.publication_marks.end(),
                  [&](View mark) { return before.size() >= mark.size() && before.ends_with(mark); });
  const bool is_led =
      !is_name && before.size() > 1 && is_word(before.back()) && !profile.weekdays.is_in(before);
  if (day == View::npos) return is_led;
  View behind = line.substr(day + 1);
  behind.remove_prefix(profile.weekdays.length_at(behind));
  constexpr std::size_t kClause = 4;
  const bool goes_on = behind.size() >= kClause && is_word(behind[0]) && !has_digit(behind);
  return is_led ? behind.empty() || is_word(behind[0]) || View(U"，、,").find(behind[0]) != View::npos
                : goes_on;
}

bool is_date_word(View word, const Profile& profile) {
  while (!word.empty() && !is_letter(word.back()) && !is_digit(word.back())) word.remove_suffix(1);
  const bool is_month = std::any_of(profile.months.begin(), profile.months.end(), [&](View month) {
    return month.size() == word.size() && has_word_at(word, 0, month);
  });
  return word.empty() || is_digit(word[0]) || is_month || profile.weekdays.has(word) ||
         profile.binders.has(word);
}

// Where words are not parted: figures and what stands around them in a date.
bool is_of_date(char32_t c) {
  return is_digit(c) || is_blank(c) ||
         View(
             U"〇○零一二三四五六七八九十元年月日令和平成昭中華民國华国星期週周曜火水木金土天（）()./"
             U"／-－·、,，")
                 .find(c) != View::npos;
}

}  // namespace

bool is_date(View line, const Profile& profile) {
  if (iso_date(line, profile).empty()) return false;
  if (!profile.spaced) return std::all_of(line.begin(), line.end(), is_of_date);
  const auto words = split_at_blanks(line);
  return std::all_of(words.begin(), words.end(), [&](View w) { return is_date_word(w, profile); });
}

bool begins_sentence_with_date(const Page& page, std::size_t i, const Profile& profile) {
  if (i + 1 >= page.lines.size() || page.lines[i + 1].blank_before) return false;
  const Line &line = page.lines[i], &next = page.lines[i + 1];
  const View text = page.of(line), below = page.of(next);
  if (is_sentence_end(text) || (!profile.spaced && is_date(text, profile))) return false;
  if (!profile.spaced) {
    constexpr double kFull = 1.2;  // em by which lines of one justified column may differ
    return next.width.natural < line.width.natural + kFull && is_clause(text, profile);
  }
  const bool has_case = is_lower(below[0]) || is_upper(below[0]);
  return has_case ? is_lower(below[0]) && is_prose(text, profile) : has_particles(text, profile);
}

}  // namespace broadsheet::issuetext
