#include "issuetext/pattern.hpp"

#include "issuetext/matcher.hpp"
#include "issuetext/profile.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace broadsheet::issuetext {
namespace {

constexpr std::array<std::pair<std::u32string_view, Slot>, 8> kSlots = {{{U"people", Slot::people},
                                                                        {U"agency", Slot::agency},
                                                                        {U"role", Slot::role},
                                                                        {U"own", Slot::own},
                                                                        {U"place", Slot::place},
                                                                        {U"date", Slot::date},
                                                                        {U"page", Slot::page},
                                                                        {U"text", Slot::text}}};

// "a[b|c]d" -> "abd", "acd".
std::vector<Text> multiply_out(View source) {
  const std::size_t open = source.find(U'[');
  if (open == View::npos) return {Text(source)};
  const std::size_t close = source.find(U']', open);
  if (close == View::npos) throw std::invalid_argument("a pattern has an open bracket");
  std::vector<Text> out;
  for (std::size_t from = open + 1; from <= close;) {
    const std::size_t to = std::min(source.find(U'|', from), close);
    for (const Text& rest : multiply_out(source.substr(close + 1)))
      out.push_back(Text(source.substr(0, open)) + Text(source.substr(from, to - from)) + rest);
    from = to + 1;
  }
  return out;
}

std::vector<Pattern::Piece> parse(View source) {
  std::vector<Pattern::Piece> pieces;
  const auto literal = [&](char32_t c) {
    if (pieces.empty() || pieces.back().slot != Slot::literal) pieces.push_back({Slot::literal, {}});
    pieces.back().literal += c;
  };
  while (!source.empty()) {
    if (source[0] == '{') {
      const std::size_t end = source.find(U'}');
      const View name = source.substr(1, end - 1);
      const auto* slot = std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& s) { return s.first == name; });
      if (end == View::npos || slot == kSlots.end()) throw std::invalid_argument("a pattern has an unknown slot");
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
bool may_span(const std::vector<Pattern::Piece>& variant, View s) {
  const Pattern::Piece &first = variant.front(), &last = variant.back();
  if (first.slot == Slot::literal && !same_letter(first.literal[0], s.front())) return false;
  return last.slot != Slot::literal || ends_in(s, last.literal);
}

// A quick no to whether a character stands anywhere in a text, in either case.
class Contents {
 public:
  explicit Contents(View s) {
    for (const char32_t c : s) {
      add(c);
      if (is_upper(c)) add(to_lower(c));
    }
  }
  bool may_have(char32_t c) const { return (low_ & bit(c)) != 0 && (high_ & bit(c >> 6)) != 0; }

 private:
  static std::uint64_t bit(char32_t c) { return std::uint64_t{1} << (c & 63); }
  void add(char32_t c) { low_ |= bit(c), high_ |= bit(c >> 6); }
  std::uint64_t low_ = 0, high_ = 0;
};

// Where in its last kReach characters a match that reaches the end of `s` may begin.
class Begins {
 public:
  Begins(View s, bool at_boundary) {
    for (std::size_t i = s.size() - std::min(s.size(), Pattern::kReach); i < s.size(); ++i)
      if (!is_blank(s[i]) && (!at_boundary || is_boundary(s, i))) places_[size_++] = i;
  }
  const std::size_t* begin() const { return places_.data(); }
  const std::size_t* end() const { return places_.data() + size_; }

 private:
  std::array<std::size_t, Pattern::kReach> places_;
  std::size_t size_ = 0;
};

}  // namespace

Pattern::Pattern(std::string_view source) {
  for (const Text& variant : multiply_out(to_text(source))) variants_.push_back(parse(variant));
}

std::optional<Match> Pattern::match(View text, std::size_t begin, const Profile& profile) const {
  std::optional<Match> best;
  for (const auto& variant : variants_) {
    const Piece& first = variant.front();
    const bool other = first.slot == Slot::literal && !same_letter(first.literal[0], text[begin]);
    if (other && !is_blank(text[begin])) continue;
    Match m;
    if (match_variant(variant, profile, text, begin, m, false) && (!best || m.end > best->end)) best = m;
  }
  return best;
}

PatternSet::PatternSet(const std::vector<std::string>& sources, const Profile& profile) {
  for (const std::string& source : sources) patterns_.emplace_back(source);
  const auto add = [&](char32_t c) {
    first_ += c;
    if (to_lower(c) == c && c >= 'a' && c <= 'z') first_ += c - 32;
  };
  for (const Pattern& p : patterns_)
    for (const auto& pieces : p.variants_) {
      const Pattern::Piece& piece = pieces.at(0);
      const std::vector<Text>* words = piece.slot == Slot::agency ? &profile.agencies
                                       : piece.slot == Slot::role ? &profile.roles
                                       : piece.slot == Slot::own  ? &profile.own
                                                                  : nullptr;
      if (piece.slot == Slot::literal) add(piece.literal[0]);
      else if (words)
        for (const Text& w : *words) add(w[0]);
      else
        any_first_ = true;
    }
  for (const char32_t c : first_) first_bits_ |= std::uint64_t{1} << (c & 63);
  index_ends();
}

// Profiles have hundreds of variants, and few lines end as one of them must.
void PatternSet::index_ends() {
  const auto for_each_variant = [&](auto&& use) {
    for (std::size_t p = 0; p < patterns_.size(); ++p)
      for (std::size_t v = 0; v < patterns_[p].variants_.size(); ++v) use(Variant{p, v}, patterns_[p].variants_[v].back());
  };
  for_each_variant([&](Variant, const Pattern::Piece& last) {
    if (last.slot != Slot::literal) return;
    const char32_t c = last.literal.back();
    ends_[c];
    for (const char32_t upper : {c - 32, c - 1})
      if (is_upper(upper) && to_lower(upper) == c) ends_[upper];
  });
  for_each_variant([&](Variant variant, const Pattern::Piece& last) {
    if (last.slot != Slot::literal) any_end_.push_back(variant);
    for (auto& [c, variants] : ends_)
      if (last.slot != Slot::literal || same_letter(last.literal.back(), c)) variants.push_back(variant);
  });
}

const std::vector<PatternSet::Variant>& PatternSet::ending_in(char32_t c) const {
  const auto found = ends_.find(c);
  return found == ends_.end() ? any_end_ : found->second;
}

bool PatternSet::may_begin(char32_t c) const {
  return any_first_ || ((first_bits_ >> (c & 63) & 1) != 0 && first_.find(c) != Text::npos);
}

std::optional<Match> PatternSet::match_at(View text, std::size_t begin, const Profile& profile) const {
  if (begin >= text.size() || !may_begin(text[begin])) return {};
  std::optional<Match> best;
  for (const Pattern& p : patterns_)
    if (auto m = p.match(text, begin, profile); m && (!best || m->end > best->end)) best = std::move(m);
  return best;
}

std::optional<Match> PatternSet::match_whole(View text, const Profile& profile) const {
  const View s = trim(text.substr(0, Pattern::kReach));
  if (s.empty()) return {};
  for (const auto& [pattern, index] : ending_in(s.back())) {
    const auto& variant = patterns_[pattern].variants_[index];
    if (!may_span(variant, s)) continue;
    Match m;
    if (match_variant(variant, profile, text, 0, m, true)) return m;
  }
  return {};
}

std::optional<Match> PatternSet::match_end(View text, const Profile& profile, bool at_boundary) const {
  const View s = trim(text);
  if (s.empty()) return {};
  const std::vector<Variant>& variants = ending_in(s.back());
  if (variants.empty()) return {};
  const Contents contents(s.substr(s.size() - std::min(s.size(), Pattern::kReach)));
  const auto shift = static_cast<std::size_t>(s.data() - text.data());
  std::optional<Begins> begins;  // seldom needed
  std::optional<Match> best;
  for (const auto& [pattern, index] : variants) {
    const auto& variant = patterns_[pattern].variants_[index];
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

}  // namespace broadsheet::issuetext
