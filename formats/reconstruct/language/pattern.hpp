// reconstruct/language/pattern.hpp - the small language in which a profile describes the
// phrases of newspapers.
//
// A pattern is literal text with slots:
//   {people}  names with their roles, up to what follows          记者 李雅萍、王甲
//   {agency} {role} {self_name}  one of the profile's lists
//   {place}   a place name: a few Han characters or Hangul, or words in capitals
//   {town}    one in ordinary letters: up to four words        Frankfurt am Main
//   {date}    a day, with or without month and year               10月30日, Oct. 30
//   {page}    a page: digits, a letter before them, or numerals   A4, 十二
//   {mail}    an address of electronic mail
//   {text}    anything but brackets and the ends of sentences
// and alternatives "[a|b]", of which one may be empty. Blanks between wide
// characters and around slots are ignored in the text; a blank in a pattern
// stands for any number of them, also none beside wide punctuation.
// Case counts except where the pattern is lower-case and the text in capitals.
#pragma once

#include "reconstruct/language/words/word_list.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace broadsheet::reconstruct {

struct Profile;

enum class Slot : unsigned char {
  literal,
  blank,
  people,
  agency,
  role,
  self_name,
  place,
  town,
  date,
  page,
  mail,
  text
};

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

/// What a pattern is made of.
struct PatternPiece {
  Slot slot;
  Text literal;
};
using Pieces = std::vector<PatternPiece>;

/// The longest match, in characters.
inline constexpr std::size_t kReach = 120;

/// Several patterns that mean the same; the longest match wins.
class PatternSet {
 public:
  PatternSet() = default;
  /// Throws std::invalid_argument for an unknown slot or an open bracket.
  PatternSet(const std::vector<std::string>& sources, const Profile& profile);

  std::optional<Match> match_at(View text, std::size_t begin, const Profile& profile) const;
  std::optional<Match> match_whole(View text, const Profile& profile) const;
  /// A match that reaches the end of `text`, the one that begins first within the last kReach characters;
  /// with `at_boundary` only inside the text, after a blank, a stop or a bracket, or at a bracket.
  std::optional<Match> match_end(View text, const Profile& profile, bool at_boundary = false) const;
  bool empty() const { return variants_.empty(); }

 private:
  // Some of the variants, by their number, and what they may begin with.
  struct Group {
    std::vector<std::size_t> variants;
    Characters first;
    bool any_first = false;

    bool may_begin_in(View s) const { return any_first || first.may_have_one_of(s); }
  };

  // Profiles have hundreds of variants, of which few have a given character at one of their ends.
  struct Index {
    Characters known;  // those that have a group
    std::unordered_map<char32_t, Group> groups;
    Group others;

    const Group& of(char32_t c) const;
  };

  Index index(const Profile& profile, bool by_end) const;

  std::vector<Pieces> variants_;  // the alternatives multiplied out
  Index begins_, ends_;
};

}  // namespace broadsheet::reconstruct
