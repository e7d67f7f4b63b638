#include "issuetext/decode/encodings/legibility.hpp"

#include "issuetext/decode/encodings/alphabets.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace broadsheet::issuetext {
namespace {

enum class Kind { blank, sign, digit, letter, mark, odd };

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Kind::letter;
    if (c >= '0' && c <= '9') return Kind::digit;
    return c <= ' ' ? Kind::blank : Kind::sign;
  }
  const auto point = static_cast<UChar32>(c);
  if (c == 0xFFFD || c < 0xA0 || (c >= 0x2500 && c < 0x2600) || (c >= 0xE000 && c < 0xF900)) return Kind::odd;
  if (c == 0xA0 || c == 0xAD) return Kind::blank;
  if (c == 0xAA || c == 0xBA || c == 0x192) return Kind::sign;  // of ordinals and florins
  if (u_isalpha(point)) return Kind::letter;
  const auto mask = U_GET_GC_MASK(point);
  if (mask & U_GC_M_MASK) return Kind::mark;
  return mask & U_GC_ND_MASK ? Kind::digit : Kind::sign;
}

struct Character {
  char32_t c = ' ';
  Kind kind = Kind::blank;

  bool is_of_word() const { return kind == Kind::letter || kind == Kind::mark; }
  bool is_solid() const { return is_of_word() || kind == Kind::digit; }
  bool is_upper() const { return kind == Kind::letter && u_isupper(static_cast<UChar32>(c)); }
  bool is_lower() const { return kind == Kind::letter && u_islower(static_cast<UChar32>(c)); }
};

Character character(char32_t c) { return {c, kind_of(c)}; }

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON ? USCRIPT_LATIN : script;
}

bool is_among(char32_t c, std::u32string_view some) { return some.find(c) != some.npos; }

constexpr double kCommon = 0.05, kRare = 0.0003;  // shares of what newspapers print beyond ASCII

/// How likely a sign is between these two.
double likelihood_of_sign(const Character& before, char32_t c, const Character& after) {
  const bool begins = before.is_solid(), ends = after.is_solid();
  if (c == U'’') return begins ? kCommon : kCommon / 10;
  if (is_among(c, U"“”„‘«»‹›‚")) return begins != ends || !begins ? kCommon : kRare;
  if (is_among(c, U"–—…")) return begins == ends || (c == U'…' && !ends) ? kCommon : kCommon / 5;
  if (is_among(c, U"°º²³½¼¾ª"))
    return before.kind == Kind::digit || (!begins && c != U'°') ? kCommon / 2 : kRare;
  if (is_among(c, U"€£¥§©№•¿¡"))
    return before.is_of_word() || (after.is_of_word() && !is_among(c, U"•¿¡")) ? kRare : kCommon;
  if (is_among(c, U"·®™¢†‡′×÷±،؛؟¶")) return begins && ends && c != U'·' ? kRare : kCommon / 10;
  return before.is_of_word() && after.is_of_word() ? kRare / 30 : kRare;
}

/// How likely a letter, whichever it is, has its place and case.
double likelihood_of_place(const Character& before, const Character& it, const Character& after) {
  constexpr double kNever = 0.001, kHardly = 0.02;
  double share = 1;
  if (it.kind == Kind::mark && !before.is_of_word()) share *= kNever;
  if (it.is_upper())
    share *= before.is_lower() ? kNever : before.is_of_word() ? 0.1 : 0.3;
  else if (it.is_lower() && before.is_upper() && after.is_upper())
    share *= kHardly;
  if (is_among(it.c, U"ςםןךףץةى") && after.is_of_word()) share *= kNever;
  if (it.c == U'σ' && !after.is_of_word()) share *= kHardly;
  const UScriptCode script = script_of(it.c);
  for (const Character* other : {&before, &after})
    if (other->is_of_word() && script_of(other->c) != script) share *= kNever;
  if (script != USCRIPT_LATIN) return share;
  if (after.kind == Kind::digit) share *= kHardly;
  return before.is_of_word() || after.is_of_word() ? share : share * 0.2;
}

