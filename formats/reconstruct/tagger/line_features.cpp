#include "reconstruct/tagger/line_features.hpp"

#include "reconstruct/tagger/shape.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kShort = 28;  // characters of a line whose pairs are all looked at
constexpr std::size_t kEdge = 6;    // of a longer one those at its ends
constexpr std::size_t kNames = 4;   // characters, or words, at an end that are taken together

std::uint32_t hash(std::string_view s) {
  std::uint32_t h = 0;
  for (const char c : s) h = mix(h, static_cast<unsigned char>(c));
  return h;
}

// A width as a share of a column's, in steps that are finer where columns are full.
unsigned share_bucket(double width, double column) {
  if (column <= 0) return 15;
  const double r = width / column;
  constexpr std::array<double, 13> kSteps = {.1, .2, .3, .42, .55, .7, .82, .9, .96, 1.02, 1.08, 1.3, 1.7};
  return static_cast<unsigned>(std::upper_bound(kSteps.begin(), kSteps.end(), r) - kSteps.begin());
}

unsigned room_bucket(double em) {
  constexpr std::array<double, 8> kSteps = {-4, -0.6, 0.2, 1, 2.2, 4, 8, 16};
  return static_cast<unsigned>(std::upper_bound(kSteps.begin(), kSteps.end(), em) - kSteps.begin());
}

unsigned count_bucket(std::size_t n) {
  constexpr std::array<std::size_t, 13> kSteps = {1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 44, 64};
  return static_cast<unsigned>(std::upper_bound(kSteps.begin(), kSteps.end(), n) - kSteps.begin());
}

enum Script : unsigned { kHan, kKana, kHangulScript, kSpaced, kNone };
Script script_of(View s) {
  std::array<unsigned, 4> n{};
  for (const char32_t c : s) {
    const char k = class_of(c);
    if (k == 'H') ++n[kHan];
    if (k == 'h' || k == 'k') n[kKana] += 2;
    if (k == 'K') n[kHangulScript] += 2;
    if (k == 'A' || k == 'a') ++n[kSpaced];
  }
  const auto most = std::max_element(n.begin(), n.end());
  return *most == 0 ? kNone : static_cast<Script>(most - n.begin());
}

char32_t folded(char32_t c) { return is_digit(c) ? U'9' : to_lower(c); }

// Adds the observations about one line.
class Observer {
 public:
  Observer(const std::vector<LineFacts>& facts, std::size_t i, std::vector<Feature>& out)
      : facts_(facts), i_(i), f_(facts[i]), s_(f_.line.text), out_(out) {}

  void run() {
    measures();
    marks();
    shapes();
    words();
    neighbours();
  }

 private:
  using Kind = LineFeature;

