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

}  // namespace

FieldObserver::FieldObserver(View text, FieldText kind) : text_(text), kind_(kind) {
  unsigned depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Run run = run_at(text.substr(at));
    if (run.shape != ' ') {
      runs_.push_back({at, at + run.length, run.shape, hash_folded(text.substr(at, run.length)), {}});
      if (run.shape == '(' && depth < 3) ++depth;
      for (std::size_t k = at; k < at + run.length; ++k) {
        at_.push_back(k);
        run_of_.push_back(runs_.size() - 1);
        depth_.push_back(static_cast<unsigned char>(depth));
      }
      if (run.shape == ')' && depth > 0) --depth;
    }
    at += run.length;
  }
  for (std::size_t run = 0; run < runs_.size(); ++run)
    for (std::size_t k = 0; k < kAround.size(); ++k)
      runs_[run].around[k] = around(run, kAround[k][0], kAround[k][1]);
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

template <class Out>
void FieldObserver::observe(std::size_t k, const Out& out) const {
  const unsigned group = group_of(kind_), kind = static_cast<unsigned>(kind_);
  const auto put = [&](unsigned which, std::uint32_t value, bool lexical, bool of_kind = false) {
    const std::uint32_t h = mix(mix(0x51u + which * 16 + (of_kind ? 8 + kind : group), value), 79);
    out({to_key(h), 0, lexical, 0, 0});
  };
  put_shapes(k, put);
  put_characters(k, put);
  put_words(run_of_[k], put);
}

template <class Put>
void FieldObserver::put_shapes(std::size_t k, const Put& put) const {
  const std::size_t run = run_of_[k];
  const Piece& piece = runs_[run];
  const bool first = at_[k] == piece.begin, last = at_[k] + 1 == piece.end;
  const unsigned edge = first * 2u + last;
  const auto inner = static_cast<unsigned>(std::min<std::size_t>(at_[k] - piece.begin, 5));
  const auto blank_before = at_[k] > 0 && is_blank(text_[at_[k] - 1]);
  const auto blank_after = at_[k] + 1 < text_.size() && is_blank(text_[at_[k] + 1]);
  put(0, 0, false, true);
  put(1, distance_bucket(k), false, true);
  put(2, distance_bucket(at_.size() - 1 - k), false, true);
  put(3, static_cast<unsigned char>(piece.shape) * 64 + edge * 8 + inner, false);
  put(4, piece.around[kLast1] * 32 + edge, false);
  put(5, piece.around[kNext1] * 32 + edge * 4 + blank_before * 2u + blank_after, false);
  put(6, piece.around[kBoth1] * 32 + edge, false);
  put(7, piece.around[kLast2] * 32 + edge, false);
  put(8, piece.around[kNext2] * 32 + edge, false);
  put(9, piece.around[kBoth2] * 32 + edge, false);
  put(10, piece.around[kLast4] * 32 + edge, false);
  put(11, piece.around[kNext4] * 32 + edge, false);
  put(12, piece.around[kLast3Next1] * 4 + depth_[k], false, true);
  put(13, depth_[k] * 256u + static_cast<unsigned char>(piece.shape), false, true);
  put(14, (run < 12 ? static_cast<unsigned>(run) : 12u) * 256 + static_cast<unsigned char>(piece.shape),
      false, true);
  put(15, piece.around[kBoth1] * 16 + distance_bucket(k), false, true);
}

template <class Put>
void FieldObserver::put_characters(std::size_t k, const Put& put) const {
  const auto c = [&](int step) -> std::uint32_t {
    const auto i = static_cast<std::ptrdiff_t>(k) + step;
    return i < 0                                          ? 1
           : i >= static_cast<std::ptrdiff_t>(at_.size()) ? 2
                                                          : folded(text_[at_[static_cast<std::size_t>(i)]]);
  };
  for (int step = -4; step <= 4; ++step) put(static_cast<unsigned>(24 + step), c(step), true);
  for (int step = -2; step <= 1; ++step)
    put(static_cast<unsigned>(34 + step), mix(c(step), c(step + 1)), true);
  for (int step = -2; step <= 0; ++step)
    put(static_cast<unsigned>(38 + step), mix(mix(c(step), c(step + 1)), c(step + 2)), true);
}

template <class Put>
void FieldObserver::put_words(std::size_t run, const Put& put) const {
  const auto word = [&](int step) {
    const auto i = static_cast<std::ptrdiff_t>(run) + step;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(runs_.size()) ? 0u
                                                                   : runs_[static_cast<std::size_t>(i)].word;
  };
  for (int step = -2; step <= 2; ++step) put(static_cast<unsigned>(42 + step), word(step), true);
  put(45, mix(word(-1), word(0)), true);
  put(46, mix(word(0), word(1)), true);
}

void FieldObserver::add(std::size_t k, std::vector<Feature>& out) const {
  observe(k, [&](const Feature& f) { out.push_back(f); });
}

void FieldObserver::weigh(std::size_t k, const WeightTable& table, WeightTable::Row& sum) const {
  observe(k, [&](const Feature& f) { table.add_to(sum, f.key); });
}

}  // namespace broadsheet::reconstruct
