// reconstruct/language/packing/packed_builder.hpp - collects the characters and numbers of a packed profile
// (packed_profile.hpp) at build time.
#pragma once

#include "reconstruct/language/words/word_list.hpp"

#include <vector>

namespace broadsheet::reconstruct {

class PackedBuilder {
 public:
  /// Throws std::length_error unless it fits into 16 bits.
  void add_number(std::size_t number);
  void add_numbers(const std::vector<std::size_t>& numbers);
  /// Where `text` stands among the characters, and its length.
  void add_place(View text);
  void add_texts(const std::vector<Text>& texts);
  /// Also what they begin with. REQUIRES: none is empty, the longest are first.
  void add_words(const std::vector<Text>& words);
  void add_bits(const Characters& set);

  const Text& characters() const { return characters_; }
  const std::vector<std::uint16_t>& numbers() const { return numbers_; }

 private:
  Text characters_;
  std::vector<std::uint16_t> numbers_;
};

}  // namespace broadsheet::reconstruct
