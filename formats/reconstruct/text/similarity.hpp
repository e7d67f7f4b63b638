// reconstruct/text/similarity.hpp - how much two texts have in common.
//
// A headline repeats its article, a caption the one it illustrates. Texts are
// compared as sets of terms: pairs of neighbouring Han characters, or word
// stems of a spaced script.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet::reconstruct {

/// A sorted set of hashes whose upper bits are as good as random.
using TermSet = std::vector<std::uint32_t>;

TermSet terms_of(View text);
/// Adds them to `out`, in the order of the text and as often as they stand in it.
void add_terms(View text, std::vector<std::uint32_t>& out);
/// Sorts them and leaves one of each. REQUIRES: they come from terms_of(). Linear.
void make_set(TermSet& terms);
/// The sets of several texts together; it does not own them.
class TermUnion {
 public:
  void add(const TermSet& set) { sets_.push_back(&set); }
  void add(const TermUnion& others) { sets_.insert(sets_.end(), others.sets_.begin(), others.sets_.end()); }
  bool has(std::uint32_t term) const;
  std::size_t size() const { return sets_.size(); }  ///< texts
  /// One set, of the first `texts` alone.
  TermSet united(std::size_t texts = ~std::size_t{0}) const;

 private:
  std::vector<const TermSet*> sets_;
};

/// Which share of `a` is in `b`; 0 where `a` is empty.
double share(const TermSet& a, const TermUnion& b);
double share(const TermSet& a, const TermSet& b);

/// How close two bodies are: the shared terms over the smaller set.
double cohesion(const TermSet& a, const TermSet& b);

/// How much a shared term says: one that most paragraphs of a page have says nothing.
class InverseDocumentFrequency {
 public:
  explicit InverseDocumentFrequency(const std::vector<const TermSet*>& paragraphs);

  /// Nats; 0 where no paragraph has it. Terms that fall on one counter share it.
  double of(std::uint32_t term) const { return nats_[counts_[term >> shift_]]; }
  double sum(const TermSet& a) const;
  double shared(const TermSet& a, const TermSet& b) const;
  double shared(const TermSet& a, const TermUnion& b) const;

 private:
  int shift_ = 0;
  std::vector<std::uint32_t> counts_;  // of the terms that begin with the same bits
  std::vector<double> nats_;           // of a count
};

/// The terms of a whole page, as a filter: has() may rarely be wrong about a foreign one.
class PageBigrams {
 public:
  /// For a page of about so many characters.
  explicit PageBigrams(std::size_t characters);
  void add(View line);
  /// Whether the pair of characters `a`, `b` stands on a line.
  bool has(char32_t a, char32_t b) const;

 private:
  std::size_t slot(char32_t a, char32_t b) const { return (a * 0x9E3779B1u ^ b * 0x85EBCA77u) >> shift_; }

  int shift_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace broadsheet::reconstruct
