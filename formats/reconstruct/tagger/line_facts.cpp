#include "reconstruct/tagger/line_facts.hpp"

#include "reconstruct/tagger/feature.hpp"
#include "reconstruct/tagger/shape.hpp"
#include "reconstruct/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kAround = 8;     // lines that tell how wide a column is
constexpr std::size_t kShape = 8;      // runs of a shape
constexpr std::size_t kReach = 40;     // lines in which words are looked for
constexpr std::size_t kNear = 1;       // lines that may be of the same piece
constexpr std::size_t kLongest = 200;  // characters of a line that are looked at

// The width that three quarters of some lines do not exceed.
double column(const std::vector<PrintedLine>& lines, std::size_t begin, std::size_t end) {
  std::array<double, kAround> widths{};
  std::size_t n = 0;
  for (std::size_t i = begin; i < end; ++i) widths[n++] = lines[i].width;
  if (n == 0) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(n * 3 / 4);
  std::nth_element(widths.begin(), at, widths.begin() + static_cast<std::ptrdiff_t>(n));
  return *at;
}

std::uint32_t pattern_of(View s) {
  std::uint32_t h = 0;
  for (const char32_t c : s)
    if (!is_blank(c)) h = mix(h, is_digit(c) ? U'9' : c);
  return h;
}

LineFacts facts_of_line(const std::vector<PrintedLine>& lines, std::size_t i) {
  LineFacts f;
  f.line = lines[i];
  const View s = f.line.text;
  f.column_above = column(lines, i > kAround ? i - kAround : 0, i);
  f.column_below = column(lines, i + 1, std::min(lines.size(), i + 1 + kAround));
  const double unit = i + 1 < lines.size() ? lines[i + 1].unit : 0;
  f.room = std::max(f.column_above, f.column_below) - f.line.width - unit;
  f.blank_after = i + 1 == lines.size() || lines[i + 1].blank_before;
  f.first = class_of(s.front());
  f.last = class_of(s.back());
  f.ends_sentence = is_sentence_end(s);
  f.pattern = pattern_of(s);
  f.head = shape_of(s.substr(0, kLongest), kShape);
  f.tail = shape_of(s, kShape, true);
  return f;
}

void count_copies(std::vector<LineFacts>& facts) {
  std::unordered_map<std::uint32_t, unsigned> seen;
  for (const LineFacts& f : facts) ++seen[f.pattern];
  for (LineFacts& f : facts) f.copies = seen[f.pattern] - 1;
}

// Where a word stands: the last line that had it so far, and how many there are.
struct Word {
  std::uint32_t last = 0, count = 0;
};

// What a word weighs that stands on so many lines.
int weight_of(std::uint32_t lines) {
  int w = 8;
  for (; lines > 1 && w > 0; lines /= 2) --w;
  return w;
}

void share_words(std::vector<LineFacts>& facts) {
  std::vector<TermSet> words;
  words.reserve(facts.size());
  std::unordered_map<std::uint32_t, Word> known;
  for (const LineFacts& f : facts) {
    words.push_back(terms_of(f.line.text.substr(0, kLongest)));
    for (const std::uint32_t w : words.back()) ++known[w].count;
  }
  const auto pass = [&](std::size_t i, std::uint32_t at, int LineFacts::*shared) {
    int all = 8, found = 0;  // what a short line has in common with others by chance weighs little
    for (const std::uint32_t w : words[i]) {
      Word& word = known[w];
      const int weight = weight_of(word.count);
      all += weight;
      if (word.last > 0 && at - word.last > kNear && at - word.last <= kReach) found += weight;
    }
    facts[i].*shared = found * 10 / all;
    for (const std::uint32_t w : words[i]) known[w].last = at;
  };
  // Positions count from 1; a line that repeats a word hides the one further away.
  for (std::size_t i = 0; i < facts.size(); ++i)
    pass(i, static_cast<std::uint32_t>(i + 1), &LineFacts::shared_above);
  for (auto& [key, word] : known) word.last = 0;
  for (std::size_t i = facts.size(); i-- > 0;)
    pass(i, static_cast<std::uint32_t>(facts.size() - i), &LineFacts::shared_below);
}

}  // namespace

std::vector<LineFacts> facts_of(const std::vector<PrintedLine>& lines) {
  std::vector<LineFacts> facts;
  facts.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) facts.push_back(facts_of_line(lines, i));
  count_copies(facts);
  share_words(facts);
  return facts;
}

}  // namespace broadsheet::reconstruct
