#include "reconstruct/language/pattern.hpp"

#include "reconstruct/language/matcher.hpp"
#include "reconstruct/language/packed_profile.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

// Whether a phrase of its own may begin at s[i].
bool is_boundary(View s, std::size_t i) {
  if (i == 0 || (is_han(s[i]) && is_han(s[i - 1]))) return false;
  constexpr View kOpen = U"（([【〔＝", kBefore = U"。！？.!?）)]】〕”」";
  return is_blank(s[i - 1]) || kOpen.find(s[i]) != View::npos || kBefore.find(s[i - 1]) != View::npos;
}

// Whether `s` ends in `literal`, blanks aside.
bool ends_in(View s, View literal) {
  for (std::size_t i = s.size(); !literal.empty(); literal.remove_suffix(1)) {
    while (i > 0 && is_blank(s[i - 1]) && !is_blank(literal.back())) --i;
    if (i == 0 || !same_letter(literal.back(), s[--i])) return false;
  }
  return true;
}

// Cheaply: whether `variant` may match all of `s`.
bool may_span(const Pieces& variant, View s) {
  const PatternPiece first = variant.front(), last = variant.back();
  if (first.slot == Slot::literal && !same_letter(first.literal[0], s.front())) return false;
  return last.slot != Slot::literal || ends_in(s, last.literal);
}

// What stands in `s`, capitals also as small letters.
Characters contents_of(View s) {
  Characters contents;
  for (const char32_t c : s) {
    contents.add(c);
    if (is_upper(c)) contents.add(to_lower(c));
  }
  return contents;
}

// Where in its last kReach characters a match that reaches the end of `s` may begin.
class Begins {
 public:
  Begins(View s, bool at_boundary) {
    for (std::size_t i = s.size() - std::min(s.size(), kReach); i < s.size(); ++i)
      if (!is_blank(s[i]) && (!at_boundary || is_boundary(s, i))) places_[size_++] = i;
  }
  const std::size_t* begin() const { return places_.data(); }
  const std::size_t* end() const { return places_.data() + size_; }

 private:
  std::array<std::size_t, kReach> places_;
  std::size_t size_ = 0;
};

}  // namespace

PatternSet::Index::Index(PackedNumbers& packed)
    : known(packed.numbers(CharacterBits().size()).data()),
      keys(packed.numbers(packed.number())),
      groups(packed.numbers(keys.size())),
      of_groups(packed.numbers(std::size_t{4} * packed.number())),
      variants(packed.numbers(packed.number())),
      sets(packed.numbers(CharacterBits().size() * packed.number())) {}

PatternSet::PatternSet(PackedNumbers& packed) : characters_(packed.characters()) {
  const std::size_t variants = packed.number();
  if (variants == 0) return;
  begins_of_variants_ = packed.numbers(variants + 1);
  pieces_ = packed.numbers(std::size_t{3} * begins_of_variants_.back());
  begins_ = Index(packed);
  ends_ = Index(packed);
}

PatternSet::Group PatternSet::Index::of(char32_t c) const {
  if (of_groups.empty()) return {};
  std::size_t number = 0;
  if (known.may_have(c))
    if (const auto key = std::lower_bound(keys.begin(), keys.end(), c); key != keys.end() && *key == c)
      number = groups[static_cast<std::size_t>(key - keys.begin())];
  const auto group = of_groups.subspan(4 * number, 4);
  return {variants.subspan(group[0], group[1]), group[2] != 0,
          CharacterSet(sets.data() + group[3] * CharacterBits().size())};
}

std::optional<Match> PatternSet::match_at(View text, std::size_t begin, const Profile& profile) const {
  if (begin >= text.size()) return {};
  std::optional<Match> best;
  for (const std::size_t v : begins_.of(text[begin]).variants) {
    Match m;
    if (match_variant(variant(v), profile, text, begin, m, false) && (!best || m.end > best->end))
      best = std::move(m);
  }
  return best;
}

std::optional<Match> PatternSet::match_whole(View text, const Profile& profile) const {
  const View s = trim(text.substr(0, kReach));
  if (s.empty()) return {};
  for (const std::size_t v : ends_.of(s.back()).variants) {
    Match m;
    if (may_span(variant(v), s) && match_variant(variant(v), profile, text, 0, m, true)) return m;
  }
  return {};
}

std::optional<Match> PatternSet::match_end(View text, const Profile& profile, bool at_boundary) const {
  const View s = trim(text);
  if (s.empty()) return {};
  const Group group = ends_.of(s.back());
  const View reached = s.substr(s.size() - std::min(s.size(), kReach));
  if (group.variants.empty() || !group.may_begin_in(reached)) return {};
  const auto shift = static_cast<std::size_t>(s.data() - text.data());
  const bool ends_in_number = is_of_number(s.back());
  // Seldom needed, as few lines end like a phrase.
  std::optional<Characters> contents;
  std::optional<Begins> begins;
  std::optional<Match> best;
  for (const std::size_t v : group.variants) {
    const Pieces pieces = variant(v);
    const PatternPiece head = pieces.front(), tail = pieces.back();
    const char32_t first = head.slot == Slot::literal ? head.literal[0] : 0;
    if (tail.slot == Slot::page && !ends_in_number) continue;
    if (tail.slot == Slot::literal && !ends_in(s, tail.literal)) continue;
    if (!contents) contents = contents_of(reached);
    if (first && !contents->may_have(first)) continue;
    if (!begins) begins.emplace(s, at_boundary);
    const std::size_t stop = best ? best->begin - shift : s.size();
    for (const std::size_t begin : *begins) {
      if (begin >= stop) break;
      if (first && !same_letter(first, s[begin])) continue;
      Match m;
      if (!match_variant(pieces, profile, text, begin + shift, m, true)) continue;
      best = std::move(m);
      break;
    }
  }
  return best;
}

}  // namespace broadsheet::reconstruct
