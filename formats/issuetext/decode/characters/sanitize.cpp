#include "issuetext/decode/characters/sanitize.hpp"

#include "common/text.hpp"
#include "issuetext/decode/characters/lost_glyphs.hpp"
#include "issuetext/decode/characters/presentation.hpp"
#include "issuetext/decode/characters/radicals.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace broadsheet::issuetext {
namespace {

using Byte = unsigned char;

constexpr std::string_view kReplacement = "\uFFFD";

/// What to do about a character.
enum class CharAction {
  none,
  line_end,
  drop_control,
  drop_zero_width,
  drop_soft_hyphen,
  radical,
  presentation,
  lost_glyph,
  hyphen,
  joiner,
  unnormalised,
  broken
};

bool is_zero_width(char32_t c) {
  return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x061C || c == 0x180E ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\f') || (c >= 0x7F && c < 0xA0) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

CharAction action_for(char32_t c) {
  if (c == '\r' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) return CharAction::line_end;
  if (c == 0xAD) return CharAction::drop_soft_hyphen;
  if (c == 0x2010 || c == 0x2E17 || c == 0x2E40) return CharAction::hyphen;  // the double ones are of Fraktur
  if (c == 0x200C || c == 0x200D) return CharAction::joiner;
  if (is_radical(c)) return CharAction::radical;
  if (is_zero_width(c)) return CharAction::drop_zero_width;
  if (is_control(c)) return CharAction::drop_control;
  if (may_be_presentation_form(c)) return CharAction::presentation;
  if (c == 0xFFFD || is_private_use(c)) return CharAction::lost_glyph;
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) == UNORM_YES
             ? CharAction::none
             : CharAction::unnormalised;
}

/// Joiners belong to the spelling of Arabic and Indic scripts and of emoji.
bool spells_with_joiners(char32_t before) {
  return (before >= 0x0600 && before < 0x1100) || (before >= 0x2600 && before < 0x27C0) || before == 0xFE0F ||
         (before >= 0x1F000 && before < 0x20000);
}

/// By the first byte: how many bytes an ordinary character has, if the first bytes tell
/// enough; kSlow where the character must be decoded to know.
enum : std::uint8_t { kSlow = 0, kAscii = 1, kTwo = 2, kThree = 3, kPunctuation = 4, kFullWidth = 5 };

constexpr std::array<std::uint8_t, 256> kFirst = [] {
  std::array<std::uint8_t, 256> first{};
  for (unsigned b = 0x20; b < 0x7F; ++b) first[b] = kAscii;
  first['\n'] = first['\t'] = first['\f'] = kAscii;
  for (unsigned b = 0xC3; b < 0xD8; ++b) first[b] = kTwo;
  first[0xCC] = first[0xCD] = kSlow;  // combining marks
  for (unsigned b = 0xE3; b < 0xED; ++b) first[b] = kThree;
  first[0xE2] = kPunctuation;
  first[0xEF] = kFullWidth;
  return first;
}();

bool continues(Byte b) { return (b & 0xC0) == 0x80; }

/// The first byte from `p` on whose character may need care. Nearly all text is passed
/// here; `end - p` may be anything.
const Byte* skip_ordinary(const Byte* p, const Byte* end) {
  while (end - p >= 3) {
    const std::uint8_t kind = kFirst[*p];
    if (kind == kThree) {
      if (!continues(p[1]) || !continues(p[2])) return p;
      if (p[0] == 0xE3 && p[1] == 0x82 && (p[2] == 0x99 || p[2] == 0x9A))
        return p;  // voices the kana before it
      p += 3;
    } else if (kind == kAscii) {
      ++p;
    } else if (kind == kFullWidth) {  // U+FF00..FF7F
      if ((p[1] != 0xBC && p[1] != 0xBD) || !continues(p[2])) return p;
      p += 3;
    } else if (kind == kPunctuation) {  // U+2011..2026, without the bar that may stand for a dash
      if (p[1] != 0x80 || p[2] < 0x91 || p[2] > 0xA6 || p[2] == 0x95) return p;
      p += 3;
    } else if (kind == kTwo) {
      if (!continues(p[1])) return p;
      p += 2;
    } else {
      return p;
    }
  }
  return p;
}

/// The character at `p`, which is moved after it; negative for a broken sequence.
std::int32_t take(const Byte*& p, const Byte* end) {
  // U8_NEXT counts in 32 bits and looks at most four bytes ahead.
  const auto length = static_cast<std::int32_t>(std::min<std::ptrdiff_t>(end - p, 4));
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(p, i, length, c);
  p += i;
  return c;
}

/// The script that a BCP 47 tag names; empty where it names none.
std::string_view script_named(std::string_view language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {{{"zh-Hans", "zh-Hans"},
                                                                                    {"zh-CN", "zh-Hans"},
                                                                                    {"zh-SG", "zh-Hans"},
                                                                                    {"zh-Hant", "zh-Hant"},
                                                                                    {"zh-TW", "zh-Hant"},
                                                                                    {"zh-HK", "zh-Hant"},
                                                                                    {"ja", "ja"},
                                                                                    {"ko", "ko"}}};
  for (const auto& [prefix, script] : kNames)
    if (language.starts_with(prefix)) return script;
  return {};
}

class Tidier {
 public:
  Tidier(std::string_view bytes, std::string_view language, SoftHyphens soft_hyphens, Sanitized& out)
      : begin_(reinterpret_cast<const Byte*>(bytes.data())),
        end_(begin_ + bytes.size()),
        language_(language),
        keeps_soft_hyphens_(soft_hyphens == SoftHyphens::kept_at_line_ends),
        out_(out) {
    out_.text.reserve(bytes.size());
  }

