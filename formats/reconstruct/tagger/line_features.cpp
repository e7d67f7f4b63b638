#include "reconstruct/tagger/line_features.hpp"

#include "reconstruct/tagger/shape.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kShort = 28;  // characters of a line whose pairs are all looked at
constexpr std::size_t kEdge = 6;    // of a longer one those at its ends
constexpr std::size_t kNames = 4;   // characters, or words, at an end that are taken together

unsigned characters_bucket(int n) {
  constexpr std::array<int, 7> kSteps = {-8, -1, 0, 1, 3, 8, 500};
  return static_cast<unsigned>(std::upper_bound(kSteps.begin(), kSteps.end(), n) - kSteps.begin());
}

enum Script : unsigned { kHan, kKana, kHangulScript, kSpaced, kNone };
// How many characters of each class a line has (shape.hpp).
class ClassCounts {
 public:
  explicit ClassCounts(View s) {
    for (const char32_t c : s) ++n_[static_cast<unsigned char>(class_of(c))];
  }
  unsigned of(char one) const { return n_[static_cast<unsigned char>(one)]; }
  unsigned of(char one, char other) const { return of(one) + of(other); }

 private:
  std::array<unsigned, 128> n_{};
};

Script script_of(const ClassCounts& n) {
  const std::array<unsigned, 4> each = {n.of('H'), 2 * n.of('h', 'k'), 2 * n.of('K'), n.of('A', 'a')};
  const auto most = std::max_element(each.begin(), each.end());
  return *most == 0 ? kNone : static_cast<Script>(most - each.begin());
}

// The lists of kinds (feature.hpp).
constexpr std::uint32_t kOfClasses = 77, kOfCharacters = 78;

constexpr std::uint32_t what(LineFeature kind, unsigned which) {
  return static_cast<std::uint32_t>(kind) * 64 + which;
}

// Hands the observations about one line to `out`, each as its kind, which of the kind, the value, the list,
// and the characters that it is about.
template <class Out>
class Observer {
 public:
  Observer(const std::vector<LineFacts>& facts, std::size_t i, const Out& out)
      : facts_(facts), i_(i), f_(facts[i]), s_(f_.line.text), counts_(s_), out_(out) {}

  void run() {
    measures();
    marks();
    sentences();
    shapes();
    words();
    neighbours();
  }

 private:
  using Kind = LineFeature;

