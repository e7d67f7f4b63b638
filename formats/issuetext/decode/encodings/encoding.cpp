#include "issuetext/decode/encodings/encoding.hpp"

#include "common/encoding/encoding.hpp"
#include "common/encoding/escapes.hpp"
#include "common/text.hpp"
#include "issuetext/decode/characters/common_characters.hpp"
#include "issuetext/decode/encodings/single_byte.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/plugin.hpp>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace broadsheet::issuetext {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

/// Where ICU met broken sequences, as offsets in the UTF-16 it has made.
struct Breakage {
  std::size_t count = 0;
  std::size_t first = 0;
  std::size_t before = 0;  // units of the finished chunks
  const char16_t* chunk_begin = nullptr;
};

void replace_broken(const void* context, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                    UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone
  auto& breakage = *static_cast<Breakage*>(const_cast<void*>(context));
  if (breakage.count++ == 0)
    breakage.first = breakage.before + static_cast<std::size_t>(args->target - breakage.chunk_begin);
  *error = U_ZERO_ERROR;
  constexpr char16_t kReplacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &kReplacement, 1, 0, error);
}

/// Some names are known without their tables.
bool is_known_to_icu(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  if (name.empty() || ucnv_countAliases(name.c_str(), &error) == 0) return false;
  return Converter(ucnv_open(name.c_str(), &error), &ucnv_close) != nullptr && U_SUCCESS(error);
}

/// Of ISO-2022-CN ICU knows two planes, and takes commas for those of ASCII.
bool is_for_iconv(const std::string& encoding) {
  return ascii::lower(encoding).starts_with("iso-2022-cn") ||
         (!is_known_to_icu(encoding) && common::to_utf8({}, encoding));
}

Converted convert_by_iconv(std::string_view bytes, const std::string& encoding) {
  common::Utf8 utf8 = *common::to_utf8(bytes, encoding);
  Converted converted{std::move(utf8.text), utf8.broken};
  if (utf8.broken > 0)
    converted.broken_line =
        1 + static_cast<std::uint32_t>(std::ranges::count(bytes.substr(0, utf8.first_broken), '\n'));
  return converted;
}

Converter open_converter(const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(is_known_to_icu(encoding) ? ucnv_open(encoding.c_str(), &error) : nullptr, &ucnv_close);
  if (!converter || U_FAILURE(error))
    throw plugin::Failure("no encoding is named \"" + encoding + "\"; good names are " +
                          std::string(kGoodEncodings));
  return converter;
}

std::u16string to_utf16(std::string_view bytes, const std::string& encoding, Breakage& breakage) {
  const Converter converter = open_converter(encoding);
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), replace_broken, &breakage, nullptr, nullptr, &error);
  std::u16string all;
  std::array<char16_t, 1 << 14> chunk;
  const char* source = bytes.data();
  do {
    error = U_ZERO_ERROR;
    char16_t* target = chunk.data();
    breakage.before = all.size();
    breakage.chunk_begin = target;
    ucnv_toUnicode(converter.get(), &target, chunk.data() + chunk.size(), &source,
                   bytes.data() + bytes.size(), nullptr, true, &error);
    all.append(chunk.data(), target);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(error))
    throw plugin::Failure("ICU cannot decode " + encoding + ": " + u_errorName(error), BS_BUG);
  return all;
}

template <class Use>
void for_each_char(std::u16string_view units, Use&& use) {
  for (std::size_t i = 0; i < units.size();) {
    char32_t c = 0;
    U16_NEXT(units.data(), i, units.size(), c);
    use(U_IS_SURROGATE(c) ? char32_t{0xFFFD} : c);
  }
}

/// GB 18030-2022: the vertical forms at A6D9 to A6F3, as the marks they are forms of, and eight parts of
/// characters at FE59 to FEA0.
char32_t without_private_use(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 18> kAssigned = {{{0xE78D, 0xFF0C},
                                                                        {0xE78E, 0x3002},
                                                                        {0xE78F, 0x3001},
                                                                        {0xE790, 0xFF1A},
                                                                        {0xE791, 0xFF1B},
                                                                        {0xE792, 0xFF01},
                                                                        {0xE793, 0xFF1F},
                                                                        {0xE794, 0x3016},
                                                                        {0xE795, 0x3017},
                                                                        {0xE796, 0x2026},
                                                                        {0xE81E, 0x9FB4},
                                                                        {0xE826, 0x9FB5},
                                                                        {0xE82B, 0x9FB6},
                                                                        {0xE82C, 0x9FB7},
                                                                        {0xE832, 0x9FB8},
                                                                        {0xE843, 0x9FB9},
                                                                        {0xE854, 0x9FBA},
                                                                        {0xE864, 0x9FBB}}};
  if (c < 0xE78D || c > 0xE864) return c;
  const auto found = std::ranges::find(kAssigned, c, &std::pair<char32_t, char32_t>::first);
  return found == kAssigned.end() ? c : found->second;
}