class Judge {
 public:
  void take(const Character& before, const Character& it, const Character& after) {
    if (it.kind == Kind::odd) {
      ++found_.odd;
      signs_ += std::log(1e-6);
    } else if (it.kind == Kind::letter || it.kind == Kind::mark) {
      ++found_.letters;
      places_ += std::log(likelihood_of_place(before, it, after));
      capitals_ += it.is_upper(), small_ += it.is_lower();
      initials_ += it.is_upper() && !before.is_of_word();
      inner_ += it.is_upper() && before.is_lower();
      ++counts_.beyond_ascii[static_cast<char32_t>(u_tolower(static_cast<UChar32>(it.c)))];
    } else {
      signs_ +=
          std::log(it.kind == Kind::blank ? (before.is_of_word() && after.is_of_word() ? kRare : kCommon)
                                          : likelihood_of_sign(before, it.c, after));
    }
  }
  void take_ascii(const Character& it) {
    if (it.kind == Kind::letter) ++counts_.ascii[(it.c | 0x20) - 'a'];
  }

  Legibility result(double least) {
    // No page is all capitals, and one of Greek or Cyrillic has them where its sentences begin, not within
    // words: Hebrew of DOS is the one, Georgian the other.
    constexpr std::size_t kHeadline = 40, kFew = 100, kSentence = 150;  // letters, hardly ever more
    constexpr double kNoText = -1000;
    double shape = 0;
    if ((capitals_ > kHeadline && small_ == 0) ||
        ((initials_ - std::min(inner_, initials_)) * kSentence < small_ && small_ > kFew && !is_latin()))
      shape = kNoText;
    found_.likelihood = places_ + signs_ + shape;
    const auto letters = static_cast<double>(std::max<std::size_t>(found_.letters, 1));
    found_.disorder = -places_ / letters;
    if (found_.letters == 0 || found_.likelihood < least) return found_;
    double best = -1e300, expected = 0;
    for (const Alphabet& alphabet : alphabets()) {
      const double its = alphabet.likelihood(counts_);
      if (its > best) best = its, expected = alphabet.expected();
    }
    found_.likelihood += best;
    found_.misfit = expected - (best + places_ + shape) / letters;
    return found_;
  }

 private:
  bool is_latin() const {
    return std::ranges::all_of(counts_.beyond_ascii,
                               [](const auto& one) { return script_of(one.first) == USCRIPT_LATIN; });
  }

  Legibility found_;
  LetterCounts counts_;
  double places_ = 0, signs_ = 0;
  std::size_t capitals_ = 0, small_ = 0, initials_ = 0, inner_ = 0;
};

/// Letters and the marks that follow them as one where there is such a letter.
std::u32string composed(std::u32string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* const nfc = unorm2_getNFCInstance(&error);
  std::u32string all;
  all.reserve(text.size());
  for (const char32_t c : text) {
    const bool is_mark = c >= 0x300 && c < 0x370 && !all.empty();
    const UChar32 pair =
        is_mark ? unorm2_composePair(nfc, static_cast<UChar32>(all.back()), static_cast<UChar32>(c)) : -1;
    if (pair >= 0)
      all.back() = static_cast<char32_t>(pair);
    else
      all += c;
  }
  return all;
}

}  // namespace

bool Legibility::is_text() const {
  constexpr double kTooRare = 1.2, kNames = 15;
  constexpr std::size_t kOneIn = 30, kFew = 3;
  if (odd > kFew && odd * kOneIn > letters) return false;
  return misfit < kTooRare || misfit * static_cast<double>(letters) < kNames;
}

Legibility legibility_of(std::u32string_view text, double least) {
  const std::u32string whole = composed(text);
  Judge judge;
  Character before, it = whole.empty() ? Character() : character(whole.front());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const Character after = i + 1 < whole.size() ? character(whole[i + 1]) : Character();
    if (it.c >= 0x80)
      judge.take(before, it, after);
    else
      judge.take_ascii(it);
    before = it, it = after;
  }
  return judge.result(least);
}

}  // namespace broadsheet::issuetext
