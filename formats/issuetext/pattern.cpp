#include "issuetext/pattern.hpp"

#include "issuetext/profile.hpp"
#include "issuetext/recognise.hpp"

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

bool is_numeral(char32_t c) { return View(U"〇零一二三四五六七八九十").find(c) != View::npos; }

bool same_letter(char32_t pattern, char32_t text) {
  return pattern == text || (is_upper(text) && pattern == to_lower(text));
}

// Whether a phrase of its own may begin at s[i].
bool is_boundary(View s, std::size_t i) {
  if (i == 0 || (is_han(s[i]) && is_han(s[i - 1]))) return false;
  constexpr View kOpen = U"（([【〔＝", kBefore = U"。！？.!?）)]】〕”」";
  return is_blank(s[i - 1]) || kOpen.find(s[i]) != View::npos || kBefore.find(s[i - 1]) != View::npos;
}

std::size_t skip_blanks(View s, std::size_t i) {
  while (i < s.size() && is_blank(s[i])) ++i;
  return i;
}

// Matches one variant by backtracking. Slots end as early as the rest allows,
// except numbers and list words. The text is at most kReach long.
class Matcher {
 public:
  Matcher(const std::vector<Pattern::Piece>& pieces, const Profile& profile) : pieces_(pieces), profile_(profile) {}

  bool run(View text, std::size_t begin, Match& match, bool to_end) {
    text_ = text.substr(0, std::min(text.size(), begin + Pattern::kReach));
    to_end_ = to_end;
    steps_ = 0;
    if (!step(0, begin)) return false;
    match.begin = begin;
    match.end = end_;
    match.parts.assign(parts_.rbegin(), parts_.rend());
    return true;
  }

 private:
  bool step(std::size_t piece, std::size_t at) {
    if (++steps_ > 4000) return false;
    if (piece == pieces_.size()) {
      end_ = at;
      return !to_end_ || skip_blanks(text_, at) == text_.size();
    }
    const Pattern::Piece& p = pieces_[piece];
    if (p.slot == Slot::literal) return literal(p.literal, piece, at);
    at = skip_blanks(text_, at);
    switch (p.slot) {
      case Slot::blank: return step(piece + 1, at);
      case Slot::agency: return word(profile_.agencies, piece, at);
      case Slot::role: return word(profile_.roles, piece, at);
      case Slot::own: return word(profile_.own, piece, at);
      case Slot::page: return number(piece, at);
      case Slot::date: return date(piece, at);
      case Slot::place: return place(piece, at);
      case Slot::people: return people(piece, at);
      default: return any(piece, at);
    }
  }

  bool take(std::size_t piece, std::size_t from, std::size_t to) {
    if (!step(piece + 1, to)) return false;
    parts_.push_back({pieces_[piece].slot, trim(text_.substr(from, to - from))});
    return true;
  }

