#include "issuetext/extraction/mend.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kShortest = 6;  // letters of a word that is put together
constexpr std::size_t kParts = 6;     // … and its parts
constexpr std::size_t kLeast = 3;     // words that blanks part, where it is a habit of the page

struct Part {
  std::size_t begin, end;  // in the line: letters
};

// A word by a hash of its letters in lower case, to which more may come: most are looked for in vain.
using Word = std::uint64_t;
constexpr Word kNoLetters = 0xCBF29CE484222325u;
Word with_letters(Word word, View letters) {
  for (const char32_t c : letters) word = (word ^ to_lower(c)) * 0x100000001B3u;
  return word;
}

std::vector<Part> parts_of(View s) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t end = i;
    while (end < s.size() && is_letter(s[end])) ++end;
    if (end > i) parts.push_back({i, end});
    i = end + 1;
  }
  return parts;
}

class PartedWords {
 public:
  explicit PartedWords(PrintedLines& page) : page_(page) {
    for (const PrintedLine& line : page.lines)
      for (const Part& part : parts_of(line.text))
        ++seen_[with_letters(kNoLetters, line.text.substr(part.begin, part.end - part.begin))];
  }

  void run() {
    std::size_t found = 0;
    for (const PrintedLine& line : page_.lines) found += parted_in(line.text);
    if (found >= kLeast)
      for (PrintedLine& line : page_.lines)
        if (parted_in(line.text) > 0) line.text = page_.keep(mended(line.text));
    for (std::size_t i = 0; i + 1 < page_.lines.size(); ++i) join_line_end(i);
  }

 private:
  std::size_t times(Word word) const {
    const auto found = seen_.find(word);
    return found == seen_.end() ? 0 : found->second;
  }

  // How many parts from parts[k] on are a word that the page has whole; 1 where none are.
  std::size_t length_of_word(View s, const std::vector<Part>& parts, std::size_t k) const {
    std::size_t best = 1, letters = parts[k].end - parts[k].begin;
    Word word = with_letters(kNoLetters, s.substr(parts[k].begin, letters));
    for (std::size_t n = 1; n < kParts && k + n < parts.size(); ++n) {
      const Part &before = parts[k + n - 1], &part = parts[k + n];
      if (part.begin != before.end + 1 || s[before.end] != U' ' || is_upper(s[part.begin])) break;
      word = with_letters(word, s.substr(part.begin, part.end - part.begin));
      letters += part.end - part.begin;
      if (letters >= kShortest && times(word) > 0) best = n + 1;
    }
    return best;
  }

  // How many words of the line blanks part.
  std::size_t parted_in(View s) const {
    const std::vector<Part> parts = parts_of(s);
    std::size_t found = 0;
    for (std::size_t k = 0, n = 0; k < parts.size(); k += n) {
      n = length_of_word(s, parts, k);
      found += n > 1;
    }
    return found;
  }

  // The line without those blanks.
  Text mended(View s) const {
    const std::vector<Part> parts = parts_of(s);
    Text out;
    std::size_t at = 0;
    for (std::size_t k = 0; k < parts.size();) {
      const std::size_t n = length_of_word(s, parts, k);
      for (std::size_t p = k; p < k + n; ++p) {
        if (p == k) out += s.substr(at, parts[p].begin - at);
        out += s.substr(parts[p].begin, parts[p].end - parts[p].begin);
        at = parts[p].end;
      }
      k += n;
    }
    return out += s.substr(at);
  }

  // The end of the line splits a word without a mark: neither half stands elsewhere, the whole does.
  void join_line_end(std::size_t i) {
    PrintedLine& line = page_.lines[i];
    const View below = page_.lines[i + 1].text;
    if (line.goes_on || page_.lines[i + 1].blank_before || !is_letter(line.text.back()) ||
        !is_lower(below.front()))
      return;
    const auto last = std::find_if_not(line.text.rbegin(), line.text.rend(), is_letter);
    const auto first = std::find_if_not(below.begin(), below.end(), is_letter);
    const View begun = line.text.substr(static_cast<std::size_t>(line.text.rend() - last)),
               rest = below.substr(0, static_cast<std::size_t>(first - below.begin()));
    const Word left = with_letters(kNoLetters, begun);
    if (begun.size() + rest.size() < kShortest || times(left) > 1 ||
        times(with_letters(kNoLetters, rest)) > 1)
      return;
    line.goes_on = times(with_letters(left, rest)) > 0;
  }

  PrintedLines& page_;
  std::unordered_map<Word, std::size_t> seen_;
};

}  // namespace

void mend_parted_words(PrintedLines& page) { PartedWords(page).run(); }

}  // namespace broadsheet::issuetext
