// issuetext/overlap.hpp - how much two texts have in common.
//
// A headline repeats its article, a caption the one it illustrates. Texts are
// compared as sets of features: pairs of neighbouring Han characters, or word
// stems of a spaced script.
#pragma once

#include "issuetext/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet::issuetext {

/// A sorted set of hashes whose upper bits are as good as random.
using Features = std::vector<std::uint32_t>;

Features features_of(View text);
/// Sorts them and leaves one of each. REQUIRES: they come from features_of(). Linear.
void make_set(Features& features);
/// The sets of several texts together, which are somebody else's.
class Several {
 public:
  void add(const Features& set) { sets_.push_back(&set); }
  void add(const Several& others) { sets_.insert(sets_.end(), others.sets_.begin(), others.sets_.end()); }
  bool has(std::uint32_t feature) const;
  std::size_t size() const { return sets_.size(); }  ///< texts
  /// One set, of the first `texts` alone.
  Features united(std::size_t texts = ~std::size_t{0}) const;

 private:
  std::vector<const Features*> sets_;
};

/// Which share of `a` is in `b`; 0 where `a` is empty.
double share(const Features& a, const Several& b);
double share(const Features& a, const Features& b);

/// How strongly two bodies hang together: the shared features over the smaller set.
double cohesion(const Features& a, const Features& b);

/// How much each feature tells: one that most paragraphs of a page have tells nothing.
class Rarity {
 public:
  explicit Rarity(const std::vector<const Features*>& paragraphs);

  /// Nats; 0 where no paragraph has it. Features that fall on one counter share it.
  double of(std::uint32_t feature) const { return nats_[counts_[feature >> shift_]]; }
  double sum(const Features& a) const;
  double shared(const Features& a, const Features& b) const;
  double shared(const Features& a, const Several& b) const;

 private:
  int shift_ = 0;
  std::vector<std::uint32_t> counts_;  // of the features that begin with the same bits
  std::vector<double> nats_;           // of a count
};

/// The features of a whole page, as a filter: has() may rarely be wrong about a foreign one.
class Vocabulary {
 public:
  /// For a page of about so many characters.
  explicit Vocabulary(std::size_t characters);
  void add(View line);
  /// Whether the pair of characters `a`, `b` stands on a line.
  bool has(char32_t a, char32_t b) const;

 private:
  std::size_t slot(char32_t a, char32_t b) const { return (a * 0x9E3779B1u ^ b * 0x85EBCA77u) >> shift_; }

  int shift_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace broadsheet::issuetext
