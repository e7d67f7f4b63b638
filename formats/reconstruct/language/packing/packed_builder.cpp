#include "reconstruct/language/packing/packed_builder.hpp"

#include <limits>
#include <stdexcept>

namespace broadsheet::reconstruct {

void PackedBuilder::add_number(std::size_t number) {
  if (number > std::numeric_limits<std::uint16_t>::max())
    throw std::length_error("a profile is too large for the form in which it is packed");
  numbers_.push_back(static_cast<std::uint16_t>(number));
}

void PackedBuilder::add_numbers(const std::vector<std::size_t>& numbers) {
  for (const std::size_t number : numbers) add_number(number);
}

void PackedBuilder::add_place(View text) {
  std::size_t at = characters_.find(text);
  if (at == Text::npos) {
    at = characters_.size();
    characters_ += text;
  }
  add_number(at);
  add_number(text.size());
}

void PackedBuilder::add_texts(const std::vector<Text>& texts) {
  add_number(texts.size());
  for (const Text& text : texts) add_place(text);
}

void PackedBuilder::add_words(const std::vector<Text>& words) {
  add_texts(words);
  if (words.empty()) return;
  Characters first;
  for (const Text& word : words)
    for (const char32_t c : in_either_case(word.at(0))) first.add(c);
  add_bits(first);
}

void PackedBuilder::add_bits(const Characters& set) {
  numbers_.insert(numbers_.end(), set.bits().begin(), set.bits().end());
}

}  // namespace broadsheet::reconstruct
