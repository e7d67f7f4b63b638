#include "issuetext/extraction/mend.hpp"
#include "reconstruct/text/lower_case.hpp"

#include <algorithm>
#include <unordered_map>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kShortest = 6;  // letters of a word that is put together
constexpr std::size_t kParts = 6;     // … and its parts
constexpr std::size_t kLeast = 3;     // words that blanks part, where it is a habit of the page

struct Part {
  std::size_t begin, end;  // in the line: letters
};

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
        ++seen_[to_lower(line.text.substr(part.begin, part.end - part.begin))];
  }

  void run() {
    std::size_t found = 0;
    for (const PrintedLine& line : page_.lines) found += mended(line.text).second;
    if (found >= kLeast)
      for (PrintedLine& line : page_.lines)
        if (auto [text, count] = mended(line.text); count > 0) line.text = page_.keep(std::move(text));
    for (std::size_t i = 0; i + 1 < page_.lines.size(); ++i) join_line_end(i);
  }

 private:
  std::size_t times(const Text& word) const {
    const auto found = seen_.find(word);
    return found == seen_.end() ? 0 : found->second;
  }

  // How many parts from parts[k] on are a word that the page has whole; 1 where none are.
  std::size_t length_of_word(View s, const std::vector<Part>& parts, std::size_t k) const {
    std::size_t best = 1;
    Text word = to_lower(s.substr(parts[k].begin, parts[k].end - parts[k].begin));
    for (std::size_t n = 1; n < kParts && k + n < parts.size(); ++n) {
      const Part &before = parts[k + n - 1], &part = parts[k + n];
      if (part.begin != before.end + 1 || s[before.end] != U' ' || is_upper(s[part.begin])) break;
      word += to_lower(s.substr(part.begin, part.end - part.begin));
      if (word.size() >= kShortest && times(word) > 0) best = n + 1;
    }
    return best;
  }

  // The line without the blanks in words, and how many words that were.
  std::pair<Text, std::size_t> mended(View s) const {
    const std::vector<Part> parts = parts_of(s);
    std::pair<Text, std::size_t> out;
    std::size_t at = 0;
    for (std::size_t k = 0; k < parts.size();) {
      const std::size_t n = length_of_word(s, parts, k);
      out.second += n > 1;
      for (std::size_t p = k; p < k + n; ++p) {
        if (p == k) out.first += s.substr(at, parts[p].begin - at);
        out.first += s.substr(parts[p].begin, parts[p].end - parts[p].begin);
        at = parts[p].end;
      }
      k += n;
    }
    out.first += s.substr(at);
    return out;
  }

  // The end of the line splits a word without a mark: neither half stands elsewhere, the whole does.
  void join_line_end(std::size_t i) {
    PrintedLine& line = page_.lines[i];
    const View below = page_.lines[i + 1].text;
    if (line.goes_on || page_.lines[i + 1].blank_before || !is_letter(line.text.back()) ||
        !is_lower(below.front()))
      return;
    const std::vector<Part> left = parts_of(line.text), right = parts_of(below);
    const Text begun = to_lower(line.text.substr(left.back().begin)),
               rest = to_lower(below.substr(0, right[0].end));
    if (begun.size() + rest.size() < kShortest || times(begun) > 1 || times(rest) > 1) return;
    line.goes_on = times(begun + rest) > 0;
  }

  PrintedLines& page_;
  std::unordered_map<Text, std::size_t> seen_;  // words in lower case
};

}  // namespace

void mend_parted_words(PrintedLines& page) { PartedWords(page).run(); }

}  // namespace broadsheet::issuetext
