#include "reconstruct/language/pattern.hpp"

#include "reconstruct/language/matcher.hpp"
#include "reconstruct/language/profile.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

constexpr std::array<std::pair<std::u32string_view, Slot>, 10> kSlots = {{{U"people", Slot::people},
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

Pieces parse(View source) {
  Pieces pieces;
  const auto literal = [&](char32_t c) {
    if (pieces.empty() || pieces.back().slot != Slot::literal) pieces.push_back({Slot::literal, {}});
    pieces.back().literal += c;
  };
  while (!source.empty()) {
    if (source[0] == '{') {
      const std::size_t end = source.find(U'}');
      const View name = source.substr(1, end - 1);
      const auto* slot =
          std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& s) { return s.first == name; });
      if (end == View::npos || slot == kSlots.end())
        throw std::invalid_argument("a pattern has an unknown slot");
      pieces.push_back({slot->second, {}});
      source.remove_prefix(end + 1);
    } else if (source[0] == ' ') {
      pieces.push_back({Slot::blank, {}});
      source.remove_prefix(1);
    } else {
      literal(source[0]);
      source.remove_prefix(1);
    }
  }
  return pieces;
}

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
  const PatternPiece &first = variant.front(), &last = variant.back();
  if (first.slot == Slot::literal && !same_letter(first.literal[0], s.front())) return false;
  return last.slot != Slot::literal || ends_in(s, last.literal);
}

// The characters that what `piece` matches may begin with, or end in; none for any.
std::optional<Text> firsts_of(const PatternPiece& piece, const Profile& profile) {
  if (piece.slot == Slot::literal) return in_either_case(piece.literal.front());
  if (piece.slot != Slot::agency && piece.slot != Slot::role && piece.slot != Slot::self_name) return {};
  Text out;
  for (const Text& w : piece.slot == Slot::agency ? profile.agencies
                       : piece.slot == Slot::role ? profile.roles
                                                  : profile.self_names)
    out += in_either_case(w[0]);
  return out;
}
std::optional<Text> lasts_of(const PatternPiece& piece) {
  if (piece.slot == Slot::literal) return in_either_case(piece.literal.back());
  return {};
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

PatternSet::PatternSet(const std::vector<std::string>& sources, const Profile& profile) {
  for (const std::string& source : sources)
    for (const Text& variant : multiply_out(to_text(source))) variants_.push_back(parse(variant));
  begins_ = index(profile, false);
  ends_ = index(profile, true);
}

const PatternSet::Group& PatternSet::Index::of(char32_t c) const {
  if (!known.may_have(c)) return others;
  const auto found = groups.find(c);
  return found == groups.end() ? others : found->second;
}

PatternSet::Index PatternSet::index(const Profile& profile, bool by_end) const {
  Index out;
  std::vector<std::optional<Text>> firsts, keys;  // of a variant
  for (const Pieces& pieces : variants_) {
    firsts.push_back(firsts_of(pieces.front(), profile));
    keys.push_back(by_end ? lasts_of(pieces.back()) : firsts.back());
    for (const char32_t c : keys.back().value_or(Text())) out.groups[c], out.known.add(c);
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

std::optional<Match> PatternSet::match_at(View text, std::size_t begin, const Profile& profile) const {
  if (begin >= text.size()) return {};
  std::optional<Match> best;
  for (const std::size_t v : begins_.of(text[begin]).variants) {
    Match m;
    if (match_variant(variants_[v], profile, text, begin, m, false) && (!best || m.end > best->end))
      best = std::move(m);
  }
  return best;
}

std::optional<Match> PatternSet::match_whole(View text, const Profile& profile) const {
  const View s = trim(text.substr(0, kReach));
  if (s.empty()) return {};
  for (const std::size_t v : ends_.of(s.back()).variants) {
    Match m;
    if (may_span(variants_[v], s) && match_variant(variants_[v], profile, text, 0, m, true)) return m;
  }
  return {};
}

std::optional<Match> PatternSet::match_end(View text, const Profile& profile, bool at_boundary) const {
  const View s = trim(text);
  if (s.empty()) return {};
  const Group& group = ends_.of(s.back());
  const View reached = s.substr(s.size() - std::min(s.size(), kReach));
  if (group.variants.empty() || !group.may_begin_in(reached)) return {};
  const Characters contents = contents_of(reached);
  const auto shift = static_cast<std::size_t>(s.data() - text.data());
  std::optional<Begins> begins;  // seldom needed
  std::optional<Match> best;
  for (const std::size_t v : group.variants) {
    const Pieces& variant = variants_[v];
    const char32_t first = variant.front().slot == Slot::literal ? variant.front().literal[0] : 0;
    if (first && !contents.may_have(first)) continue;
    if (variant.back().slot == Slot::literal && !ends_in(s, variant.back().literal)) continue;
    if (!begins) begins.emplace(s, at_boundary);
    const std::size_t stop = best ? best->begin - shift : s.size();
    for (const std::size_t begin : *begins) {
      if (begin >= stop) break;
      if (first && !same_letter(first, s[begin])) continue;
      Match m;
      if (!match_variant(variant, profile, text, begin + shift, m, true)) continue;
      best = std::move(m);
      break;
    }
  }
  return best;
}

}  // namespace broadsheet::reconstruct
