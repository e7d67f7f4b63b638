#include "reconstruct/items/dehyphenate.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

bool is_wide(char32_t c) { return is_han(c) || is_wide_punctuation(c); }

// Whether the hyphen at the end of a line stands for the rest of a word: "Haus-" / "und Gartenbau".
bool is_suspended(View after, const Profile& profile) {
  return profile.after_hyphens.has(word_at_begin(after));
}

// "co-" / "founder", "role-" / "playing": two words, or a prefix and one, or a name, which no list has. What
// is one word without its hyphen, too, is two where the page breaks none. Where it breaks words, a name is
// rather broken ("Tyne-" / "castle") than part of a compound, but for the usual ones ("London-" / "based").
bool is_compound(View left, View right, const Profile& profile, const PageWords& words) {
  constexpr std::size_t kShortest = 4;  // letters of a word after a name
  const Vocabulary& known = words.vocabulary();
  if (words.hyphenates() && known.has(Text(left) + Text(right))) return false;
  if (words.hyphenates() && is_upper(left[0])) return profile.compound_ends.has(right);
  const bool begins =
      known.has(left) || profile.prefixes.has(left) || (is_upper(left[0]) && right.size() >= kShortest);
  return begins && known.has(right);
}

// Whether the hyphen at the end of `before` was put there by the line break.
bool undo_hyphen(View before, View after, const Profile& profile, const PageWords& words) {
  const View left = word_at_end(before.substr(0, before.size() - 1)), right = word_at_begin(after);
  if (left.empty() || right.empty() || is_upper(right[0]) || profile.hyphen_words.has(right)) return false;
  if (left.size() + 1 < before.size() && is_digit(before[before.size() - left.size() - 2]))
    return false;  // "79th-"
  if (words.has(Text(left) + Text(right))) return true;
  if (words.has(Text(left) + U"-" + Text(right))) return false;
  if (left.size() + 1 < before.size() && before[before.size() - left.size() - 2] == '-')
    return false;  // "two-and-"
  if (!words.vocabulary().empty()) return !is_compound(left, right, profile, words);
  if (!words.hyphenates()) return false;
  return !(words.has(left) && words.has(right) && left.size() > 3 && right.size() > 3);
}

// "airtime -" / "which": a dash, set apart from the words beside it.
bool ends_in_dash(View before) {
  return before.size() > 1 && before.back() == '-' && is_blank(before[before.size() - 2]);
}

// "1914–" / "1918", "no money—" / "so he says", "and/" / "or": without a blank where the line was not broken.
bool ends_in_tight_mark(View before, View after, const PageWords& words) {
  if (before.size() < 2) return false;
  const char32_t last = before[before.size() - 2], mark = before.back();
  if (!is_letter(last) && !is_digit(last)) return false;
  if (is_dash(mark)) return !words.dashes_lean() || (is_digit(last) && is_digit(after.front()));
  return mark == '/';
}

// "biało-" / "-czerwony": a word's own hyphen, printed at both ends of the break as Polish and Portuguese do.
bool repeats_hyphen(View before, View after) {
  return before.size() > 1 && after.size() > 1 && after[0] == '-' && is_letter(after[1]) &&
         is_letter(before[before.size() - 2]);
}

// Whether the end of a line in Hangul, where words are broken without a mark, breaks one.
bool parts_word(View before, View after, const Profile& profile, const PageWords& words) {
  const View left = word_at_end(before), right = word_at_begin(after);
  if (right.empty() || !is_hangul(right.front())) return false;
  if (profile.bound.has(right) || is_digit(before.back())) return true;
  if (left.empty() || !is_hangul(left.back())) return false;
  if (words.has(Text(left) + Text(right))) return true;
  if (words.has(left) && words.has_beginning(right.substr(0, 2))) return false;
  if (words.has_beginning(Text(left) + right.front())) return true;
  // Nothing is known. A counter with its number is a word; one of Hangul is rarely longer than four
  // syllables, and a single one is more often the beginning of a word than a word.
  if (left.size() == before.size() || is_digit(before[before.size() - left.size() - 1])) return false;
  return left.size() == 1 ||
         (left.size() + right.size() <= 4 && profile.bound.has(right.substr(right.size() - 1)));
}