  /// False where it stopped at doubt.
  bool run(bool stop_at_doubt) {
    for (const Byte* p = begin_; p < end_;) {
      const Byte* ordinary = p;
      p = skip_ordinary(p, end_);
      append(ordinary, p);
      if (p == end_) break;
      const Byte* at = p;
      const std::int32_t c = take(p, end_);
      if (stop_at_doubt && c <= 0) return false;
      handle(c < 0 ? CharAction::broken : action_for(static_cast<char32_t>(c)), static_cast<char32_t>(c), at,
             p);
    }
    settle_radicals();
    return true;
  }

 private:
  void append(const Byte* from, const Byte* to) {
    out_.text.append(reinterpret_cast<const char*>(from), static_cast<std::size_t>(to - from));
  }

  /// The character `c` is the bytes [at, p); p is moved over what goes with it.
  void handle(CharAction care, char32_t c, const Byte* at, const Byte*& p) {
    switch (care) {
      case CharAction::none: return append(at, p);
      case CharAction::line_end:
        if (c == '\r' && p < end_ && *p == '\n') ++p;
        out_.text += '\n';
        return;
      case CharAction::radical: return put_radical(c);
      case CharAction::unnormalised: return put_normalised(c);
      case CharAction::joiner: return spells_with_joiners(last_char()) ? append(at, p) : drop(at, p, 0);
      case CharAction::drop_zero_width:
        if (at != begin_ || c != 0xFEFF) drop(at, p, 0);  // the first is a byte order mark
        return;
      case CharAction::presentation: return put_presentation_form(c, at, p);
      case CharAction::lost_glyph: return put_lost(c, at, p);
      case CharAction::hyphen:  // where it ends a line it is the one that line breaking put there
        if (!ends_line(p)) return append(at, p);
        if (out_.text.ends_with(' ')) out_.text.pop_back();  // a soft hyphen was before it
        out_.text += '-';
        return;
      case CharAction::drop_soft_hyphen:
        return keeps_soft_hyphens_ && ends_line(p) ? append(at, p) : drop(at, p, 1);
      case CharAction::drop_control:
        if (out_.controls++ == 0) out_.first_control = static_cast<std::size_t>(at - begin_);
        out_.nuls += c == 0;
        return may_be_glyph_number(c) && stands_in_line(p) ? put_lost(c, at, p) : drop(at, p, 2);
      case CharAction::broken:
        if (out_.broken++ == 0) out_.broken_line = line();
        out_.text += kReplacement;
    }
  }

  // Nothing but blanks and a second hyphen stands between `p` and the end of the line.
  bool ends_line(const Byte* p) const {
    if (end_ - p >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0x90) p += 3;  // U+2010
    while (p < end_ && (*p == ' ' || *p == '\r')) ++p;
    return p == end_ || *p == '\n';
  }

  // Whether glyphs stand on both sides, as far as their numbers are skipped: at the edges of a line control
  // characters are of the wire.
  bool stands_in_line(const Byte* p) const {
    constexpr std::ptrdiff_t kLongest = 32;  // of a row of them: longer ones are no text
    const Byte* const last = p + std::min(end_ - p, kLongest);
    while (p < last && may_be_glyph_number(*p)) ++p;
    if (p == last || *p == '\n' || *p == '\r' || *p == '\f') return false;
    const char before = out_.text.empty() ? '\n' : out_.text.back();
    return (before != '\n' && before != '\f') || (*p >= 'a' && *p <= 'z') || *p >= 0x80;
  }

