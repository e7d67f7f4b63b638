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
#include <span>
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
  View literal;
};

/// The pieces of a pattern without alternatives: of each three numbers, its slot and the place of its literal
/// among some characters.
class Pieces {
 public:
  Pieces(const char32_t* characters, std::span<const std::uint16_t> numbers)
      : characters_(characters), numbers_(numbers) {}

  std::size_t size() const { return numbers_.size() / 3; }
  PatternPiece operator[](std::size_t k) const {
    const std::uint16_t* piece = numbers_.data() + 3 * k;
    return {static_cast<Slot>(piece[0]), {characters_ + piece[1], piece[2]}};
  }
  PatternPiece front() const { return (*this)[0]; }
  PatternPiece back() const { return (*this)[size() - 1]; }

 private:
  const char32_t* characters_;
  std::span<const std::uint16_t> numbers_;
};

/// The longest match, in characters.
inline constexpr std::size_t kReach = 120;

class PackedNumbers;

/// Several patterns that mean the same; the longest match wins. Views what the build made of their sources
/// (packing/pattern_source.hpp) and owns nothing.
class PatternSet {
 public:
  PatternSet() = default;
  /// Takes off the front of `packed` what PatternSource::pack put there.
  explicit PatternSet(PackedNumbers& packed);

  std::optional<Match> match_at(View text, std::size_t begin, const Profile& profile) const;
  std::optional<Match> match_whole(View text, const Profile& profile) const;
  /// A match that reaches the end of `text`, the one that begins first within the last kReach characters;
  /// with `at_boundary` only inside the text, after a blank, a stop or a bracket, or at a bracket.
  std::optional<Match> match_end(View text, const Profile& profile, bool at_boundary = false) const;
  bool empty() const { return begins_of_variants_.empty(); }

 private:
  // Some of the variants, by their number, and what they may begin with.
  struct Group {
    std::span<const std::uint16_t> variants;
    bool any_first = false;
    CharacterSet first;

    bool may_begin_in(View s) const { return any_first || first.may_have_one_of(s); }
  };

  // Profiles have hundreds of variants, of which few have a given character at one of their ends.
  struct Index {
    CharacterSet known;                           // those that have a group
    std::span<const std::uint16_t> keys, groups;  // those, in order, and the number of the group of each
    // Of each group: where its variants begin, how many they are, whether they may begin with anything, and
    // which of the sets has what they begin with. The first group is that of all other characters.
    std::span<const std::uint16_t> of_groups, variants, sets;

    explicit Index() = default;
    explicit Index(PackedNumbers& packed);
    Group of(char32_t c) const;
  };

  Pieces variant(std::size_t v) const {
    const std::size_t begin = begins_of_variants_[v], end = begins_of_variants_[v + 1];
    return {characters_, pieces_.subspan(3 * begin, 3 * (end - begin))};
  }

  const char32_t* characters_ = nullptr;
  std::span<const std::uint16_t> begins_of_variants_, pieces_;  // the alternatives multiplied out
  Index begins_, ends_;
};

}  // namespace broadsheet::reconstruct
