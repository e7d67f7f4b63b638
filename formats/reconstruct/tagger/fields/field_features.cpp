#include "reconstruct/tagger/fields/field_features.hpp"

#include "reconstruct/tagger/shape.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr std::array<std::size_t, 11> kDistances = {1, 2, 3, 4, 6, 9, 13, 18, 26, 40, 60};
constexpr auto kDistanceBuckets = [] {
  std::array<unsigned char, kDistances.back()> all{};
  for (std::size_t n = 0; n < all.size(); ++n)
    for (const std::size_t step : kDistances) all[n] = static_cast<unsigned char>(all[n] + (step <= n));
  return all;
}();
unsigned distance_bucket(std::size_t n) {
  return n < kDistanceBuckets.size() ? kDistanceBuckets[n] : static_cast<unsigned>(kDistances.size());
}

// Leads, bylines and closings name people in the same ways.
unsigned group_of(FieldText kind) {
  switch (kind) {
    case FieldText::caption: return 1;
    case FieldText::furniture: return 2;
    default: return 0;
  }
}

// The runs that are looked at together: how many before one and after it.
enum Around : std::size_t { kLast1, kNext1, kBoth1, kLast2, kNext2, kBoth2, kLast4, kNext4, kLast3Next1 };

constexpr std::size_t kReach = 4;                  // characters, or runs, to either side that are looked at
constexpr unsigned char kBefore = 1, kBehind = 2;  // stand for those beyond the ends
constexpr std::uint32_t kOfFields = 79;            // the list of kinds (feature.hpp)

// What is looked at: all texts of a group alike, or each kind apart.
constexpr std::uint32_t kStep = 16;  // from one to the next
std::uint32_t what(unsigned which, FieldText kind, bool of_kind) {
  return 0x51u + which * kStep + (of_kind ? 8 + static_cast<unsigned>(kind) : group_of(kind));
}

// Takes observations for training.
struct Listed {
  void operator()(unsigned which, std::uint32_t value, bool lexical, bool of_kind) const {
    out.push_back({key_of(what(which, kind, of_kind), value, kOfFields), 0, lexical, 0, 0});
  }
  template <std::size_t N>
  void near(unsigned which, std::span<const std::uint32_t, N> values) const {
    for (const std::uint32_t value : values) (*this)(which++, value, true, false);
  }
  FieldText kind;
  std::vector<Feature>& out;
};

// Takes them to be weighed.
struct Weighed {
  void operator()(unsigned which, std::uint32_t value, bool, bool of_kind) const {
    out.add(what(which, kind, of_kind), value, kOfFields);
  }
  template <std::size_t N>
  void near(unsigned which, std::span<const std::uint32_t, N> values) const {
    out.add(what(which, kind, false), kStep, values, kOfFields);
  }
  FieldText kind;
  Observations& out;
};

}  // namespace

FieldObserver::FieldObserver(View text, FieldText kind) : text_(text), kind_(kind) {
  unsigned depth = 0;
  at_.reserve(text.size());
  run_of_.reserve(text.size());
  runs_.reserve(text.size() / 4 + 1);  // as many as in most texts
  for (std::size_t at = 0; at < text.size();) {
    const Run run = run_at(text.substr(at));
    if (run.shape != ' ') {
      if (run.shape == '(' && depth < 3) ++depth;
      add_run(at, run.length, run.shape, depth);
      if (run.shape == ')' && depth > 0) --depth;
    }
    at += run.length;
  }
  look_around();
  take_neighbours();
}

void FieldObserver::add_run(std::size_t begin, std::size_t length, char shape, unsigned depth) {
  runs_.push_back(
      {begin, begin + length, shape, depth, at_.size(), hash_folded(text_.substr(begin, length)), {}});
  for (std::size_t k = begin; k < begin + length; ++k) at_.push_back(k);
  run_of_.resize(at_.size(), runs_.size() - 1);
}

void FieldObserver::look_around() {
  std::vector<unsigned char> shapes(kReach, kBefore);
  for (const Piece& run : runs_) shapes.push_back(static_cast<unsigned char>(run.shape));
  shapes.insert(shapes.end(), kReach, kBehind);
  const unsigned char* here = shapes.data() + kReach;
  for (Piece& run : runs_) {
    const auto on = [&](std::uint32_t h, int from, int to) {
      for (int step = from; step <= to; ++step) h = mix(h, here[step]);
      return h;
    };
    auto& around = run.around;
    around[kLast1] = on(0, -1, 0), around[kBoth1] = on(around[kLast1], 1, 1);
    around[kNext1] = on(0, 0, 1), around[kNext2] = on(around[kNext1], 2, 2);
    around[kNext4] = on(around[kNext2], 3, 4);
    around[kLast2] = on(0, -2, 0), around[kBoth2] = on(around[kLast2], 1, 2);
    around[kLast4] = on(0, -4, 0), around[kLast3Next1] = on(0, -3, 1);
    ++here;
  }
}

