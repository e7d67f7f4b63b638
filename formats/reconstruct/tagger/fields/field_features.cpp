#include "reconstruct/tagger/fields/field_features.hpp"

#include "reconstruct/tagger/shape.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

unsigned distance_bucket(std::size_t n) {
  constexpr std::array<std::size_t, 11> kSteps = {1, 2, 3, 4, 6, 9, 13, 18, 26, 40, 60};
  return static_cast<unsigned>(std::upper_bound(kSteps.begin(), kSteps.end(), n) - kSteps.begin());
}

// Leads, bylines and closings name people in the same ways.
unsigned group_of(FieldText kind) {
  switch (kind) {
    case FieldText::caption: return 1;
    case FieldText::furniture: return 2;
    default: return 0;
  }
}

// The runs that are looked at together, by their distance from one: the first and the last.
enum Around : std::size_t { kLast1, kNext1, kBoth1, kLast2, kNext2, kBoth2, kLast4, kNext4, kLast3Next1 };
constexpr std::array<std::array<int, 2>, 9> kAround = {
    {{-1, 0}, {0, 1}, {-1, 1}, {-2, 0}, {0, 2}, {-2, 2}, {-4, 0}, {0, 4}, {-3, 1}}};

constexpr std::size_t kReach = 4;        // characters to either side that are looked at
constexpr std::uint32_t kOfFields = 79;  // the list of kinds (feature.hpp)

// What is looked at: all texts of a group alike, or each kind apart.
std::uint32_t what(unsigned which, FieldText kind, bool of_kind) {
  return 0x51u + which * 16 + (of_kind ? 8 + static_cast<unsigned>(kind) : group_of(kind));
}

}  // namespace

FieldObserver::FieldObserver(View text, FieldText kind) : text_(text), kind_(kind) {
  unsigned depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Run run = run_at(text.substr(at));
    if (run.shape != ' ') {
      if (run.shape == '(' && depth < 3) ++depth;
      add_run(at, run.length, run.shape, depth);
      if (run.shape == ')' && depth > 0) --depth;
    }
    at += run.length;
  }
  for (std::size_t run = 0; run < runs_.size(); ++run)
    for (std::size_t k = 0; k < kAround.size(); ++k)
      runs_[run].around[k] = around(run, kAround[k][0], kAround[k][1]);
  take_neighbours();
}

void FieldObserver::add_run(std::size_t begin, std::size_t length, char shape, unsigned depth) {
  runs_.push_back(
      {begin, begin + length, shape, depth, at_.size(), hash_folded(text_.substr(begin, length)), {}});
  for (std::size_t k = begin; k < begin + length; ++k) {
    at_.push_back(k);
    run_of_.push_back(runs_.size() - 1);
  }
}

void FieldObserver::take_neighbours() {
  constexpr std::uint32_t kBefore = 1, kBehind = 2;
  folded_.assign(kReach, kBefore);
  for (const std::size_t at : at_) folded_.push_back(folded(text_[at]));
  folded_.insert(folded_.end(), kReach, kBehind);
  two_.resize(folded_.size());
  three_.resize(folded_.size());
  for (std::size_t i = 0; i + 1 < folded_.size(); ++i) two_[i] = mix(folded_[i], folded_[i + 1]);
  for (std::size_t i = 0; i + 2 < folded_.size(); ++i) three_[i] = mix(two_[i], folded_[i + 2]);
}

std::uint32_t FieldObserver::around(std::size_t run, int from, int to) const {
  std::uint32_t h = 0;
  for (int step = from; step <= to; ++step) {
    const auto k = static_cast<std::ptrdiff_t>(run) + step;
    h = mix(h, k < 0 ? 1u
               : k >= static_cast<std::ptrdiff_t>(runs_.size())
                   ? 2u
                   : static_cast<unsigned char>(runs_[static_cast<std::size_t>(k)].shape));
  }
  return h;
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
unsigned FieldObserver::edge(std::size_t k) const {
  const Piece& piece = runs_[run_of_[k]];
  return (at_[k] == piece.begin) * 2u + (at_[k] + 1 == piece.end);
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
void FieldObserver::put_character(std::size_t k, const Put& put) const {
  const Piece& piece = runs_[run_of_[k]];
  const auto inner = static_cast<unsigned>(std::min<std::size_t>(at_[k] - piece.begin, 5));
  put(1, distance_bucket(k), false, true);
  put(2, distance_bucket(at_.size() - 1 - k), false, true);
  put(3, static_cast<unsigned char>(piece.shape) * 64 + edge(k) * 8 + inner, false, false);
  put(15, piece.around[kBoth1] * 16 + distance_bucket(k), false, true);
  const std::size_t here = k + kReach;
  for (unsigned step = 0; step <= 8; ++step) put(20 + step, folded_[here - 4 + step], true, false);
  for (unsigned step = 0; step <= 3; ++step) put(32 + step, two_[here - 2 + step], true, false);
  for (unsigned step = 0; step <= 2; ++step) put(36 + step, three_[here - 2 + step], true, false);
}

void FieldObserver::add(std::size_t k, std::vector<Feature>& out) const {
  const auto put = [&](unsigned which, std::uint32_t value, bool lexical, bool of_kind) {
    out.push_back({key_of(what(which, kind_, of_kind), value, kOfFields), 0, lexical, 0, 0});
  };
  put_run(run_of_[k], put);
  put_edge(run_of_[k], edge(k), put);
  put_character(k, put);
}

std::vector<WeightTable::Row> FieldObserver::weigh(const WeightTable& table) const {
  std::vector<WeightTable::Row> sums(at_.size());
  Observations all;
  const auto put = [&](unsigned which, std::uint32_t value, bool, bool of_kind) {
    all.add(what(which, kind_, of_kind), value, kOfFields);
  };
  const auto weighed = [&](WeightTable::Row sum) {
    table.add_to(sum, all.keys());
    all.clear();
    return sum;
  };
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    put_run(run, put);
    const WeightTable::Row of_run = weighed({});
    WeightTable::Row of_edge{};
    unsigned last = 4;  // no edge
    const std::size_t first = runs_[run].first, end = first + runs_[run].end - runs_[run].begin;
    for (std::size_t k = first; k < end; ++k) {
      if (edge(k) != last) {
        last = edge(k);
        put_edge(run, last, put);
        of_edge = weighed(of_run);
      }
      put_character(k, put);
      sums[k] = weighed(of_edge);
    }
  }
  return sums;
}

}  // namespace broadsheet::reconstruct
