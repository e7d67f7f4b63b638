// reconstruct/language/words/vocabulary.hpp - the words of a language, to tell a hyphen of the typesetter's
// from a word's own. They come from the word lists of the build's system (wamerican and wbritish) and are
// kept as a Bloom filter: of words that a list has, all are found; of others, about one in a hundred.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace broadsheet::reconstruct {

/// The same for a word in capitals.
inline std::uint64_t hash_of_word(View word) {
  std::uint64_t h = 1469598103934665603ull;
  for (const char32_t c : word) h = (h ^ to_lower(c)) * 1099511628211ull;
  return h;
}

class Vocabulary {
 public:
  static constexpr unsigned kProbes = 4;

  Vocabulary() = default;
  /// `bits` outlives it; as many as a power of two.
  explicit Vocabulary(std::span<const std::uint64_t> bits) : bits_(bits) {}

  bool empty() const { return bits_.empty(); }
  bool has(View word) const;

  /// Where the bits of a word are among `count`, a power of two.
  static std::uint64_t bit(std::uint64_t hash, unsigned probe, std::uint64_t count) {
    return ((hash >> 32 ^ hash) + probe * (hash >> 17 | 1)) & (count - 1);
  }

 private:
  std::span<const std::uint64_t> bits_;
};

/// Empty for a language without a list. All English has one.
const Vocabulary& vocabulary_of(std::string_view language);

}  // namespace broadsheet::reconstruct
