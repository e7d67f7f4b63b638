#include "reconstruct/tagger/line_facts.hpp"

#include "reconstruct/tagger/model/feature.hpp"
#include "reconstruct/tagger/shape.hpp"
#include "reconstruct/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kAround = 8;     // lines that tell how wide a column is
constexpr std::size_t kReach = 40;     // lines in which words are looked for
constexpr std::size_t kNear = 1;       // lines that may be of the same piece
constexpr std::size_t kWindow = 30;    // lines that tell how long paragraphs are
constexpr int kUnknown = 1000;         // characters: nothing would have had to fit
constexpr std::size_t kLongest = 200;  // characters of a line that are looked at

// What some lines tell of their column.
struct Column {
  double width = 0;         // that three quarters of them do not exceed
  std::size_t longest = 0;  // characters of one of them; 0 where there are none
};

Column column(const std::vector<PrintedLine>& lines, std::size_t begin, std::size_t end) {
  static_assert(kAround == 8, "of up to four lines the widest is the one, of up to eight the second");
  double widest = 0, second = 0;
  Column out;
  for (const PrintedLine& line : std::span(lines).subspan(begin, end - begin)) {
    second = std::max(second, std::min(widest, line.width));
    widest = std::max(widest, line.width);
    out.longest = std::max(out.longest, line.text.size());
  }
  out.width = end - begin > 4 ? second : widest;
  return out;
}

// The columns above and below each line: that below one is that above another, further down.
class Columns {
 public:
  explicit Columns(const std::vector<PrintedLine>& lines) : lines_(lines), from_(lines.size() + 1) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      from_[i] = column(lines, i, std::min(lines.size(), i + kAround));
  }
  Column above(std::size_t i) const { return i < kAround ? column(lines_, 0, i) : from_[i - kAround]; }
  const Column& below(std::size_t i) const { return from_[i + 1]; }

 private:
  const std::vector<PrintedLine>& lines_;
  std::vector<Column> from_;  // of each line and those after it
};

template <class Number, std::size_t N>
unsigned char step_of(Number n, const std::array<Number, N>& steps) {
  unsigned char out = 0;
  for (const Number step : steps) out = static_cast<unsigned char>(out + (step <= n));
  return out;
}

// A width as a share of a column's, in steps that are finer where columns are full.
unsigned char share_step(double width, double column) {
  constexpr std::array<double, 13> kSteps = {.1, .2, .3, .42, .55, .7, .82, .9, .96, 1.02, 1.08, 1.3, 1.7};
  return column <= 0 ? 15 : step_of(width / column, kSteps);
}

unsigned char room_step(double em) {
  constexpr std::array<double, 8> kSteps = {-4, -0.6, 0.2, 1, 2.2, 4, 8, 16};
  return step_of(em, kSteps);
}

unsigned char length_step(std::size_t n) {
  constexpr std::array<std::size_t, 13> kSteps = {1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 44, 64};
  return step_of(n, kSteps);
}

std::uint32_t pattern_of(View s) {
  std::uint32_t h = 0;
  for (const char32_t c : s)
    if (!is_blank(c)) h = mix(h, is_digit(c) ? U'9' : c);
  return h;
}

// How many characters more than this line, with the next one's first word, the longest of a column has.
int characters_left(std::size_t characters, std::size_t next_word, const Column& column) {
  if (column.longest == 0) return kUnknown;
  return static_cast<int>(column.longest) - static_cast<int>(characters + 1 + next_word);
}

// Sentences that end before the end of a line: a stop after a word that is no abbreviation.
unsigned stops_inside(View s) {
  constexpr std::size_t kAbbreviation = 3;  // letters
  std::size_t letters = 0;
  unsigned stops = 0;
  for (std::size_t k = 0; k + 2 < s.size(); ++k) {
    if ((s[k] == '.' && letters > kAbbreviation) || s[k] == '?' || s[k] == '!') {
      const std::size_t next = k + 1 + (s[k + 1] == '"' || s[k + 1] == U'”' || s[k + 1] == U'’');
      stops += next < s.size() && is_blank(s[next]);
    }
    letters = is_lower(s[k]) ? letters + 1 : 0;
  }
  return stops;
}