  void put_lost(char32_t c, const Byte* at, const Byte* p) {
    if (out_.lost++ == 0) out_.lost_line = line();
    if (c != 0xFFFD) drop(at, p, 3);
    out_.text += kReplacement;
  }

  void put_presentation_form(char32_t c, const Byte* at, const Byte* p) {
    const std::string_view plain = plain_form_of(c);
    if (plain.empty()) return append(at, p);
    out_.text += plain;
  }

  void put_radical(char32_t c) {
    if (depends_on_script(c)) undecided_.push_back({out_.text.size(), c});
    common::append_char(out_.text, character_of(c, {}));
  }

  /// A letter and its mark, or the parts of a syllable of Hangul, become the character they
  /// compose; a compatibility ideograph becomes the one that it is canonically the same as.
  void put_normalised(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) return common::append_char(out_.text, c);
    // Together with the character before it: "ê" and a dot below are one letter, too.
    icu::UnicodeString pair;
    if (const char32_t before = last_char(); before != 0 && before != '\n') {
      pair.append(static_cast<UChar32>(before));
      out_.text.resize(out_.text.size() - static_cast<std::size_t>(U8_LENGTH(before)));
    }
    nfc->normalize(pair.append(static_cast<UChar32>(c)), error).toUTF8String(out_.text);
  }

  /// Both forms are three bytes long, as all of the basic plane's Han.
  void settle_radicals() {
    if (undecided_.empty()) return;
    std::string_view script = script_named(language_);
    if (script.empty()) script = script_of(out_.text);
    for (const auto& [at, radical] : undecided_) {
      std::string character;
      common::append_char(character, character_of(radical, script));
      out_.text.replace(at, character.size(), character);
    }
  }

  void drop(const Byte* from, const Byte* to, std::size_t reason) {
    static constexpr std::array<std::string_view, 4> kReasons = {"zero-width character", "soft hyphen",
                                                                 "control character", "lost glyph"};
    const std::uint32_t here = line();
    Last& last = last_[reason];
    if (last.line != here) {
      last = {here, out_.discarded.size()};
      out_.discarded.push_back({{}, std::string(kReasons[reason]), here});
    }
    out_.discarded[last.index].text.append(reinterpret_cast<const char*>(from),
                                           static_cast<std::size_t>(to - from));
  }

  /// The line that the end of the text is in. Each line end is counted once.
  std::uint32_t line() {
    const auto from = out_.text.begin() + static_cast<std::ptrdiff_t>(counted_);
    line_ += static_cast<std::uint32_t>(std::count(from, out_.text.end(), '\n'));
    counted_ = out_.text.size();
    return line_;
  }

  char32_t last_char() const {
    std::size_t at = out_.text.size();
    while (at > 0 && continues(static_cast<Byte>(out_.text[--at]))) {
    }
    std::string_view rest = std::string_view(out_.text).substr(at);
    return rest.empty() ? 0 : common::take_char(rest);
  }

  struct Undecided {
    std::size_t at;  // in the text
    char32_t radical;
  };
  struct Last {
    std::uint32_t line = 0;
    std::size_t index = 0;
  };

  const Byte* begin_;
  const Byte* end_;
  std::string_view language_;
  const bool keeps_soft_hyphens_;
  Sanitized& out_;
  std::vector<Undecided> undecided_;
  std::array<Last, 4> last_;  // by reason: the entry that its line's next character joins
  std::uint32_t line_ = 1;
  std::size_t counted_ = 0;
};

}  // namespace

Sanitized sanitize(std::string_view utf8, std::string_view language, SoftHyphens soft_hyphens) {
  Sanitized out;
  Tidier(utf8, language, soft_hyphens, out).run(false);
  return out;
}

bool sanitize_if_utf8(std::string_view bytes, std::string_view language, SoftHyphens soft_hyphens,
                      Sanitized& out) {
  return Tidier(bytes, language, soft_hyphens, out).run(true);
}

bool is_utf8(std::string_view bytes) {
  const Byte* p = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = p + bytes.size();
  while ((p = skip_ordinary(p, end)) < end)
    if (take(p, end) < 0) return false;
  return true;
}

}  // namespace broadsheet::issuetext