void FieldObserver::take_neighbours() {
  const std::size_t n = at_.size() + 2 * kReach;
  folded_.reserve(n);
  folded_.assign(kReach, kBefore);
  for (const std::size_t at : at_) folded_.push_back(folded(text_[at]));
  folded_.insert(folded_.end(), kReach, kBehind);
  two_.resize(n);
  three_.resize(n);
  const std::uint32_t* const one = folded_.data();
  std::uint32_t *const two = two_.data(), *const three = three_.data();
  for (std::size_t i = 0; i + 1 < n; ++i) two[i] = mix(one[i], one[i + 1]);
  for (std::size_t i = 0; i + 2 < n; ++i) three[i] = mix(two[i], one[i + 2]);
}

std::uint32_t FieldObserver::word(std::size_t run, int step) const {
  const auto i = static_cast<std::ptrdiff_t>(run) + step;
  return i < 0 || i >= static_cast<std::ptrdiff_t>(runs_.size()) ? 0u
                                                                 : runs_[static_cast<std::size_t>(i)].word;
}

bool FieldObserver::is_blank_at(std::size_t position) const {
  return position < text_.size() && is_blank(text_[position]);
}

// Whether it is the first and the last character of its run.
unsigned FieldObserver::edge_in(const Piece& run, std::size_t k) {
  return (k == run.first) * 2u + (k + 1 == run.first + run.end - run.begin);
}

template <class Put>
void FieldObserver::put_run(std::size_t run, const Put& put) const {
  const Piece& piece = runs_[run];
  put(0, 0, false, true);
  put(12, piece.around[kLast3Next1] * 4 + piece.depth, false, true);
  put(13, piece.depth * 256u + static_cast<unsigned char>(piece.shape), false, true);
  put(14, (run < 12 ? static_cast<unsigned>(run) : 12u) * 256 + static_cast<unsigned char>(piece.shape),
      false, true);
  for (int step = -2; step <= 2; ++step) put(static_cast<unsigned>(42 + step), word(run, step), true, false);
  put(45, mix(word(run, -1), word(run, 0)), true, false);
  put(46, mix(word(run, 0), word(run, 1)), true, false);
}

template <class Put>
void FieldObserver::put_edge(std::size_t run, unsigned edge, const Put& put) const {
  const Piece& piece = runs_[run];
  const bool blank_before = edge >= 2 && is_blank_at(piece.begin - 1);
  const bool blank_after = edge % 2 == 1 && is_blank_at(piece.end);
  put(4, piece.around[kLast1] * 32 + edge, false, false);
  put(5, piece.around[kNext1] * 32 + edge * 4 + blank_before * 2u + blank_after, false, false);
  put(6, piece.around[kBoth1] * 32 + edge, false, false);
  put(7, piece.around[kLast2] * 32 + edge, false, false);
  put(8, piece.around[kNext2] * 32 + edge, false, false);
  put(9, piece.around[kBoth2] * 32 + edge, false, false);
  put(10, piece.around[kLast4] * 32 + edge, false, false);
  put(11, piece.around[kNext4] * 32 + edge, false, false);
}

template <class Put>
void FieldObserver::put_character(const Piece& piece, std::size_t k, const Put& put) const {
  const auto inner = static_cast<unsigned>(std::min<std::size_t>(k - piece.first, 5));
  put(1, distance_bucket(k), false, true);
  put(2, distance_bucket(at_.size() - 1 - k), false, true);
  put(3, static_cast<unsigned char>(piece.shape) * 64 + edge_in(piece, k) * 8 + inner, false, false);
  put(15, piece.around[kBoth1] * 16 + distance_bucket(k), false, true);
  const std::size_t here = k + kReach;
  put.near(20, std::span<const std::uint32_t, 9>(&folded_[here - 4], 9));
  put.near(32, std::span<const std::uint32_t, 4>(&two_[here - 2], 4));
  put.near(36, std::span<const std::uint32_t, 3>(&three_[here - 2], 3));
}

void FieldObserver::add(std::size_t k, std::vector<Feature>& out) const {
  const Listed put{kind_, out};
  put_run(run_of_[k], put);
  const Piece& piece = runs_[run_of_[k]];
  put_edge(run_of_[k], edge_in(piece, k), put);
  put_character(piece, k, put);
}

void FieldObserver::weigh(std::size_t run, const WeightTable& table,
                          std::vector<WeightTable::Row>& sums) const {
  Observations all;
  const Weighed put{kind_, all};
  const auto weighed = [&](WeightTable::Row sum) {
    table.add_to(sum, all);
    all.clear();
    return sum;
  };
  sums.clear();
  put_run(run, put);
  const WeightTable::Row of_run = weighed({});
  WeightTable::Row of_edge{};
  unsigned last = 4;  // no edge
  const Piece& piece = runs_[run];
  const std::size_t end = piece.first + piece.end - piece.begin;
  for (std::size_t k = piece.first; k < end; ++k) {
    if (const unsigned edge = edge_in(piece, k); edge != last) {
      last = edge;
      put_edge(run, last, put);
      of_edge = weighed(of_run);
    }
    put_character(piece, k, put);
    sums.push_back(weighed(of_edge));
  }
}

}  // namespace broadsheet::reconstruct
