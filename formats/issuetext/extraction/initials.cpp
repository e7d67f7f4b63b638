#include "issuetext/extraction/mend.hpp"
#include "reconstruct/language/words/initial.hpp"
#include "reconstruct/text/lower_case.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

// "T", "“T"
bool is_initial(View s) {
  if (s.size() == 2 && (is_opening(s[0]) || s[0] == '"')) s.remove_prefix(1);
  return s.size() == 1 && is_upper(s[0]);
}

class Initials {
 public:
  Initials(PrintedLines& page, const Vocabulary& language)
      : page_(page), language_(language), gone_(page.lines.size()) {}

  void run() {
    std::size_t found = 0;
    for (const PrintedLine& line : page_.lines) found += is_initial(line.text);
    if (found > 0 && found * 2 < page_.lines.size()) {
      for (const PrintedLine& line : page_.lines) words_.add(line.text);
      take_from_top();
      for (std::size_t i = 0; i < page_.lines.size(); ++i)
        if (!gone_[i] && is_initial(page_.lines[i].text)) take_beside(i);
      drop_gone();
    }
    for (PrintedLine& line : page_.lines) close_gap(line);
  }

 private:
  // Whether the text lacks its first letter: it begins in lower case, or in capitals after an initial.
  static bool lacks_letter(View s) {
    const View word = first_word(s);
    if (word.empty()) return false;
    return is_lower(word[0]) || (word.size() > 1 && std::all_of(word.begin(), word.end(), is_upper));
  }

  void put(std::size_t initial, std::size_t before) {
    PrintedLine& line = page_.lines[before];
    const PrintedLine& letter = page_.lines[initial];
    Text text(letter.text);
    if (words_.is_word(letter.text, line.text)) text += U' ';
    line.text = page_.keep(text + Text(line.text));
    line.first = std::min(line.first, letter.first);
    line.blank_before |= initial + 1 == before && letter.blank_before;
    gone_[initial] = true;
  }

  void put_far(std::size_t initial, std::size_t before) {
    const std::uint32_t first = page_.lines[before].first;
    put(initial, before);
    page_.lines[before].first = first;
  }

  // Right before the line, or after the first of those that it stands beside.
  void take_beside(std::size_t i) {
    const std::size_t n = page_.lines.size();
    const bool above = i > 0 && !gone_[i - 1] && begins_body(i - 1) && lacks_letter(page_.lines[i - 1].text);
    if (above && !page_.lines[i].blank_before) {
      const std::uint32_t first = page_.lines[i - 1].first;
      put(i, i - 1);
      page_.lines[i - 1].first = first;
      page_.lines[i - 1].last = std::max(page_.lines[i - 1].last, page_.lines[i].last);
      return;
    }
    const bool next = i + 1 < n && lacks_letter(page_.lines[i + 1].text);
    if (next && is_word(i, i + 1)) return put(i, i + 1);
    if (const std::size_t begin = paragraph_above(i); begin < i)
      put_far(i, begin);
    else if (next)
      put(i, i + 1);
  }

  bool knows(View word) const { return words_.knows(word) || language_.has(word); }

  // Whether the line begins with the rest of a word whose first letter the initial is.
  bool is_word(std::size_t initial, std::size_t line) const {
    const View letter = page_.lines[initial].text, word = first_word(page_.lines[line].text);
    return !word.empty() && knows(Text(letter.substr(letter.size() - 1)) + Text(word));
  }

  // LibreOffice draws an initial after the lines of its paragraph, or those of it in its column. `i` if none.
  std::size_t paragraph_above(std::size_t i) const {
    constexpr std::size_t kMostLines = 80;
    for (std::size_t k = i; k-- > 0 && i - k <= kMostLines;) {
      const View s = page_.lines[k].text;
      if (gone_[k] || !is_lower(s.front()) || !is_word(i, k)) continue;
      if (k > 0 && page_.lines[k - 1].text.back() == '-') continue;
      if (!knows(first_word(s)) || begins_body(k) || is_above_full_lines(k, i)) return k;
    }
    return i;
  }

  // Whether the line above is much shorter than those from `k` on, of which an initial shortens the first.
  bool is_above_full_lines(std::size_t k, std::size_t end) const {
    std::size_t longest = 0;
    for (std::size_t j = k; j < std::min(end, k + 6); ++j)
      longest = std::max(longest, page_.lines[j].text.size());
    return page_.lines[k - 1].text.size() * 3 < longest * 2;
  }

  // Whether something else than body text stands above: a line that is much shorter, or a blank line.
  bool begins_body(std::size_t i, bool blank_tells = true) const {
    if (i == 0 || (blank_tells && page_.lines[i].blank_before)) return true;
    const View above = page_.lines[i - 1].text;
    if (above.back() == '-') return false;
    return is_sentence_end(above) || above.size() * 3 < page_.lines[i].text.size() * 2;
  }

  // All initials of the page before its first headline: one for each text that lacks one.
  void take_from_top() {
    std::vector<std::size_t> initials, places;
    while (initials.size() < page_.lines.size() && is_initial(page_.lines[initials.size()].text))
      initials.push_back(initials.size());
    if (initials.empty() || initials.size() == page_.lines.size()) return;
    if (lacks_letter(page_.lines[initials.size()].text) && initials.size() == 1) return;
    for (const bool blank_tells : {false, true}) {
      if (places.size() == initials.size()) break;
      places.clear();
      for (std::size_t i = initials.size() + 1; i < page_.lines.size(); ++i)
        if (is_lower(page_.lines[i].text.front()) && begins_body(i, blank_tells)) places.push_back(i);
    }
    if (places.size() != initials.size()) return;
    for (std::size_t k = 0; k < places.size(); ++k) put_far(initials[k], places[k]);
  }

  void drop_gone() {
    std::vector<PrintedLine> kept;
    bool blank = false;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (gone_[i]) {
        blank |= page_.lines[i].blank_before && i == 0;
        continue;
      }
      kept.push_back(page_.lines[i]);
    }
    page_.lines = std::move(kept);
  }

  // "T his morning": a letter that is no word, and the rest of its word in lower case.
  void close_gap(PrintedLine& line) {
    const View s = line.text;
    constexpr View kNeverWords = U"BCDFGHJKLMNPQRSTVWXZ";
    if (s.size() < 20 || !is_upper(s[0]) || !is_blank(s[1])) return;
    const View rest = trim(s.substr(1));
    if (!is_lower(rest.front())) return;
    if (kNeverWords.find(s[0]) == View::npos && !words_.knows(Text(s.substr(0, 1)) + Text(first_word(rest))))
      return;
    line.text = page_.keep(Text(s.substr(0, 1)) + Text(rest));
  }

  PrintedLines& page_;
  const Vocabulary& language_;
  std::vector<bool> gone_;
  InitialReader words_;
};

}  // namespace

void mend_initials(PrintedLines& page, const Vocabulary& language) { Initials(page, language).run(); }

}  // namespace broadsheet::issuetext
