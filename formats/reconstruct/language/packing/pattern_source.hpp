// reconstruct/language/packing/pattern_source.hpp - reads the patterns of a profile, at build time: their
// alternatives multiplied out, and an index of what each may begin with and end in.
#pragma once

#include "reconstruct/language/packing/packed_builder.hpp"
#include "reconstruct/language/pattern.hpp"

#include <map>
#include <string>

namespace broadsheet::reconstruct {

/// The lists that slots refer to.
struct SlotWords {
  std::vector<Text> agencies, roles, self_names;
};

/// Patterns that mean the same, as a profile has them (pattern.hpp).
class PatternSource {
 public:
  /// Throws std::invalid_argument for an unknown slot an open bracket, or where there is nothing.
  PatternSource(const std::vector<std::string>& sources, const SlotWords& words);

  /// Adds what makes a PatternSet.
  void pack(PackedBuilder& out) const;

 private:
  struct Piece {
    Slot slot;
    Text literal;
  };
  using Variant = std::vector<Piece>;
  struct Group {
    std::vector<std::size_t> variants;
    Characters first;
    bool any_first = false;
  };
  struct Index {
    std::map<char32_t, Group> groups;
    Group others;
  };

  static Variant parse(View source);
  static std::optional<Text> firsts_of(const Piece& piece, const SlotWords& words);
  static std::optional<Text> lasts_of(const Piece& piece);
  static void pack(const Index& index, PackedBuilder& out);
  Index index(const SlotWords& words, bool by_end) const;

  std::vector<Variant> variants_;
  Index begins_, ends_;
};

}  // namespace broadsheet::reconstruct
