// issuetext/decode/encodings/legibility.hpp - whether characters beyond ASCII make words, or a wrong
// encoding.
//
// A wrong encoding puts letters beside signs, capitals behind small letters, two alphabets into one word, and
// has letters that no language prints so often (alphabets.hpp).
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::issuetext {

struct Legibility {
  double likelihood = 0;  ///< natural logarithm, of all characters beyond ASCII; says which of two is better
  std::size_t letters = 0;  ///< beyond ASCII
  std::size_t odd = 0;      ///< what no page prints: lost bytes, controls, lines of boxes
  double disorder = 0;      ///< of a letter: minus the logarithm of how likely it stands where it stands
  double misfit = 0;  ///< disorder, and how much rarer its letters are than in any language; below 0 none

  /// Whether letters stand as in words, of whichever language.
  bool is_in_order() const { return disorder < 1; }
  /// Whether it is text of a language of alphabets.txt, as far as its letters are enough to tell.
  bool is_text() const;
};

/// Of code points, U+FFFD for bytes that mean nothing. Linear. Once it is sure to be less likely than
/// `least`, its letters are not compared with languages.
Legibility legibility_of(std::u32string_view text, double least = -1e300);

}  // namespace broadsheet::issuetext
