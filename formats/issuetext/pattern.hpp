// issuetext/pattern.hpp - the small language in which a profile describes the
// phrases of newspapers.
//
// A pattern is literal text with slots:
//   {people}  names with their roles, up to what follows          记者 李雅萍、王甲
//   {agency} {role} {own}  one of the profile's lists
//   {place}   a place name: a few Han characters, or words in capitals
//   {date}    a day, with or without month and year               10月30日, Oct. 30
//   {page}    a page: digits, a letter before them, or numerals   A4, 十二
//   {text}    anything but brackets and the ends of sentences
// and alternatives "[a|b]", of which one may be empty. Blanks between wide
// characters and around slots are ignored in the text; a blank in a pattern
// stands for any number of them, also none beside wide punctuation.
// Case counts except where the pattern is lower-case and the text in capitals.
#pragma once

#include "issuetext/glyphs.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace broadsheet::issuetext {

struct Profile;

enum class Slot : unsigned char { literal, blank, people, agency, role, own, place, date, page, text };

struct Match {
  std::size_t begin = 0, end = 0;
  struct Part {
    Slot slot;
    View text;
  };
  std::vector<Part> parts;

  /// What a slot matched; empty if the pattern has none.
  View operator[](Slot slot) const {
    for (const Part& p : parts)
      if (p.slot == slot) return p.text;
    return {};
  }
};

class Pattern {
 public:
  /// Throws std::invalid_argument for an unknown slot or an open bracket.
  explicit Pattern(std::string_view source);

  /// The match that begins at `begin`. It is bounded: no more than kReach characters.
  std::optional<Match> match(View text, std::size_t begin, const Profile& profile) const;

  static constexpr std::size_t kReach = 120;

  struct Piece {
    Slot slot;
    Text literal;
  };

 private:
  friend class PatternSet;
  std::vector<std::vector<Piece>> variants_;  // the alternatives multiplied out
};

/// Several patterns that mean the same; the longest match wins.
class PatternSet {
 public:
  PatternSet() = default;
  PatternSet(const std::vector<std::string>& sources, const Profile& profile);

  std::optional<Match> match_at(View text, std::size_t begin, const Profile& profile) const;
  std::optional<Match> match_whole(View text, const Profile& profile) const;
  /// A match that reaches the end of `text`, the one that begins first within the last kReach characters;
  /// with `at_boundary` only inside the text, behind a blank, a stop or a bracket, or at a bracket.
  std::optional<Match> match_end(View text, const Profile& profile, bool at_boundary = false) const;
  bool empty() const { return patterns_.empty(); }

 private:
  struct Variant {
    std::size_t pattern, variant;
  };

  bool may_begin(char32_t c) const;
  void index_ends();
  const std::vector<Variant>& ending_in(char32_t c) const;

  std::vector<Pattern> patterns_;
  std::unordered_map<char32_t, std::vector<Variant>> ends_;  // by last character: what a match may end in
  std::vector<Variant> any_end_;                             // those that may end in any
  Text first_;            // characters a match may begin with
  std::uint64_t first_bits_ = 0;  // … of which a bit each, for a quick no
  bool any_first_ = false;
};

}  // namespace broadsheet::issuetext
