// reconstruct/tagger/model/feature.hpp - one observation about a line or a character, as the taggers weigh
// it.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace broadsheet::reconstruct {

inline constexpr unsigned kFeatureBits = 24;  ///< a feature is known by so many bits of a hash

/// What was observed, hashed, and what may be said about it in words.
struct Feature {
  std::uint32_t key = 0;    ///< below 2^kFeatureBits
  unsigned char kind = 0;   ///< an index into the list of kinds of the tagger
  bool lexical = false;     ///< it is about certain characters or words, not about their class
  std::uint16_t begin = 0;  ///< the characters of the line that it is about, where it is lexical
  std::uint16_t length = 0;
};

inline std::uint32_t mix(std::uint32_t h, std::uint32_t value) {
  h ^= value + 0x9E3779B9u + (h << 6) + (h >> 2);
  h *= 0x85EBCA6Bu;
  return h ^ (h >> 15);
}
inline std::uint32_t mix(std::uint32_t h, View text) {
  for (const char32_t c : text) h = mix(h, static_cast<std::uint32_t>(c));
  return h;
}
inline std::uint32_t hash_shape(std::string_view shape) {
  std::uint32_t h = 0;
  for (const char c : shape) h = mix(h, static_cast<unsigned char>(c));
  return h;
}
/// What the taggers take for one character: digits, and capitals with their small letters.
inline char32_t folded(char32_t c) { return is_digit(c) ? U'9' : to_lower(c); }
inline std::uint32_t hash_folded(View text) {
  std::uint32_t h = 0;
  for (const char32_t c : text) h = mix(h, static_cast<std::uint32_t>(folded(c)));
  return h;
}
inline std::uint32_t to_key(std::uint32_t h) {
  h ^= h >> 16;
  h *= 0x7FEB352Du;
  return (h ^ (h >> 15)) & ((1u << kFeatureBits) - 1);
}

/// The key of an observation: what is looked at, what was found there, and a number that a list of kinds has
/// for its own.
inline std::uint32_t key_of(std::uint32_t what, std::uint32_t value, std::uint32_t list) {
  return to_key(mix(mix(what, value), list));
}

inline constexpr std::size_t kMostObservations = 256;

/// Observations that are weighed together, without a word about them: compilers make their keys several at a
/// time, as many as the vectors of the machine hold for which keys() is compiled.
class Observations {
 public:
  /// Does nothing where there are kMostObservations, which no line has. REQUIRES: `what` is below 2^16.
  void add(std::uint32_t what, std::uint32_t value, std::uint32_t list) {
    if (size_ == kMostObservations) return;
    list_what_[size_] = list << 16 | what;
    value_[size_++] = value;
  }
  /// As many of one kind: the first of `what`, each next one `step` further.
  template <std::size_t N>
  void add(std::uint32_t what, std::uint32_t step, std::span<const std::uint32_t, N> values,
           std::uint32_t list) {
    if (size_ + N > kMostObservations) return;
    for (std::uint32_t i = 0; i < N; ++i) list_what_[size_ + i] = (list << 16 | what) + i * step;
    std::memcpy(value_ + size_, values.data(), sizeof(std::uint32_t) * N);
    size_ += N;
  }
  void clear() { size_ = 0; }
  /// Valid until the next call. Behind them stand others, up to a multiple of kKeysAtOnce, that mean nothing.
  [[gnu::always_inline]] std::span<const std::uint32_t> keys() {
    std::size_t end = size_;
    for (; end % kKeysAtOnce != 0; ++end) list_what_[end] = value_[end] = 0;
    for (std::size_t i = 0; i < end; ++i)
      keys_[i] = key_of(list_what_[i] & 0xFFFF, value_[i], list_what_[i] >> 16);
    return {keys_, size_};
  }
  static constexpr std::size_t kKeysAtOnce = 8;

 private:
  static_assert(kMostObservations % kKeysAtOnce == 0);
  using Numbers = std::uint32_t[kMostObservations];  // whose access is not checked: that keeps vectors away

  std::size_t size_ = 0;
  Numbers list_what_, value_, keys_;
};

}  // namespace broadsheet::reconstruct