  void add(Kind kind, unsigned which, std::uint32_t value) {
    out_(kind, which, value, kOfClasses, std::size_t{0}, std::size_t{0});
  }
  void add_text(Kind kind, unsigned which, std::uint32_t value, std::size_t begin, std::size_t length) {
    out_(kind, which, value, kOfCharacters, begin, length);
  }
  const LineFacts* at(std::ptrdiff_t step) const {
    const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i_) + step;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(facts_.size()) ? nullptr
                                                                    : &facts_[static_cast<std::size_t>(k)];
  }
  static unsigned column_bucket(const LineFacts* f) { return f == nullptr ? 16 : f->share; }

  void measures() {
    const unsigned script = script_of(counts_);
    const unsigned above = f_.share_above, below = f_.share_below;
    const unsigned room = f_.room_step, before = at(-1) ? at(-1)->room_step : 15;
    const unsigned blanks = f_.line.blank_before * 2 + f_.blank_after;
    const unsigned length = f_.length_step;
    add(Kind::always, 0, 0);
    add(Kind::script, 0, script);
    add(Kind::script, 1, script * 64 + length);
    add(Kind::width, 0, above);
    add(Kind::width, 1, below);
    add(Kind::width, 2, above * 16 + below);
    add(Kind::width, 3, (above * 16 + below) * 4 + blanks);
    add(Kind::room, 0, room);
    add(Kind::room, 1, before);
    add(Kind::room, 2, before * 16 + room);
    add(Kind::room, 3, (before * 16 + room) * 4 + blanks);
    add(Kind::length, 0, length);
    add(Kind::length, 1, length * 4 + blanks);
    const unsigned w0 = column_bucket(&f_), w1 = column_bucket(at(-1)), w2 = column_bucket(at(1));
    add(Kind::widths_around, 0, w1 * 32 + w0);
    add(Kind::widths_around, 1, w0 * 32 + w2);
    add(Kind::widths_around, 2, (w1 * 32 + w0) * 32 + w2);
    add(Kind::widths_around, 3, column_bucket(at(-2)) * 32 + w0);
    add(Kind::widths_around, 4, column_bucket(at(2)) * 32 + w0);
    const LineFacts *a = at(-1), *b = at(1);
    const unsigned around = (a && a->line.blank_before) * 2u + (b && b->blank_after);
    add(Kind::blanks, 0, blanks);
    add(Kind::blanks, 1, blanks * 4 + around);
    add(Kind::indent, 0, f_.line.indented * 2u + (b && b->line.indented));
    const auto from_end = facts_.size() - 1 - i_;
    add(Kind::place, 0, static_cast<unsigned>(std::min<std::size_t>(i_, 8)));
    add(Kind::place, 1, static_cast<unsigned>(std::min<std::size_t>(from_end, 8)));
    add(Kind::place, 2, (i_ < 4 || from_end < 4) * 16u + length);
  }

  void marks() {
    const auto pair = [](char a, char b) {
      return static_cast<std::uint32_t>(a) * 256u + static_cast<unsigned char>(b);
    };
    const LineFacts *a = at(-1), *b = at(1);
    const bool closed = a == nullptr || a->ends_sentence;
    add(Kind::ends, 0, static_cast<unsigned char>(f_.first));
    add(Kind::ends, 1, static_cast<unsigned char>(f_.last));
    add(Kind::ends, 2, pair(f_.first, f_.last));
    add(Kind::ends, 3, f_.ends_sentence * 4u + f_.line.blank_before * 2u + f_.blank_after);
    add(Kind::neighbours_end, 0, pair(a ? a->last : 0, f_.first) * 2 + closed);
    add(Kind::neighbours_end, 1, pair(f_.last, b ? b->first : 0));
    add(Kind::neighbours_end, 2, closed * 4u + f_.ends_sentence * 2u + (b && b->ends_sentence));
    add(Kind::neighbours_end, 3,
        (closed * 4u + f_.ends_sentence * 2u + (b && b->ends_sentence)) * 16 + column_bucket(&f_));
    const bool is_last_stop = f_.last == '.' || f_.last == '!';
    const unsigned commas = counts_.of(',', ';'), stops = counts_.of('.', '!') - is_last_stop,
                   digits = counts_.of('9'), upper = counts_.of('A'), letters = counts_.of('A', 'a'),
                   blanks = counts_.of(' '), open = counts_.of('(');
    const auto few = [](std::size_t n) { return static_cast<unsigned>(std::min<std::size_t>(n, 3)); };
    const auto tenths = [](std::size_t n, std::size_t of) {
      return static_cast<unsigned>(n * 10 / std::max<std::size_t>(of, 1));
    };
    add(Kind::punctuation, 0, few(commas) * 4 + few(stops));
    add(Kind::punctuation, 1, tenths(digits, s_.size()));
    add(Kind::punctuation, 2, tenths(upper, letters) * 2 + (letters > 3));
    add(Kind::punctuation, 3, few(blanks) * 16 + f_.length_step);
    add(Kind::punctuation, 4, few(open) * 4 + few(digits));
    add(Kind::copies, 0, few(f_.copies));
    const auto above = static_cast<unsigned>(f_.shared_above), below = static_cast<unsigned>(f_.shared_below);
    add(Kind::words_shared, 0, above);
    add(Kind::words_shared, 1, below);
    add(Kind::words_shared, 2, (above / 2) * 16 + below / 2);
    add(Kind::words_shared, 3, ((above / 2) * 16 + below / 2) * 16 + f_.length_step);
  }

  // Whether the line above is a paragraph's last.
  void sentences() {
    const LineFacts* a = at(-1);
    if (a == nullptr || script_of(counts_) != kSpaced) return;
    const unsigned closed = a->ends_sentence, room = a->room_step, blank = f_.line.blank_before;
    const unsigned left = characters_bucket(a->characters_above) * 8 + characters_bucket(a->characters_below);
    add(Kind::sentences, 0, (left * 2 + blank) * 2 + closed);
    if (!closed) return;
    add(Kind::sentences, 1, left * 8 + f_.stops_inside);
    add(Kind::sentences, 2, (room * 2 + blank) * 8 + f_.stops_inside);
    add(Kind::sentences, 3, (left * 16 + room) * 256u + static_cast<unsigned char>(f_.first));
    add(Kind::sentences, 4, f_.stops_inside * 256u + static_cast<unsigned char>(f_.first));
  }

  void shapes() {
    const unsigned blanks = f_.line.blank_before * 2 + f_.blank_after;
    const std::string_view head = f_.shapes.head(), tail = f_.shapes.tail();
    std::uint32_t h = 0;
    for (unsigned n = 1; n <= std::min<std::size_t>(head.size(), 6); ++n) {
      h = mix(h, static_cast<unsigned char>(head[n - 1]));
      add(Kind::shape_begins, n, h);
    }
    for (std::size_t n = 1; n <= std::min<std::size_t>(tail.size(), 5); ++n)
      add(Kind::shape_ends, static_cast<unsigned>(n), hash_shape(tail.substr(tail.size() - n)));
    if (f_.shape_hash != 0) {
      add(Kind::shape_whole, 0, f_.shape_hash);
      add(Kind::shape_whole, 1, f_.shape_hash * 4 + blanks);
    }
    add(Kind::shape_whole, 2, (f_.head_hash * 8 + blanks) * 32 + column_bucket(&f_));
    const auto near = [&](std::ptrdiff_t step, Kind kind, unsigned which) {
      const LineFacts* f = at(step);
      if (f == nullptr) return add(kind, which, 0);
      add(kind, which, f->head_hash);
      add(kind, which + 1, f->tail_hash);
      if (f->shape_hash != 0) add(kind, which + 2, f->shape_hash);
    };
    near(-1, Kind::shape_above, 0);
    near(1, Kind::shape_below, 0);
    near(-2, Kind::shape_above, 4);
    near(2, Kind::shape_below, 4);
  }

  void words() {
    const std::size_t n = s_.size();
    for (std::size_t k = 1; k <= std::min(n, kNames); ++k) {
      add_text(Kind::begins_with, static_cast<unsigned>(k), f_.begins[k - 1], 0, k);
      add_text(Kind::ends_with, static_cast<unsigned>(k), f_.ends[k - 1], n - k, k);
    }
    std::size_t word = 0;  // where the word begins that ends at k
    unsigned count = 0;
    for (std::size_t k = 0; k <= n; ++k) {
      const bool edge = n <= kShort || k < kEdge || k + kEdge > n;
      if (k + 1 < n && edge && !is_letter(s_[k]))
        add_text(Kind::word, 0, mix(mix(0, folded(s_[k])), folded(s_[k + 1])), k, 2);
      if (k < n && is_letter(s_[k])) continue;
      if (k > word) whole_word(word, k - word, ++count);
      word = k + 1;
    }
  }

  // The word of letters that begins at `at`; it is the line's nth.
  void whole_word(std::size_t at, std::size_t length, unsigned nth) {
    const bool is_known = s_.size() <= 3 * kShort || nth <= 3, is_last = at + length + 2 >= s_.size();
    if (!is_known && !is_last) return;
    const std::uint32_t h = hash_folded(s_.substr(at, length));
    if (is_known) add_text(Kind::word, 1, h, at, length);
    if (nth <= 2) add_text(Kind::begins_with, 10 + nth, h, at, length);
    if (is_last) add_text(Kind::ends_with, 10, h, at, length);
  }

  void neighbours() {
    const auto ends = [&](std::ptrdiff_t step, Kind begins_kind, Kind ends_kind) {
      const LineFacts* f = at(step);
      if (f == nullptr) return;
      for (const unsigned k : {1U, 2U, 4U}) {
        if (k > f->line.text.size()) break;
        add_text(begins_kind, k, f->begins[k - 1], 0, 0);
        add_text(ends_kind, k, f->ends[k - 1], 0, 0);
      }
    };
    ends(-1, Kind::above_begins_with, Kind::above_ends_with);
    ends(1, Kind::below_begins_with, Kind::below_ends_with);
  }

  const std::vector<LineFacts>& facts_;
  std::size_t i_;
  const LineFacts& f_;
  View s_;
  ClassCounts counts_;
  const Out& out_;
};

}  // namespace

