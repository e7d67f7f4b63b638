#include "issuetext/decode/encodings/single_byte.hpp"

#include "common/text.hpp"
#include "issuetext/decode/encodings/encoding.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace broadsheet::issuetext {
namespace {

std::vector<std::string> matches_of_icu(std::string_view sample) {
  constexpr std::int32_t kConfident = 10;
  std::vector<std::string> names;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (std::int32_t i = 0; i < count && U_SUCCESS(error); ++i) {
    std::string name = ucsdet_getName(matches[i], &error);
    if (ucsdet_getConfidence(matches[i], &error) < kConfident) break;
    if (name == "ISO-8859-1") name = "windows-1252";  // which has it inside
    if (name.starts_with("ISO-8859-") || name.starts_with("windows-") || name == "KOI8-R")
      names.push_back(std::move(name));
  }
  return names;
}

enum class Kind { space, sign, digit, letter, mark, odd };

Kind kind_of(UChar32 c) {
  if (c == 0xFFFD || (c < 0x20 && !u_isspace(c)) || (c >= 0x7F && c < 0xA0) || (c >= 0x2500 && c < 0x2600))
    return Kind::odd;
  if (u_isspace(c) || c == 0xA0) return Kind::space;
  if (c == 0xAA || c == 0xBA || c == 0x192) return Kind::sign;  // of ordinals and florins
  if (u_isalpha(c)) return Kind::letter;
  const auto mask = U_GET_GC_MASK(c);
  if (mask & U_GC_M_MASK) return Kind::mark;
  return mask & U_GC_ND_MASK ? Kind::digit : Kind::sign;
}

UScriptCode script_of(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return script == USCRIPT_INHERITED || script == USCRIPT_COMMON ? USCRIPT_LATIN : script;
}

/// Signs that stand between two letters of a word.
bool is_in_words(UChar32 c) {
  return c == 0x2019 || c == 0xB7 || c == 0xAD || (c >= 0x2010 && c <= 0x2014) || c == '\'' || c == '-';
}

/// How the pairs of a text's characters look.
class Pairs {
 public:
  void add(UChar32 c) {
    const Kind kind = kind_of(c);
    if (last_ >= 0x80 || c >= 0x80) judge(kind, c);
    if (kind == Kind::letter && before_kind_ == Kind::letter && last_kind_ == Kind::sign && last_ >= 0x80 &&
        !is_in_words(last_))
      ++bad_;
    before_kind_ = last_kind_;
    last_ = c;
    last_kind_ = kind;
    if (c >= 0x80 && u_isupper(c)) ++capitals_;
    if (c >= 0x80 && u_islower(c)) ++small_;
  }
  double share() const {
    constexpr std::size_t kHeadline = 40;  // no page is all capitals: Hebrew of DOS looks so
    if (capitals_ > kHeadline && small_ == 0) return 0;
    return good_ + bad_ == 0 ? 1 : good_ / (good_ + bad_);
  }

 private:
  void judge(Kind kind, UChar32 c) {
    if (kind == Kind::odd) {
      bad_ += 2;
    } else if (kind == Kind::letter && last_kind_ == Kind::letter) {
      const bool fits = script_of(last_) == script_of(c) && !(u_islower(last_) && u_isupper(c));
      ++(fits ? good_ : bad_);
    } else if (kind == Kind::mark) {
      ++(last_kind_ == Kind::letter || last_kind_ == Kind::mark ? good_ : bad_);
    }
  }

  UChar32 last_ = ' ';
  Kind last_kind_ = Kind::space, before_kind_ = Kind::space;
  double good_ = 0, bad_ = 0;
  std::size_t capitals_ = 0, small_ = 0;
};

}  // namespace

double legibility(std::string_view utf8) {
  Pairs pairs;
  for (const char32_t c : reconstruct::to_text(utf8)) pairs.add(static_cast<UChar32>(c));
  return pairs.share();
}

SingleByte guess_single_byte(std::string_view sample) {
  std::vector<std::string> names = matches_of_icu(sample);
  const std::size_t known = names.size();
  for (const char* name : {"windows-1252", "IBM850", "macintosh", "windows-1251", "KOI8-R", "KOI8-U",
                           "IBM866", "windows-874", "windows-1258", "IBM857", "IBM852"})
    names.emplace_back(name);
  SingleByte best{"windows-1252", -1};
  constexpr double kMore = 0.02, kOfLanguage = 0.05;  // ICU has seen its sequences of three letters
  double most = -1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double its = legibility(convert(sample, names[i]).text),
                 weighed = its + (i < known ? kOfLanguage : 0);
    if (weighed > most + kMore) best = {names[i], its}, most = weighed;
  }
  return best;
}

}  // namespace broadsheet::issuetext