  bool literal(const Text& wanted, std::size_t piece, std::size_t at) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const bool wide = width_of(wanted[i], Spacing::fixed) == 1;
      if (wide) at = skip_blanks(text_, at);
      if (at >= text_.size() || !same_letter(wanted[i], text_[at])) return false;
      ++at;
    }
    return step(piece + 1, at);
  }

  bool word(const std::vector<Text>& words, std::size_t piece, std::size_t at) {
    for (const Text& w : words) {
      std::size_t i = at, k = 0;
      while (k < w.size()) {
        if (k > 0 && is_han(w[k])) i = skip_blanks(text_, i);
        if (i >= text_.size() || !same_letter(w[k], text_[i])) break;
        ++i, ++k;
      }
      if (k == w.size() && take(piece, at, i)) return true;
    }
    return false;
  }

  bool number(std::size_t piece, std::size_t at) {
    std::size_t i = at;
    if (i < text_.size() && text_[i] >= 'A' && text_[i] <= 'Z') ++i;
    const std::size_t digits = i;
    while (i < text_.size() && i < digits + 4 && is_digit(text_[i])) ++i;
    if (i == digits) {
      i = at;
      while (i < text_.size() && i < at + 4 && is_numeral(text_[i])) ++i;
      if (i == at) return false;
    }
    return take(piece, at, i);
  }

  // Digits and the profile's marks (年 月 日, names of months), longest first.
  bool date(std::size_t piece, std::size_t at) {
    std::vector<std::size_t> ends;
    std::size_t i = at;
    bool number = false;
    while (i < text_.size() && i < at + 30) {
      const std::size_t before = i;
      if (is_digit(text_[i]) || is_numeral(text_[i])) {
        ++i;
        number = true;
      } else if (is_blank(text_[i]) || (i > at && (text_[i] == ',' || text_[i] == '.'))) {
        ++i;
        continue;
      } else {
        for (const Text& mark : profile_.date_marks) {
          std::size_t k = 0;
          while (k < mark.size() && i + k < text_.size() && same_letter(mark[k], text_[i + k])) ++k;
          if (k == mark.size()) {
            i += k;
            break;
          }
        }
      }
      if (i == before) break;
      ends.push_back(i);
    }
    if (!number) return false;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end)
      if (take(piece, at, *end)) return true;
    return false;
  }

  bool place(std::size_t piece, std::size_t at) {
    const auto fits = [&](std::size_t i) {
      const char32_t c = text_[i];
      if (profile_.spaced) return is_upper(c) || c == ' ' || c == '.' || c == ',' || c == '\'' || c == '-' || c == 0x2019;
      return is_han(c) || is_hangul(c) || c == 0xB7 || is_blank(c);
    };
    const std::size_t limit = std::min(text_.size(), at + (profile_.spaced ? 40 : 10));
    const std::size_t least = profile_.spaced ? 3 : 1;
    for (std::size_t i = at; i < limit && fits(i);) {
      ++i;
      if (i >= at + least && take(piece, at, i)) return true;
    }
    return false;
  }

  // Cheaply: may the piece after `piece` begin at `at`?
  bool may_follow(std::size_t piece, std::size_t at) const {
    at = skip_blanks(text_, at);
    if (piece + 1 == pieces_.size()) return !to_end_ || at == text_.size();
    const Pattern::Piece& next = pieces_[piece + 1];
    return next.slot != Slot::literal || (at < text_.size() && same_letter(next.literal[0], text_[at]));
  }

  // Cheaply: does what the piece after `piece` begins with stand anywhere from `at` on?
  bool follows_somewhere(std::size_t piece, std::size_t at) const {
    if (piece + 1 == pieces_.size() || pieces_[piece + 1].slot != Slot::literal) return true;
    const char32_t first = pieces_[piece + 1].literal[0];
    return std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(std::min(at, text_.size())), text_.end(),
                       [&](char32_t c) { return same_letter(first, c); });
  }

  bool people(std::size_t piece, std::size_t at) {
    if (!follows_somewhere(piece, at)) return false;
    for (std::size_t i = at; i < text_.size() && i < at + 60;) {
      const char32_t c = text_[i];
      if (ends_sentence(c) && c != '.') break;
      if (View(U"（）()【】《》“”：:；;，\"").find(c) != View::npos && c != U'，') break;
      if (is_digit(c)) break;
      ++i;
      if (i < at + 2 || !may_follow(piece, i)) continue;
      if (!people_of(text_.substr(at, i - at), profile_).empty() && take(piece, at, i)) return true;
    }
    return false;
  }

  bool any(std::size_t piece, std::size_t at) {
    constexpr View kStops = U"（）()【】。！？";
    for (std::size_t i = at; i < text_.size() && kStops.find(text_[i]) == View::npos;)
      if (take(piece, at, ++i)) return true;
    return false;
  }

  const std::vector<Pattern::Piece>& pieces_;
  const Profile& profile_;
  View text_;
  bool to_end_ = false;
  int steps_ = 0;
  std::size_t end_ = 0;
  std::vector<Match::Part> parts_;
};

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
    if (Matcher(variant, profile).run(text, begin, m, false) && (!best || m.end > best->end)) best = m;
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
    if (Matcher(variant, profile).run(text, 0, m, true)) return m;
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
      if (!Matcher(variant, profile).run(text, begin + shift, m, true)) continue;
      best = std::move(m);
      break;
    }
  }
  return best;
}

}  // namespace broadsheet::issuetext
