#include "reconstruct/language/packing/pattern_source.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

constexpr std::array<std::pair<View, Slot>, 10> kSlots = {{{U"people", Slot::people},
                                                           {U"agency", Slot::agency},
                                                           {U"role", Slot::role},
                                                           {U"self_name", Slot::self_name},
                                                           {U"place", Slot::place},
                                                           {U"town", Slot::town},
                                                           {U"date", Slot::date},
                                                           {U"page", Slot::page},
                                                           {U"mail", Slot::mail},
                                                           {U"text", Slot::text}}};

// "a[b|c]d" -> "abd", "acd".
std::vector<Text> multiply_out(View source) {
  const std::size_t open = source.find(U'[');
  if (open == View::npos) return {Text(source)};
  const std::size_t close = source.find(U']', open);
  if (close == View::npos) throw std::invalid_argument("a pattern has an open bracket");
  std::vector<Text> out;
  const std::vector<Text> rests = multiply_out(source.substr(close + 1));
  for (std::size_t from = open + 1; from <= close;) {
    const std::size_t to = std::min(source.find(U'|', from), close);
    for (const Text& rest : rests)
      out.push_back(Text(source.substr(0, open)) + Text(source.substr(from, to - from)) + rest);
    from = to + 1;
  }
  return out;
}

}  // namespace

PatternSource::PatternSource(const std::vector<std::string>& sources, const SlotWords& words) {
  for (const std::string& source : sources)
    for (const Text& variant : multiply_out(to_text(source))) variants_.push_back(parse(variant));
  begins_ = index(words, false);
  ends_ = index(words, true);
}

PatternSource::Variant PatternSource::parse(View source) {
  Variant pieces;
  while (!source.empty()) {
    std::size_t taken = 1;
    if (source[0] == '{') {
      const std::size_t end = source.find(U'}');
      const View name = source.substr(1, end - 1);
      const auto* slot =
          std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& s) { return s.first == name; });
      if (end == View::npos || slot == kSlots.end())
        throw std::invalid_argument("a pattern has an unknown slot");
      pieces.push_back({slot->second, {}});
      taken = end + 1;
    } else if (source[0] == ' ') {
      pieces.push_back({Slot::blank, {}});
    } else {
      if (pieces.empty() || pieces.back().slot != Slot::literal) pieces.push_back({Slot::literal, {}});
      pieces.back().literal += source[0];
    }
    source.remove_prefix(taken);
  }
  if (pieces.empty()) throw std::invalid_argument("a pattern is empty");
  return pieces;
}

// The characters that what `piece` matches may begin with, or end in; none for any.
std::optional<Text> PatternSource::firsts_of(const Piece& piece, const SlotWords& words) {
  if (piece.slot == Slot::literal) return in_either_case(piece.literal.front());
  if (piece.slot != Slot::agency && piece.slot != Slot::role && piece.slot != Slot::self_name) return {};
  Text out;
  for (const Text& w : piece.slot == Slot::agency ? words.agencies
                       : piece.slot == Slot::role ? words.roles
                                                  : words.self_names)
    out += in_either_case(w[0]);
  return out;
}
std::optional<Text> PatternSource::lasts_of(const Piece& piece) {
  if (piece.slot == Slot::literal) return in_either_case(piece.literal.back());
  return {};
}

PatternSource::Index PatternSource::index(const SlotWords& words, bool by_end) const {
  Index out;
  std::vector<std::optional<Text>> firsts, keys;  // of a variant
  for (const Variant& pieces : variants_) {
    firsts.push_back(firsts_of(pieces.front(), words));
    keys.push_back(by_end ? lasts_of(pieces.back()) : firsts.back());
    for (const char32_t c : keys.back().value_or(Text())) out.groups[c];
  }
  for (std::size_t v = 0; v < variants_.size(); ++v) {
    const auto add_to = [&](Group& group) {
      if (!group.variants.empty() && group.variants.back() == v) return;
      group.variants.push_back(v);
      group.any_first = group.any_first || !firsts[v];
      for (const char32_t c : firsts[v].value_or(Text())) group.first.add(c);
    };
    if (keys[v]) {
      for (const char32_t c : *keys[v]) add_to(out.groups[c]);
      continue;
    }
    add_to(out.others);
    for (auto& [c, group] : out.groups) add_to(group);
  }
  return out;
}

void PatternSource::pack(PackedBuilder& out) const {
  out.add_number(variants_.size());
  if (variants_.empty()) return;
  std::size_t begin = 0;
  for (const Variant& variant : variants_) {
    out.add_number(begin);
    begin += variant.size();
  }
  out.add_number(begin);
  for (const Variant& variant : variants_)
    for (const Piece& piece : variant) {
      out.add_number(static_cast<std::size_t>(piece.slot));
      out.add_place(piece.literal);
    }
  pack(begins_, out);
  pack(ends_, out);
}

void PatternSource::pack(const Index& index, PackedBuilder& out) {
  Characters known;
  std::vector<std::size_t> keys, of_keys, of_groups, variants;
  std::vector<CharacterBits> sets;
  std::vector<const Group*> groups;  // those that differ
  const auto number_of = [&](const Group& group) {
    const auto same = [&](const Group* other) { return other->variants == group.variants; };
    const auto known_group = std::find_if(groups.begin(), groups.end(), same);
    if (known_group != groups.end()) return static_cast<std::size_t>(known_group - groups.begin());
    groups.push_back(&group);
    auto set = std::find(sets.begin(), sets.end(), group.first.bits());
    if (set == sets.end()) set = sets.insert(set, group.first.bits());
    for (const std::size_t number : {variants.size(), group.variants.size(), std::size_t{group.any_first},
                                     static_cast<std::size_t>(set - sets.begin())})
      of_groups.push_back(number);
    variants.insert(variants.end(), group.variants.begin(), group.variants.end());
    return groups.size() - 1;
  };
  number_of(index.others);
  for (const auto& [c, group] : index.groups) {
    known.add(c);
    keys.push_back(c);
    of_keys.push_back(number_of(group));
  }
  out.add_bits(known);
  out.add_number(keys.size());
  out.add_numbers(keys);
  out.add_numbers(of_keys);
  out.add_number(groups.size());
  out.add_numbers(of_groups);
  out.add_number(variants.size());
  out.add_numbers(variants);
  out.add_number(sets.size());
  for (const CharacterBits& set : sets)
    for (const std::uint16_t bits : set) out.add_number(bits);
}

}  // namespace broadsheet::reconstruct