bool is_gb18030(std::string_view label) {
  const std::string name = ascii::lower(label);
  return name == "gb18030" || name == "gbk" || name == "gb2312" || name == "cp936" || name == "windows-936";
}

/// Of equals the first is taken.
struct Candidate {
  const char* encoding;
  const char* script;    // whose commonest characters speak for it, see common_characters()
  const char* language;  // that a user may have named
};
constexpr std::array<Candidate, 8> kCandidates = {{{"GB18030", "zh-Hans", "zh"},
                                                   {"Big5", "zh-Hant", "zh-Hant"},
                                                   {"Big5-HKSCS", "zh-Hant", "zh-HK"},
                                                   {"EUC-TW", "zh-Hant", "zh-TW"},
                                                   {"Shift_JIS", "ja", "ja"},
                                                   {"EUC-JP", "ja", "ja"},
                                                   {"EUC-KR", "ko", "ko"},
                                                   {"windows-949", "ko", "ko"}}};

/// Punctuation and full-width forms look alike in all encodings: they say nothing.
bool says_nothing(char32_t c) {
  return (c >= 0xA0 && c < 0xC0) || (c >= 0x2000 && c < 0x2700) || (c >= 0x3000 && c < 0x3040) ||
         (c >= 0xFF00 && c < 0xFF61);
}

/// Letters that no newspaper prints, or that only a wrong encoding makes.
bool is_odd(char32_t c) {
  return c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') ||
         (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c < 0xF900);
}

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

struct Letters {
  std::size_t all = 0, common = 0, odd = 0;

  void add(const Letters& more) { all += more.all, common += more.common, odd += more.odd; }
  double share() const {
    const auto whole = static_cast<double>(std::max<std::size_t>(all + odd, 1));
    return (static_cast<double>(common) - 5 * static_cast<double>(odd)) / whole;
  }
};

/// The share of letters that are common ones, less what is odd. ASCII counts where it
/// is no matter of course. A byte that is lost spoils the rest of its line: lines with what is odd count only
/// where they hold more letters than the others.
double plausibility(std::u16string_view text, const CommonCharacters& common_ones, bool count_ascii) {
  Letters clean, spoilt, line;
  std::size_t wide = 0, beside = 0;  // next to a letter of ASCII: where most are, accents were taken for Han
  char32_t last = '\n';
  const auto end_line = [&] { (line.odd > 0 ? spoilt : clean).add(line), line = {}; };
  for_each_char(text, [&](char32_t c) {
    if (c == U'\n') {
      end_line();
    } else if (is_odd(without_private_use(c))) {
      ++line.odd;
    } else if (c < 0x80 ? count_ascii : !says_nothing(c)) {
      ++line.all;
      line.common += c < 0x80 || common_ones.has(c);
      wide += c >= 0x80;
    }
    beside += (c >= 0x80 && is_ascii_letter(last)) || (last >= 0x80 && is_ascii_letter(c));
    last = c;
  });
  end_line();
  if (beside > wide && !count_ascii) return 0;
  if (spoilt.all > clean.all) clean.add(spoilt);
  return clean.share();
}

/// The beginning of `bytes`, cut at a line end if there is one.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kEnough = std::size_t{1} << 16;
  if (bytes.size() <= kEnough) return bytes;
  const std::size_t end = bytes.rfind('\n', kEnough);
  return bytes.substr(0, end == bytes.npos || end == 0 ? kEnough : end + 1);
}

/// European text has ASCII letters around its few others.
bool is_mostly_ascii(std::string_view sample) {
  std::size_t high = 0, letters = 0;
  for (const char c : sample) {
    const auto b = static_cast<unsigned char>(c);
    high += b >= 0x80;
    letters += (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }
  return high < letters;
}

}  // namespace

bool is_encoding(const std::string& name) {
  return is_known_to_icu(name) || (!name.empty() && common::to_utf8({}, name));
}

Converted convert(std::string_view bytes, const std::string& encoding) {
  if (is_for_iconv(encoding)) return convert_by_iconv(bytes, encoding);
  const std::string plain = common::with_plain_escapes(bytes, encoding);
  if (!plain.empty()) bytes = plain;
  Breakage breakage;
  const std::u16string units = to_utf16(bytes, encoding, breakage);
  Converted converted;
  converted.broken = breakage.count;
  if (breakage.count > 0) {
    const std::u16string_view before = std::u16string_view(units).substr(0, breakage.first);
    converted.broken_line = 1 + static_cast<std::uint32_t>(std::ranges::count(before, u'\n'));
  }
  converted.text.reserve(bytes.size() + bytes.size() / 2);
  const bool is_gb = is_gb18030(encoding);
  for_each_char(units,
                [&](char32_t c) { common::append_char(converted.text, is_gb ? without_private_use(c) : c); });
  return converted;
}

