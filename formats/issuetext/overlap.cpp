#include "issuetext/overlap.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

namespace broadsheet::issuetext {
namespace {

std::size_t common(const Features& a, const Features& b) {
  std::size_t n = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i < *j) ++i;
    else if (*j < *i) ++j;
    else ++n, ++i, ++j;
  }
  return n;
}

}  // namespace

Features features_of(View text) {
  constexpr std::size_t kStem = 6, kShortest = 4;
  Features out;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (is_han(c)) {
      if (before) out.push_back(static_cast<std::uint32_t>(before * 65599u + c));
      before = c;
      ++i;
    } else if (is_letter(c) || is_digit(c) || is_hangul(c)) {
      std::size_t end = i;
      std::uint32_t h = 2166136261u;
      while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) || is_hangul(text[end]))) {
        if (end - i < kStem) h = (h ^ static_cast<std::uint32_t>(to_lower(text[end]))) * 16777619u;
        ++end;
      }
      if (end - i >= (is_hangul(c) ? 2 : kShortest) || (is_digit(c) && end - i >= 2)) out.push_back(h);
      before = 0;
      i = end;
    } else {
      if (!is_blank(c)) before = 0;
      ++i;
    }
  }
  make_set(out);
  return out;
}

void make_set(Features& features) {
  constexpr std::size_t kDigits = 4, kValues = 256;  // radix sort: branches of a comparison are never guessed
  std::array<std::array<std::uint32_t, kValues>, kDigits> place{};
  for (const std::uint32_t f : features)
    for (std::size_t d = 0; d < kDigits; ++d) ++place[d][f >> 8 * d & 0xFF];
  Features sorted(features.size());
  for (std::size_t d = 0; d < kDigits; ++d) {
    std::uint32_t next = 0;
    for (std::uint32_t& at : place[d]) next += std::exchange(at, next);
    for (const std::uint32_t f : features) sorted[place[d][f >> 8 * d & 0xFF]++] = f;
    features.swap(sorted);
  }
  features.erase(std::unique(features.begin(), features.end()), features.end());
}

Features united(const Features& a, const Features& b) {
  Features out;
  out.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

double share(const Features& a, const Features& b) {
  return a.empty() ? 0 : static_cast<double>(common(a, b)) / static_cast<double>(a.size());
}

double cohesion(const Features& a, const Features& b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  return smaller == 0 ? 0 : static_cast<double>(common(a, b)) / static_cast<double>(smaller);
}

Rarity::Rarity(std::size_t features) {
  constexpr int kLeast = 8, kMost = 18;  // bits: the counters of a long page still fit into a cache
  const int bits = std::clamp(static_cast<int>(std::bit_width(features * 2)), kLeast, kMost);
  shift_ = 32 - bits;
  counts_.resize(std::size_t{1} << bits);
}

void Rarity::add(const Features& paragraph) {
  paragraphs_ += 1;
  for (const std::uint32_t f : paragraph) ++counts_[slot(f)];
}

double Rarity::of(std::uint32_t feature) const {
  const std::uint32_t count = counts_[slot(feature)];
  return count == 0 ? 0 : std::log((paragraphs_ + 1) / std::min<double>(count, paragraphs_));
}

double Rarity::sum(const Features& a) const {
  double sum = 0;
  for (const std::uint32_t f : a) sum += of(f);
  return sum;
}

double Rarity::shared(const Features& a, const Features& b) const {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) ++i;
    else if (*j < *i) ++j;
    else sum += of(*i), ++i, ++j;
  }
  return sum;
}

double Rarity::cohesion(const Features& a, const Features& b) const {
  const double lighter = std::min(sum(a), sum(b));
  return lighter > 0 ? shared(a, b) / lighter : 0;
}

namespace {
std::size_t slot(char32_t a, char32_t b, std::size_t bits) { return (a * 0x9E3779B1u ^ b * 0x85EBCA77u) % bits; }
}  // namespace

void Vocabulary::add(View line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const std::size_t at = slot(line[i - 1], line[i], kBits);
    bits_[at / 64] |= std::uint64_t{1} << (at % 64);
  }
}

bool Vocabulary::has(char32_t a, char32_t b) const {
  const std::size_t at = slot(a, b, kBits);
  return bits_[at / 64] >> (at % 64) & 1;
}

}  // namespace broadsheet::issuetext