// Whether a blank in Han text is the place of a glyph that was lost: of a rare character, as names have them,
// and so never after the ending of a Japanese verb.
bool is_lost_between(char32_t a, char32_t b) {
  const bool is_hiragana = a >= 0x3041 && a <= 0x309F;
  return is_han(a) && (is_han(b) || (!is_hiragana && View(U"、，。；").find(b) != View::npos));
}

}  // namespace

std::uint32_t Joined::line_at(std::size_t at) const {
  const auto after = std::upper_bound(starts.begin(), starts.end(), at,
                                      [](std::size_t p, const Start& s) { return p < s.at; });
  return after == starts.begin() ? 0 : std::prev(after)->line;
}

Joined join(const Page& page, const std::vector<std::size_t>& lines, const Profile& profile,
            const PageWords& words) {
  Joined out;
  out.loose_blanks = page.loose_blanks;
  std::size_t characters = 0;
  for (const std::size_t index : lines) characters += page.of(page.lines[index]).size() + 1;
  out.text.reserve(characters);
  out.starts.reserve(lines.size());
  bool goes_on = false;  // the word at the end of the line before
  for (const std::size_t index : lines) {
    const Line& line = page.lines[index];
    const View s = page.of(line);
    if (!out.text.empty()) {
      const char32_t a = out.text.back(), b = s.front();
      const bool suspended = a == '-' && (is_suspended(s, profile) || ends_in_dash(out.text));
      if (goes_on) {
      } else if (profile.spaced && a == '-' && !suspended &&
                 (repeats_hyphen(out.text, s) || undo_hyphen(out.text, s, profile, words))) {
        out.text.pop_back();
        out.hyphens.push_back(out.starts.back().line);
      } else if (words.end_anywhere() && parts_word(out.text, s, profile, words)) {
      } else if (profile.spaced && ends_in_tight_mark(out.text, s, words)) {
      } else if ((a != '-' || suspended) && (profile.spaced || (is_letter(a) && is_letter(b)))) {
        out.text += U' ';
      }
    }
    goes_on = line.goes_on;
    out.starts.push_back({out.text.size(), line.first});
    for (const char32_t c : s) {
      if (c == 0x3000) out.wide.push_back(out.text.size());
      if (!is_blank(c))
        out.text += c;
      else if (out.text.back() != U' ')
        out.text += U' ';
    }
  }
  return out;
}

Body body_of(const Joined& joined, std::size_t begin, std::size_t end, bool spaced) {
  Body out;
  const View s = View(joined.text).substr(begin, end - begin);
  out.text.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_blank(s[i])) {
      out.text += s[i];
      continue;
    }
    const char32_t a = i > 0 ? s[i - 1] : 0, b = i + 1 < s.size() ? s[i + 1] : 0;
    if (a == 0 || b == 0) continue;
    if (spaced || !(is_wide(a) || is_wide(b))) {
      out.text += U' ';
    } else if (std::binary_search(joined.wide.begin(), joined.wide.end(), begin + i)) {
      if (is_lost_between(a, b)) out.text += 0x3000;
    } else if (!joined.loose_blanks && is_lost_between(a, b)) {
      out.lost.push_back(out.text.size());
      out.lost_lines.push_back(joined.line_at(begin + i));
    }
  }
  return out;
}

Text display_of(View s, bool spaced) {
  Text out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_blank(s[i])) {
      out += s[i];
      continue;
    }
    std::size_t next = i;
    while (next < s.size() && is_blank(s[next])) ++next;
    if (next < s.size() && !out.empty()) {
      const char32_t a = out.back(), b = s[next];
      const bool artefact = !spaced && ((is_digit(a) && is_wide(b)) || (is_wide(a) && is_digit(b)) ||
                                        is_wide_punctuation(a) || is_wide_punctuation(b));
      if (!artefact) out += U' ';
    }
    i = next - 1;
  }
  return out;
}

}  // namespace broadsheet::reconstruct
