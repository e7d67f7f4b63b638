// reconstruct/language/words/word_list.hpp - lists of words and characters that are asked for at every place
// of a text: nearly always the answer is no, and it comes quickly. Lists view what the build packed
// (language/packed_profile.hpp) and own nothing.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace broadsheet::reconstruct {

/// The same letter, or a capital in the text where the word is lower-case.
inline bool same_letter(char32_t word, char32_t text) {
  return word == text || (is_upper(text) && word == to_lower(text));
}

/// Whether `word` stands in `s` at `at`, capitals and small letters alike.
bool has_word_at(View s, std::size_t at, View word);

/// `letter` and the capital that same_letter() takes for it.
Text in_either_case(char32_t letter);

/// The bits of a set of characters that is never wrong about one that is in it, and rarely about another.
using CharacterBits = std::array<std::uint16_t, 64>;

/// Views such a set. Empty without bits.
class CharacterSet {
 public:
  CharacterSet() = default;
  explicit CharacterSet(const std::uint16_t* bits) : bits_(bits) {}

  bool may_have(char32_t c) const { return bits_[c / 16 % std::size(kNone)] >> c % 16 & 1; }
  bool may_have_one_of(View s) const {
    for (const char32_t c : s)
      if (may_have(c)) return true;
    return false;
  }

 private:
  static constexpr CharacterBits kNone{};

  const std::uint16_t* bits_ = kNone.data();
};

/// A set that grows.
class Characters {
 public:
  void add(char32_t c) {
    bits_[c / 16 % bits_.size()] = static_cast<std::uint16_t>(bits_[c / 16 % bits_.size()] | 1u << c % 16);
  }
  bool may_have(char32_t c) const { return bits_[c / 16 % bits_.size()] >> c % 16 & 1; }
  const CharacterBits& bits() const { return bits_; }

 private:
  CharacterBits bits_{};
};

/// A list of texts, a range of View: where each begins among some characters, and how long it is.
class Texts {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = View;
    using difference_type = std::ptrdiff_t;
    using pointer = const View*;
    using reference = View;

    Iterator(const char32_t* characters, const std::uint16_t* place)
        : characters_(characters), place_(place) {}
    View operator*() const { return {characters_ + place_[0], place_[1]}; }
    Iterator& operator++() {
      place_ += 2;
      return *this;
    }
    bool operator==(const Iterator& other) const = default;

   private:
    const char32_t* characters_;
    const std::uint16_t* place_;
  };

  Texts() = default;
  Texts(const char32_t* characters, std::span<const std::uint16_t> places)
      : characters_(characters), places_(places) {}

  Iterator begin() const { return {characters_, places_.data()}; }
  Iterator end() const { return {characters_, places_.data() + places_.size()}; }
  std::size_t size() const { return places_.size() / 2; }
  bool empty() const { return places_.empty(); }
  /// REQUIRES: k < size()
  View operator[](std::size_t k) const { return {characters_ + places_[2 * k], places_[2 * k + 1]}; }

 private:
  const char32_t* characters_ = nullptr;
  std::span<const std::uint16_t> places_;
};

class WordList {
 public:
  WordList() = default;
  /// REQUIRES: no word is empty, the longest are first, and `first` has what they begin with in either case.
  WordList(Texts words, CharacterSet first) : words_(words), first_(first) {}

  auto begin() const { return words_.begin(); }  ///< the longest first
  auto end() const { return words_.end(); }

  bool may_begin(char32_t c) const { return first_.may_have(c); }
  /// How much of `s` the longest word takes that `s` begins with, blanks between Han characters aside; 0 for
  /// none.
  std::size_t length_at(View s) const { return s.empty() || !may_begin(s[0]) ? 0 : longest_at(s); }
  bool is_in(View s) const;
  /// Whether `s` is one of the words.
  bool has(View s) const { return !s.empty() && length_at(s) == s.size(); }

 private:
  std::size_t longest_at(View s) const;

  Texts words_;
  CharacterSet first_;
};

}  // namespace broadsheet::reconstruct