Guess guess_encoding(std::string_view bytes, std::string_view language) {
  const std::string_view sample = sample_of(bytes);
  Guess best{"", -1e9};
  for (const Candidate& candidate : kCandidates) {
    Breakage breakage;
    const std::u16string text = to_utf16(sample, candidate.encoding, breakage);
    constexpr double kTie = 0.02;  // a few letters of a short text
    double score = plausibility(text, common_characters(candidate.script), false);
    if (language.starts_with(candidate.language)) score += kTie;
    if (score > best.plausibility) best = {candidate.encoding, score};
  }
  if (best.plausibility >= kPlausible) return best;
  SingleByte single = guess_single_byte(sample);
  // A wrong byte of Chinese or Japanese spoils the rest of its line; what is left may look like Thai.
  constexpr double kDamaged = 0.1, kNearly = 0.3;
  const bool is_legible = single.legibility.is_text();
  const bool western = is_mostly_ascii(sample);
  if (best.plausibility >= kDamaged && !western && (!is_legible || single.legibility.misfit > kNearly))
    return best;
  constexpr double kLikely = 0.3;  // without words of ASCII around them, a few bytes fit by chance
  return {std::move(single.encoding), !is_legible ? 0 : western ? 1 : kLikely, is_legible};
}

bool is_ebcdic(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  constexpr std::size_t kEnough = 16;
  if (sample.size() < kEnough || sample.find_first_of(" \n") != sample.npos) return false;
  std::size_t letters = 0, blanks = 0;
  for (const char c : sample) {
    const auto b = static_cast<unsigned char>(c);
    letters += b > 0x40 && b <= 0xE9 && (b & 0x0F) >= 1 && (b & 0x0F) <= 9;
    blanks += b == 0x40;
  }
  return blanks * 20 > sample.size() && (letters + blanks) * 10 > sample.size() * 8;
}

namespace {

// Letters that make words, with blanks of ASCII between: so no other order of the bytes has them.
bool is_of_letters(std::string_view utf8) {
  constexpr std::size_t kEnough = 16;
  const reconstruct::Text text = reconstruct::to_text(utf8);
  std::size_t letters = 0, blanks = 0;
  for (const char32_t c : text) {
    if (c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f')) return false;
    letters += u_isalpha(static_cast<UChar32>(c)) && !reconstruct::is_han(c);
    blanks += c == ' ' || c == '\n';
  }
  return text.size() >= kEnough && blanks * 20 >= text.size() && letters * 10 >= text.size() * 6 &&
         legibility_of(text).is_in_order();
}

}  // namespace

std::string guess_utf16(std::string_view bytes) {
  constexpr double kSure = 0.4;
  if (bytes.size() < 2) return {};
  std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
  sample.remove_suffix(sample.size() % 2);
  double best = kSure;
  std::string name;
  for (const char* const order : {"UTF-16LE", "UTF-16BE"}) {
    Breakage breakage;
    const double score = plausibility(to_utf16(sample, order, breakage), common_characters(""), true);
    if (score > best) best = score, name = order;
  }
  for (const char* const order : {"UTF-16LE", "UTF-16BE"})
    if (name.empty() && is_of_letters(convert(sample, order).text)) name = order;
  return name;
}

namespace {

/// Whether UTF-7, whose characters beyond ASCII stand between "+" and "-", makes words of this.
bool is_utf7(std::string_view sample) {
  constexpr std::size_t kFew = 4;
  if (sample.find('+') == sample.npos) return false;
  Breakage breakage;
  const std::u16string text = to_utf16(sample, "UTF-7", breakage);
  const auto wide = std::ranges::count_if(text, [](char16_t c) { return c >= 0x80; });
  if (breakage.count > 0 || static_cast<std::size_t>(wide) < kFew) return false;
  if (plausibility(text, common_characters(""), false) >= kPlausible) return true;
  // Letters with accents, each between a plus sign and a hyphen of its own.
  return static_cast<std::size_t>(std::ranges::count(sample, '+')) >= kFew &&
         legibility_of(reconstruct::to_text(convert(sample, "UTF-7").text)).is_in_order();
}

}  // namespace

std::string guess_seven_bit(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  if (std::ranges::any_of(sample, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return {};
  if (const std::string_view escaped = common::escaped_encoding(sample); !escaped.empty())
    return std::string(escaped);
  return is_utf7(sample) ? "UTF-7" : "";
}

std::string encoding_of_mark(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  constexpr std::array<std::pair<std::string_view, const char*>, 6> kMarks = {
      {{"\xEF\xBB\xBF"sv, "UTF-8"},
       {"\xFF\xFE\0\0"sv, "UTF-32LE"},
       {"\0\0\xFE\xFF"sv, "UTF-32BE"},
       {"\xFF\xFE"sv, "UTF-16LE"},
       {"\xFE\xFF"sv, "UTF-16BE"},
       {"\x84\x31\x95\x33"sv, "GB18030"}}};
  for (const auto& [mark, name] : kMarks)
    if (bytes.starts_with(mark)) return name;
  return {};
}

}  // namespace broadsheet::issuetext