// A page of short paragraphs ends few sentences inside lines: there a full line that ends one is a last line.
void count_stops(std::vector<LineFacts>& facts) {
  constexpr double kRoom = 1;  // em: the line is a paragraph's last
  std::vector<double> inside(facts.size() + 1), breaks(facts.size() + 1);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    inside[i + 1] = inside[i] + stops_inside(facts[i].line.text);
    breaks[i + 1] = breaks[i] + (facts[i].ends_sentence && facts[i].room > kRoom);
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::size_t a = i > kWindow ? i - kWindow : 0, b = std::min(facts.size(), i + kWindow);
    const double in = inside[b] - inside[a] + 0.2 * inside.back(),
                 out = breaks[b] - breaks[a] + 0.2 * breaks.back();
    facts[i].stops_inside = in + out < 3 ? 0 : 1 + static_cast<unsigned>(6 * in / (in + out));
  }
}

void hash_ends(View s, LineFacts& f) {
  std::array<std::uint32_t, 4> last{};  // characters, the first of them first
  const std::size_t n = std::min(last.size(), s.size());
  std::uint32_t h = 0;
  for (std::size_t k = 0; k < n; ++k) {
    f.begins[k] = h = mix(h, folded(s[k]));
    last[k] = folded(s[s.size() - n + k]);
  }
  for (std::size_t k = 0; k < n; ++k) {
    h = 0;
    for (std::size_t i = n - k - 1; i < n; ++i) h = mix(h, last[i]);
    f.ends[k] = h;
  }
}

void measure(const std::vector<PrintedLine>& lines, std::size_t i, const Columns& columns, LineFacts& f) {
  const Column above = columns.above(i), &below = columns.below(i);
  const double width = f.line.width, widest = std::max(above.width, below.width);
  f.share_above = share_step(width, above.width);
  f.share_below = share_step(width, below.width);
  f.share = share_step(width, widest);
  f.length_step = length_step(f.line.text.size());
  f.characters_above = f.characters_below = kUnknown;
  f.room = widest - width;
  if (i + 1 < lines.size()) {
    const View next = lines[i + 1].text;
    const auto word =
        static_cast<std::size_t>(std::find_if(next.begin(), next.end(), is_blank) - next.begin());
    f.characters_above = characters_left(f.line.text.size(), word, above);
    f.characters_below = characters_left(f.line.text.size(), word, below);
    f.room -= lines[i + 1].unit;
  }
  f.room_step = room_step(f.room);
}

LineFacts facts_of_line(const std::vector<PrintedLine>& lines, std::size_t i, const Columns& columns) {
  LineFacts f;
  f.line = lines[i];
  const View s = f.line.text;
  measure(lines, i, columns, f);
  f.blank_after = i + 1 == lines.size() || lines[i + 1].blank_before;
  f.first = class_of(s.front());
  f.last = class_of(s.back());
  f.ends_sentence = is_sentence_end(s);
  f.pattern = pattern_of(s);
  f.shapes = EndShapes(s);
  const std::string_view head = f.shapes.head(), tail = f.shapes.tail();
  f.head_hash = hash_shape(head.substr(0, 3));
  f.tail_hash = hash_shape(tail.substr(tail.size() - std::min<std::size_t>(tail.size(), 3)));
  if (head.size() < EndShapes::kMost) f.shape_hash = hash_shape(head);
  hash_ends(s, f);
  return f;
}

// Numbers for the words or patterns of a page, from 0.
class Numbers {
 public:
  explicit Numbers(std::size_t most)
      : slots_(std::bit_ceil(most + most / 4 + 2)), shift_(32 - std::countr_zero(slots_.size())) {}

  std::uint32_t of(std::uint32_t word) {
    for (std::size_t at = (word * 0x9E3779B1u) >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_.data()[at];
      if (slot.number == kFree) slot = {word, count_++};
      if (slot.word == word) return slot.number;
    }
  }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t word = 0, number = kFree;
  };
  std::vector<Slot> slots_;
  int shift_;
  std::uint32_t count_ = 0;
};

