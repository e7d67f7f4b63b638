#include "reconstruct/language/matcher.hpp"

#include "reconstruct/language/phrases.hpp"
#include "reconstruct/language/profile.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

bool is_numeral(char32_t c) { return View(U"〇零一二三四五六七八九十").find(c) != View::npos; }

std::size_t skip_blanks(View s, std::size_t i) {
  while (i < s.size() && is_blank(s[i])) ++i;
  return i;
}

// Matches one variant by backtracking. Slots end as early as the rest allows,
// except numbers and list words. The text is at most kReach long.
class Matcher {
 public:
  Matcher(const Pieces& pieces, const Profile& profile) : pieces_(pieces), profile_(profile) {}

  bool run(View text, std::size_t begin, Match& match, bool to_end) {
    text_ = text.substr(0, std::min(text.size(), begin + kReach));
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
    const PatternPiece p = pieces_[piece];
    if (p.slot == Slot::literal) return literal(p.literal, piece, at);
    at = skip_blanks(text_, at);
    switch (p.slot) {
      case Slot::blank: return step(piece + 1, at);
      case Slot::agency: return word(profile_.agencies, piece, at);
      case Slot::role: return word(profile_.roles, piece, at);
      case Slot::self_name: return word(profile_.self_names, piece, at);
      case Slot::page: return number(piece, at);
      case Slot::date: return date(piece, at);
      case Slot::place: return label_lines(piece, at);
      case Slot::town: return town(piece, at);
      case Slot::mail: return mail(piece, at);
      case Slot::people: return people(piece, at);
      default: return any(piece, at);
    }
  }

  bool take(std::size_t piece, std::size_t from, std::size_t to) {
    if (!step(piece + 1, to)) return false;
    parts_.push_back({pieces_[piece].slot, trim(text_.substr(from, to - from))});
    return true;
  }

  bool literal(View wanted, std::size_t piece, std::size_t at) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const bool wide = width_of(wanted[i], Spacing::fixed) == 1;
      if (wide) at = skip_blanks(text_, at);
      if (at >= text_.size() || !same_letter(wanted[i], text_[at])) return false;
      ++at;
    }
    return step(piece + 1, at);
  }

  bool word(const WordList& words, std::size_t piece, std::size_t at) {
    if (at >= text_.size() || !words.may_begin(text_[at])) return false;
    for (const View w : words) {
      std::size_t i = at, k = 0;
      while (k < w.size()) {
        if (k > 0 && is_han(w[k])) i = skip_blanks(text_, i);
        if (i >= text_.size() || !same_letter(w[k], text_[i])) break;
        ++i, ++k;
      }
      const bool cuts_word =
          i > at && i < text_.size() && is_letter(text_[i]) && is_letter(text_[i - 1]);  // "PAR" of "PARIS"
      if (k == w.size() && !cuts_word && take(piece, at, i)) return true;
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
      } else if (profile_.date_marks.may_begin(text_[i])) {
        for (const View mark : profile_.date_marks) {
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

  bool label_lines(std::size_t piece, std::size_t at) {
    bool ordinary = false;  // in "Ill." of "SPRINGFIELD, Ill."
    const auto fits = [&](std::size_t i) {
      const char32_t c = text_[i];
      if (!profile_.spaced) return is_han(c) || is_hangul(c) || c == 0xB7 || is_blank(c);
      ordinary = is_letter(c) && (ordinary || (is_upper(c) && i >= at + 2 && text_[i - 2] == ','));
      return ordinary || is_upper(c) || is_hangul(c) || View(U" .,'-\u2019").find(c) != View::npos;
    };
    const bool has_words = profile_.spaced && at < text_.size() && !is_hangul(text_[at]);
    const std::size_t limit = std::min(text_.size(), at + (has_words ? 40 : 10));
    const std::size_t least = has_words ? 3 : 1;
    for (std::size_t i = at; i < limit && fits(i);) {
      ++i;
      if (i >= at + least && take(piece, at, i)) return true;
    }
    return false;
  }

  bool town(std::size_t piece, std::size_t at) {
    constexpr std::size_t kLongest = 40;
    if (at >= text_.size() || !is_upper(text_[at])) return false;
    int words = 1;
    for (std::size_t i = at; i < text_.size() && i < at + kLongest;) {
      const char32_t c = text_[i++];
      if (c == ' ' && ++words > 4) return false;
      if (!is_letter(c) && View(U" -/.'\u2019").find(c) == View::npos) return false;
      if (is_letter(c) && (i == text_.size() || !is_letter(text_[i])) && take(piece, at, i)) return true;
    }
    return false;
  }

  bool mail(std::size_t piece, std::size_t at) {
    const auto fits = [](char32_t c) {
      return is_letter(c) || is_digit(c) || View(U"._%+-").find(c) != View::npos;
    };
    std::size_t i = at;
    while (i < text_.size() && fits(text_[i])) ++i;
    if (i == at || i == text_.size() || text_[i] != '@') return false;
    const std::size_t host = ++i;
    while (i < text_.size() && fits(text_[i])) ++i;
    return i > host && take(piece, at, i);
  }

  // Cheaply: may the piece after `piece` begin at `at`?
  bool may_follow(std::size_t piece, std::size_t at) const {
    at = skip_blanks(text_, at);
    if (piece + 1 == pieces_.size()) return !to_end_ || at == text_.size();
    const PatternPiece next = pieces_[piece + 1];
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

  const Pieces& pieces_;
  const Profile& profile_;
  View text_;
  bool to_end_ = false;
  int steps_ = 0;
  std::size_t end_ = 0;
  std::vector<Match::Part> parts_;
};

}  // namespace

bool is_of_number(char32_t c) { return is_digit(c) || is_numeral(c); }

bool match_variant(const Pieces& pieces, const Profile& profile, View text, std::size_t begin, Match& match,
                   bool to_end) {
  return Matcher(pieces, profile).run(text, begin, match, to_end);
}

}  // namespace broadsheet::reconstruct