unsigned char context_of(const std::vector<LineFacts>& facts, std::size_t i) {
  constexpr double kNoRoom = 0.3;  // em
  const unsigned blank = facts[i].line.blank_before ? 3 : 0;
  if (i == 0) return static_cast<unsigned char>(blank);
  const LineFacts& before = facts[i - 1];
  return static_cast<unsigned char>(blank + (before.room < kNoRoom ? 0 : before.ends_sentence ? 1 : 2));
}

void add_line_features(const std::vector<LineFacts>& facts, std::size_t i, std::vector<Feature>& out) {
  const auto add = [&](LineFeature kind, unsigned which, std::uint32_t value, std::uint32_t list,
                       std::size_t begin, std::size_t length) {
    out.push_back({key_of(what(kind, which), value, list), static_cast<unsigned char>(kind),
                   list == kOfCharacters, static_cast<std::uint16_t>(begin),
                   static_cast<std::uint16_t>(length)});
  };
  Observer(facts, i, add).run();
}

void add_line_weights(const std::vector<LineFacts>& facts, std::size_t i, const WeightTable& table,
                      WeightTable::Row& sum) {
  Observations all;
  const auto add = [&](LineFeature kind, unsigned which, std::uint32_t value, std::uint32_t list, std::size_t,
                       std::size_t) { all.add(what(kind, which), value, list); };
  Observer(facts, i, add).run();
  table.add_to(sum, all);
}

}  // namespace broadsheet::reconstruct