void count_copies(std::vector<LineFacts>& facts) {
  Numbers patterns(facts.size());
  std::vector<unsigned> seen(facts.size());
  for (const LineFacts& f : facts) ++seen[patterns.of(f.pattern)];
  for (LineFacts& f : facts) f.copies = seen[patterns.of(f.pattern)] - 1;
}

// What a word weighs that stands on so many lines.
int weight_of(std::uint32_t lines) { return std::max(0, 9 - static_cast<int>(std::bit_width(lines))); }

// The words of each line, by number.
struct LineWords {
  std::vector<std::uint32_t> words;
  std::vector<std::size_t> begins;  // of each line in `words`, and the end of the last
  std::vector<int> weights;         // of each word
};

LineWords words_of(const std::vector<LineFacts>& facts) {
  LineWords out;
  out.begins.push_back(0);
  for (const LineFacts& f : facts) {
    add_terms(f.line.text.substr(0, kLongest), out.words);
    out.begins.push_back(out.words.size());
  }
  Numbers numbers(out.words.size());
  for (std::uint32_t& word : out.words) word = numbers.of(word);
  // Here and below without checks of the subscript, which cost more than the rest: numbers are below their
  // count.
  std::vector<std::uint32_t> lines(numbers.count()), last_line(numbers.count());
  std::uint32_t *const counts = lines.data(), *const last = last_line.data(), *kept = out.words.data();
  for (std::uint32_t line = 1; line < out.begins.size(); ++line) {  // each once a line
    const std::size_t end = out.begins[line];
    std::size_t k = std::exchange(out.begins[line - 1], static_cast<std::size_t>(kept - out.words.data()));
    for (const std::uint32_t* all = out.words.data(); k < end; ++k) {
      const std::uint32_t word = all[k], is_new = std::exchange(last[word], line) != line;
      counts[word] += is_new;
      *kept = word;
      kept += is_new;
    }
  }
  out.begins.back() = static_cast<std::size_t>(kept - out.words.data());
  out.weights.resize(lines.size());
  std::transform(lines.begin(), lines.end(), out.weights.begin(), weight_of);
  return out;
}

void share_words(std::vector<LineFacts>& facts) {
  const LineWords all_words = words_of(facts);
  std::vector<std::uint32_t> last_seen(all_words.weights.size());  // where each word was, counted from 1
  const auto pass = [&, last = last_seen.data(), weights = all_words.weights.data()](
                        std::size_t i, std::uint32_t at, int LineFacts::*shared) {
    int all = 8, found = 0;  // what a short line has in common with others by chance weighs little
    const std::uint32_t* word = all_words.words.data() + all_words.begins[i];
    const std::uint32_t* const end = all_words.words.data() + all_words.begins[i + 1];
    for (; word < end; ++word) {
      const int weight = weights[*word];
      const std::uint32_t seen = std::exchange(last[*word], at), distance = at - seen;
      all += weight;
      found += seen > 0 && distance > kNear && distance <= kReach ? weight : 0;
    }
    facts[i].*shared = found * 10 / all;
  };
  // A line that repeats a word hides the one further away.
  for (std::size_t i = 0; i < facts.size(); ++i)
    pass(i, static_cast<std::uint32_t>(i + 1), &LineFacts::shared_above);
  std::fill(last_seen.begin(), last_seen.end(), 0);
  for (std::size_t i = facts.size(); i-- > 0;)
    pass(i, static_cast<std::uint32_t>(facts.size() - i), &LineFacts::shared_below);
}

}  // namespace

std::vector<LineFacts> facts_of(const std::vector<PrintedLine>& lines) {
  std::vector<LineFacts> facts;
  facts.reserve(lines.size());
  const Columns columns(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) facts.push_back(facts_of_line(lines, i, columns));
  count_copies(facts);
  count_stops(facts);
  share_words(facts);
  return facts;
}

}  // namespace broadsheet::reconstruct
