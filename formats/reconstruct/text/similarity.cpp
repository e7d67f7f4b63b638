#include "reconstruct/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

std::size_t common(const TermSet& a, const TermSet& b) {
  std::size_t n = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i < *j)
      ++i;
    else if (*j < *i)
      ++j;
    else
      ++n, ++i, ++j;
  }
  return n;
}

// One to one; the upper bits depend on all.
std::uint32_t mixed(std::uint32_t h) { return h * 0x9E3779B1u; }

}  // namespace

void add_terms(View text, std::vector<std::uint32_t>& out) {
  constexpr std::size_t kStem = 6, kShortest = 4;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (is_han(c) || is_hangul(c)) {  // pairs: words in Hangul change their ends
      if (before) out.push_back(mixed(before * 65599u + c));
      before = c;
      ++i;
    } else if (is_letter(c) || is_digit(c)) {
      std::size_t end = i;
      std::uint32_t h = 2166136261u;
      while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) {
        if (end - i < kStem) h = (h ^ static_cast<std::uint32_t>(to_lower(text[end]))) * 16777619u;
        ++end;
      }
      if (end - i >= kShortest || (is_digit(c) && end - i >= 2)) out.push_back(mixed(h));
      before = 0;
      i = end;
    } else {
      if (!is_blank(c) || is_hangul(before)) before = 0;
      ++i;
    }
  }
}

TermSet terms_of(View text) {
  TermSet out;
  out.reserve(text.size());
  add_terms(text, out);
  make_set(out);
  return out;
}

void make_set(TermSet& terms) {
  // Counted into as many buckets as there are terms they are nearly sorted, and few branches were guessed.
  constexpr int kMostBits = 12;
  const int bits = std::clamp(static_cast<int>(std::bit_width(terms.size())), 1, kMostBits),
            shift = 32 - bits;
  std::array<std::uint32_t, (std::size_t{1} << kMostBits) + 1> place;
  std::fill_n(place.begin(), (std::size_t{1} << bits) + 1, 0);
  for (const std::uint32_t f : terms) ++place[(f >> shift) + 1];
  for (std::size_t k = 0; k < std::size_t{1} << bits; ++k) place[k + 1] += place[k];
  TermSet sorted(terms.size());
  for (const std::uint32_t f : terms) sorted[place[f >> shift]++] = f;
  if (terms.size() >> kMostBits > 4) {
    std::sort(sorted.begin(), sorted.end());
  } else {
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      const std::uint32_t f = sorted[i];
      std::size_t k = i;
      for (; k > 0 && sorted[k - 1] > f; --k) sorted[k] = sorted[k - 1];
      sorted[k] = f;
    }
  }
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  terms.swap(sorted);
}

bool TermUnion::has(std::uint32_t term) const {
  return std::any_of(sets_.begin(), sets_.end(),
                     [&](const TermSet* set) { return std::binary_search(set->begin(), set->end(), term); });
}

TermSet TermUnion::united(std::size_t texts) const {
  texts = std::min(texts, sets_.size());
  if (texts == 1) return *sets_[0];
  TermSet all;
  for (std::size_t k = 0; k < texts; ++k) all.insert(all.end(), sets_[k]->begin(), sets_[k]->end());
  make_set(all);
  return all;
}

double share(const TermSet& a, const TermUnion& b) {
  if (a.empty()) return 0;
  const auto n = std::count_if(a.begin(), a.end(), [&](std::uint32_t f) { return b.has(f); });
  return static_cast<double>(n) / static_cast<double>(a.size());
}

double share(const TermSet& a, const TermSet& b) {
  return a.empty() ? 0 : static_cast<double>(common(a, b)) / static_cast<double>(a.size());
}

double cohesion(const TermSet& a, const TermSet& b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  return smaller == 0 ? 0 : static_cast<double>(common(a, b)) / static_cast<double>(smaller);
}

InverseDocumentFrequency::InverseDocumentFrequency(const std::vector<const TermSet*>& paragraphs) {
  constexpr int kLeast = 8, kMost = 18;  // bits: the counters of a long page still fit into a cache
  std::size_t terms = 0;
  for (const TermSet* p : paragraphs) terms += p->size();
  const int bits = std::clamp(static_cast<int>(std::bit_width(terms * 2)), kLeast, kMost);
  shift_ = 32 - bits;
  counts_.resize(std::size_t{1} << bits);
  for (const TermSet* p : paragraphs)
    for (const std::uint32_t f : *p) ++counts_[f >> shift_];
  const auto most = static_cast<std::uint32_t>(paragraphs.size());
  for (std::uint32_t& count : counts_) count = std::min(count, most);
  nats_.push_back(0);
  for (std::uint32_t count = 1; count <= most; ++count) nats_.push_back(std::log((most + 1.0) / count));
}

double InverseDocumentFrequency::sum(const TermSet& a) const {
  double sum = 0;
  for (const std::uint32_t f : a) sum += of(f);
  return sum;
}

double InverseDocumentFrequency::shared(const TermSet& a, const TermUnion& b) const {
  double sum = 0;
  for (const std::uint32_t f : a)
    if (const double weight = of(f); weight > 0 && b.has(f)) sum += weight;
  return sum;
}

double InverseDocumentFrequency::shared(const TermSet& a, const TermSet& b) const {
  double sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j)
      ++i;
    else if (*j < *i)
      ++j;
    else
      sum += of(*i), ++i, ++j;
  }
  return sum;
}

PageBigrams::PageBigrams(std::size_t characters) {
  constexpr std::size_t kBitsEach = 64;
  constexpr int kLeast = 12, kMost = 21;
  const int bits = std::clamp(static_cast<int>(std::bit_width(characters * kBitsEach)), kLeast, kMost);
  shift_ = 32 - bits;
  bits_.resize((std::size_t{1} << bits) / 64);
}

void PageBigrams::add(View line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const std::size_t at = slot(line[i - 1], line[i]);
    bits_[at / 64] |= std::uint64_t{1} << (at % 64);
  }
}

bool PageBigrams::has(char32_t a, char32_t b) const {
  const std::size_t at = slot(a, b);
  return bits_[at / 64] >> (at % 64) & 1;
}

}  // namespace broadsheet::reconstruct
