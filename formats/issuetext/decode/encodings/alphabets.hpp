// issuetext/decode/encodings/alphabets.hpp - how often languages print which letters (data/alphabets.txt).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet::issuetext {

/// How many of each letter a text has: beyond ASCII small letters stand for capitals as well.
struct LetterCounts {
  std::unordered_map<char32_t, std::size_t> beyond_ascii;
  std::array<std::size_t, 26> ascii{};
};

class Alphabet {
 public:
  /// `common` letters beyond ASCII, the commonest first; `foreign` ones of ASCII.
  Alphabet(std::u32string_view common, std::string_view foreign);

  /// The natural logarithm of how likely the language prints these letters.
  double likelihood(const LetterCounts& counts) const;
  /// What it is for a letter of its own texts, on the average.
  double expected() const { return expected_; }

 private:
  std::unordered_map<char32_t, double> likelihoods_;
  std::string foreign_;
  double expected_ = 0;
};

const std::vector<Alphabet>& alphabets();

}  // namespace broadsheet::issuetext
