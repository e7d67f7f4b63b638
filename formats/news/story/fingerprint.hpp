// news/story/fingerprint.hpp - by what a story is known again after small corrections.
//
// Features are all runs of a few letters of the headline and the opening, without
// case, white space and punctuation, so that a corrected word changes few of them and
// another line break none. Of the features, the smallest hash names the story, and a
// sketch of 64 small ones (min-wise hashing, Broder 1997) tells how many two stories share.
#pragma once

#include <broadsheet/model.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::news {

struct Fingerprint {
  std::string token;                    ///< 10 hex digits, most likely the same after a small correction
  std::string headline;                 ///< a hash of its letters; empty where it has too few to compare
  std::array<std::uint8_t, 64> sketch;  ///< of the features
};

/// 10 hex digits of a text's features.
std::string token_of(std::string_view headline, std::string_view opening);

Fingerprint fingerprint_of(const Article& article);

/// The share of features that two stories have in common, as their sketches tell: 0..1, ± 0.06.
double likeness(const Fingerprint& a, const Fingerprint& b);

/// The sketch as 128 hex digits, and back; false where it is none.
std::string hex_of(const Fingerprint& its);
bool read_hex(std::string_view hex, Fingerprint& out);

/// The first letters of an article's text: the lead, then its blocks but captions.
std::string opening_of(const Article& article);

}  // namespace broadsheet::news