  void add(Kind kind, unsigned which, std::uint32_t value) {
    const std::uint32_t h = mix(mix(static_cast<std::uint32_t>(kind) * 64 + which, value), 77);
    out_.push_back({to_key(h), static_cast<unsigned char>(kind), false, 0, 0});
  }
  void add_text(Kind kind, unsigned which, std::uint32_t value, std::size_t begin, std::size_t length) {
    const std::uint32_t h = mix(mix(static_cast<std::uint32_t>(kind) * 64 + which, value), 78);
    out_.push_back({to_key(h), static_cast<unsigned char>(kind), true, static_cast<std::uint16_t>(begin),
                    static_cast<std::uint16_t>(length)});
  }
  const LineFacts* at(std::ptrdiff_t step) const {
    const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i_) + step;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(facts_.size()) ? nullptr
                                                                    : &facts_[static_cast<std::size_t>(k)];
  }
  static unsigned column_bucket(const LineFacts* f) {
    return f == nullptr ? 16 : share_bucket(f->line.width, std::max(f->column_above, f->column_below));
  }

  void measures() {
    const unsigned script = script_of(s_);
    const unsigned above = share_bucket(f_.line.width, f_.column_above);
    const unsigned below = share_bucket(f_.line.width, f_.column_below);
    const unsigned room = room_bucket(f_.room), before = at(-1) ? room_bucket(at(-1)->room) : 15;
    const unsigned blanks = f_.line.blank_before * 2 + f_.blank_after;
    const unsigned length = count_bucket(s_.size());
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
    std::size_t commas = 0, stops = 0, digits = 0, upper = 0, letters = 0, blanks = 0, open = 0;
    for (std::size_t k = 0; k < s_.size(); ++k) {
      const char c = class_of(s_[k]);
      commas += c == ',' || c == ';';
      stops += (c == '.' || c == '!') && k + 1 < s_.size();
      digits += c == '9';
      upper += c == 'A';
      letters += c == 'A' || c == 'a';
      blanks += c == ' ';
      open += c == '(';
    }
    const auto few = [](std::size_t n) { return static_cast<unsigned>(std::min<std::size_t>(n, 3)); };
    const auto tenths = [](std::size_t n, std::size_t of) {
      return static_cast<unsigned>(n * 10 / std::max<std::size_t>(of, 1));
    };
    add(Kind::punctuation, 0, few(commas) * 4 + few(stops));
    add(Kind::punctuation, 1, tenths(digits, s_.size()));
    add(Kind::punctuation, 2, tenths(upper, letters) * 2 + (letters > 3));
    add(Kind::punctuation, 3, few(blanks) * 16 + std::min(count_bucket(s_.size()), 15u));
    add(Kind::punctuation, 4, few(open) * 4 + few(digits));
    add(Kind::copies, 0, few(f_.copies));
    const auto above = static_cast<unsigned>(f_.shared_above), below = static_cast<unsigned>(f_.shared_below);
    add(Kind::words_shared, 0, above);
    add(Kind::words_shared, 1, below);
    add(Kind::words_shared, 2, (above / 2) * 16 + below / 2);
    add(Kind::words_shared, 3, ((above / 2) * 16 + below / 2) * 16 + std::min(count_bucket(s_.size()), 15u));
  }

  void shapes() {
    const unsigned blanks = f_.line.blank_before * 2 + f_.blank_after;
    for (std::size_t n = 1; n <= std::min<std::size_t>(f_.head.size(), 6); ++n)
      add(Kind::shape_begins, static_cast<unsigned>(n), hash(std::string_view(f_.head).substr(0, n)));
    for (std::size_t n = 1; n <= std::min<std::size_t>(f_.tail.size(), 5); ++n)
      add(Kind::shape_ends, static_cast<unsigned>(n),
          hash(std::string_view(f_.tail).substr(f_.tail.size() - n)));
    if (f_.head.size() < 8) {
      add(Kind::shape_whole, 0, hash(f_.head));
      add(Kind::shape_whole, 1, hash(f_.head) * 4 + blanks);
    }
    add(Kind::shape_whole, 2, (hash(f_.head.substr(0, 3)) * 8 + blanks) * 32 + column_bucket(&f_));
    const auto near = [&](std::ptrdiff_t step, Kind kind, unsigned which) {
      const LineFacts* f = at(step);
      if (f == nullptr) return add(kind, which, 0);
      add(kind, which, hash(f->head.substr(0, 3)));
      add(kind, which + 1, hash(f->tail.substr(f->tail.size() - std::min<std::size_t>(f->tail.size(), 3))));
      if (f->head.size() < 8) add(kind, which + 2, hash(f->head));
    };
    near(-1, Kind::shape_above, 0);
    near(1, Kind::shape_below, 0);
    near(-2, Kind::shape_above, 4);
    near(2, Kind::shape_below, 4);
  }

  std::uint32_t text(View s) const {
    std::uint32_t h = 0;
    for (const char32_t c : s) h = mix(h, static_cast<std::uint32_t>(folded(c)));
    return h;
  }

  void words() {
    const std::size_t n = s_.size();
    for (std::size_t k = 1; k <= std::min(n, kNames); ++k) {
      add_text(Kind::begins_with, static_cast<unsigned>(k), text(s_.substr(0, k)), 0, k);
      add_text(Kind::ends_with, static_cast<unsigned>(k), text(s_.substr(n - k)), n - k, k);
    }
    std::size_t word = 0;  // where the word begins that ends at k
    unsigned count = 0;
    for (std::size_t k = 0; k <= n; ++k) {
      const bool edge = n <= kShort || k < kEdge || k + kEdge > n;
      if (k + 1 < n && edge && !is_letter(s_[k])) add_text(Kind::word, 0, text(s_.substr(k, 2)), k, 2);
      if (k < n && is_letter(s_[k])) continue;
      if (k > word && ++count) {
        if (n <= 3 * kShort || count <= 3)
          add_text(Kind::word, 1, text(s_.substr(word, k - word)), word, k - word);
        if (count <= 2)
          add_text(Kind::begins_with, 10 + count, text(s_.substr(word, k - word)), word, k - word);
        if (k + 2 >= n) add_text(Kind::ends_with, 10, text(s_.substr(word, k - word)), word, k - word);
      }
      word = k + 1;
    }
  }

  void neighbours() {
    const auto ends = [&](std::ptrdiff_t step, Kind begins_kind, Kind ends_kind) {
      const LineFacts* f = at(step);
      if (f == nullptr) return;
      const View s = f->line.text;
      for (const std::size_t k : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
        if (k > s.size()) break;
        add_text(begins_kind, static_cast<unsigned>(k), text(s.substr(0, k)), 0, 0);
        add_text(ends_kind, static_cast<unsigned>(k), text(s.substr(s.size() - k)), 0, 0);
      }
    };
    ends(-1, Kind::above_begins_with, Kind::above_ends_with);
    ends(1, Kind::below_begins_with, Kind::below_ends_with);
  }

  const std::vector<LineFacts>& facts_;
  std::size_t i_;
  const LineFacts& f_;
  View s_;
  std::vector<Feature>& out_;
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
  Observer(facts, i, out).run();
}

}  // namespace broadsheet::reconstruct
