#include "issuetext/decode/decode.hpp"

#include "common/encoding/encoding.hpp"
#include "issuetext/decode/characters/lost_glyphs.hpp"
#include "issuetext/decode/characters/sanitize.hpp"
#include "issuetext/decode/characters/swapped_ligatures.hpp"
#include "issuetext/decode/characters/wide_commas.hpp"
#include "issuetext/decode/encodings/encoding.hpp"
#include "issuetext/extraction/miscoded.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace broadsheet::issuetext {
namespace {

using plugin::Failure;

std::string in_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string hex;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    hex += {kDigits[b >> 4], kDigits[b & 0xF]};
  }
  return hex;
}

/// Files that people give by mistake. Some of them would pass for text.
void refuse_other_formats(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOthers = {
      {{"%PDF-"sv, "a PDF; extract its text first, for example with: pdftotext issue.pdf issue.txt"},
       {"PK\x03\x04"sv, "a ZIP archive (EPUB, DOCX, …), not text"},
       {"\x1F\x8B"sv, "compressed with gzip; unpack it first"},
       {"\x89PNG"sv, "a PNG picture; recognise its text first"},
       {"\xFF\xD8\xFF"sv, "a JPEG picture; recognise its text first"},
       {"II*\0"sv, "a TIFF picture; recognise its text first"}}};
  for (const auto& [magic, what] : kOthers)
    if (bytes.starts_with(magic)) throw Failure("the input is " + std::string(what));
}

void refuse_binary(const Sanitized& text, std::string_view bytes) {
  constexpr std::size_t kControlsIn = 5, kNulsIn = 200;  // more than one in so many bytes is too many
  if (text.controls * kControlsIn <= bytes.size() && text.nuls * kNulsIn <= bytes.size()) return;
  if (text.controls == 0) return;
  throw Failure(
      "the input is binary, not text: " + std::to_string(text.controls) +
      " control characters, the first at byte offset " + std::to_string(text.first_control) + " (" +
      in_hex(bytes.substr(text.first_control, 4)) +
      "); give the text of the issue, and name its encoding with --issuetext.encoding if it has a rare one");
}

std::string times(std::size_t n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

void warn_of_broken(const plugin::Host& host, const std::string& encoding, std::size_t count,
                    std::uint32_t line) {
  if (count == 0) return;
  host.warn("BS-I001",
            times(count, "byte sequence") + " not valid in " + encoding +
                ", the first of them here; U+FFFD stands in the text for each. " +
                "If the encoding is another, name it with --issuetext.encoding",
            line);
}

/// The bytes as lines, each with its '\n'; broken = is not UTF-8.
struct Mixture {
  std::size_t good_lines = 0, broken_lines = 0;  // of those that are not ASCII
  std::uint32_t first_broken = 0;
  std::string broken;
};

template <class Use>
void for_each_line(std::string_view bytes, Use&& use) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end == bytes.npos ? end : end + 1);
    use(line);
    bytes.remove_prefix(line.size());
  }
}

bool is_ascii(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

Mixture sort_lines(std::string_view bytes) {
  Mixture mixture;
  std::uint32_t number = 0;
  for_each_line(bytes, [&](std::string_view line) {
    ++number;
    if (is_ascii(line)) return;
    if (is_utf8(line)) {
      ++mixture.good_lines;
      return;
    }
    if (mixture.broken_lines++ == 0) mixture.first_broken = number;
    if (mixture.broken.size() < (std::size_t{1} << 16)) mixture.broken += line;
  });
  return mixture;
}

/// Whether lines that are not UTF-8 hold many characters of it, more than other encodings
/// have by chance: then they are damaged, and another encoding would make nonsense of them.
bool holds_utf8(std::string_view broken_lines) {
  const Sanitized sanitized = sanitize(broken_lines, {});
  const auto starts_character = [](char c) { return static_cast<unsigned char>(c) >= 0xC0; };
  const auto characters = static_cast<std::size_t>(std::ranges::count_if(sanitized.text, starts_character));
  return characters - sanitized.broken > sanitized.broken / 2;
}

std::size_t beyond_ascii(std::string_view bytes) {
  const auto is_beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_beyond));
}

/// Pairs of UTF-16 that a database or a Java program wrote one by one as UTF-8 (CESU-8).
bool has_surrogates(std::string_view bytes) {
  const auto is_in = [&](std::size_t at, unsigned char least, unsigned char most) {
    return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= least &&
           static_cast<unsigned char>(bytes[at]) <= most;
  };
  for (std::size_t at = bytes.find('\xED'); at != bytes.npos; at = bytes.find('\xED', at + 1))
    if (is_in(at + 1, 0xA0, 0xAF) && is_in(at + 2, 0x80, 0xBF) && is_in(at + 3, 0xED, 0xED) &&
        is_in(at + 4, 0xB0, 0xBF) && is_in(at + 5, 0x80, 0xBF))
      return true;
  return false;
}

/// Whether they are UTF-8 with an error now and then. In other encodings hardly any character is valid, and
/// one of three bytes by a rare chance: some of those tell it however many errors there are. Among letters of
/// ASCII a character of another encoding stands mostly alone, so that none is valid.
bool is_damaged_utf8(std::string_view bytes) {
  if (has_surrogates(bytes)) return true;
  constexpr std::size_t kFew = 3;
  const std::optional<common::Utf8> text = common::to_utf8(bytes, "utf-8");
  const auto count_from = [&](unsigned char least) {
    const auto begins = [least](char c) { return static_cast<unsigned char>(c) >= least; };
    return static_cast<std::size_t>(std::ranges::count_if(text->text, begins)) - text->broken;  // U+FFFD
  };
  const std::size_t valid = count_from(0xC0);
  const auto is_letter = [](char c) { return ascii::is_letter(c); };
  if (static_cast<std::size_t>(std::ranges::count_if(bytes, is_letter)) > 2 * beyond_ascii(bytes) &&
      valid > 0 && 2 * valid >= text->broken)
    return true;
  return valid >= kFew &&
         (valid >= kFew * text->broken || (valid > text->broken && count_from(0xE0) >= kFew));
}

constexpr SoftHyphens kKeep = SoftHyphens::kept_at_line_ends;
constexpr std::size_t kHead = std::size_t{1} << 16;

class Decoding {
 public:
  Decoding(std::string_view bytes, const plugin::Host& host)
      : bytes_(bytes), host_(host), language_(host.option("language")) {}

  Decoded in(const std::string& encoding) {
    Converted converted = convert(bytes_, encoding);
    warn_of_broken(host_, encoding, converted.broken, converted.broken_line);
    Sanitized sanitized = sanitize(converted.text, language_, kKeep);
    refuse_binary(sanitized, converted.text);
    sanitized.lost -= std::min(sanitized.lost, converted.broken);  // those were reported
    return finish(std::move(sanitized), converted.text, encoding);
  }

  Decoded in_utf8() {
    Sanitized sanitized = sanitize(bytes_, language_, kKeep);
    refuse_binary(sanitized, bytes_);
    warn_of_broken(host_, "UTF-8", sanitized.broken, sanitized.broken_line);
    return finish(std::move(sanitized), bytes_, "UTF-8");
  }

  Decoded guessed() {
    if (is_ebcdic(bytes_))
      throw Failure(
          "the text is EBCDIC, the code of mainframes; name its code page, for example "
          "--issuetext.encoding ibm-037");
    if (const std::string escaped = guess_seven_bit(bytes_); !escaped.empty()) return in(escaped);
    if (const std::string wide = bytes_.find('\0') < kHead ? guess_utf16(bytes_) : ""; !wide.empty())
      return in(wide);
    Sanitized sanitized;
    if (sanitize_if_utf8(bytes_, language_, kKeep, sanitized)) {
      refuse_binary(sanitized, bytes_);
      return finish(std::move(sanitized), bytes_, "UTF-8");
    }
    if (const std::string utf16 = guess_utf16(bytes_); !utf16.empty()) return in(utf16);
    refuse_binary(sanitize(bytes_, language_), bytes_);
    const Mixture mixture = sort_lines(bytes_);
    if (mixture.broken_lines == 0) return in_utf8();
    if (mixture.good_lines > mixture.broken_lines) return in_two(mixture);
    return is_damaged_utf8(bytes_) ? in_utf8() : in_legacy();
  }

 private:
  /// `source` is the text before it was sanitized: the extractor's traces are in it.
  Decoded finish(Sanitized sanitized, std::string_view source, std::string encoding) const {
    replace_glyph_names(sanitized);
    const Recognised by = recognise_extractor(source);
    if (sanitized.lost > 0)
      host_.warn(
          "BS-I010",
          times(sanitized.lost, "glyph") +
              " came out of extraction without a character, the first of them here; U+FFFD stands in the "
              "text for each. " +
              (by.extractor == Extractor::pdftotext || by.extractor == Extractor::pdftotext_raw ||
                       by.extractor == Extractor::tesseract
                   ? "Recognise the text of the pages (OCR) to have them"
                   : "Extract the PDF with pdftotext, which reads the ActualText that others pass over"),
          sanitized.lost_line);
    if (const Miscoded found = find_miscoded(sanitized.text); found.places > 0)
      host_.warn("BS-I019", miscoded_message(found), found.line);
    if (by.extractor == Extractor::tesseract) sanitized.text = with_wide_commas(sanitized.text);
    sanitized.text = with_ligatures_restored(sanitized.text);
    return {std::move(sanitized.text), std::move(sanitized.discarded), std::move(encoding), by};
  }

  Decoded in_legacy() {
    const Guess guess = guess_encoding(bytes_, language_);
    constexpr std::size_t kEnoughToTell = 16;
    if (!guess.is_legible && beyond_ascii(bytes_) >= kEnoughToTell)
      throw Failure(
          "the encoding cannot be told: the letters make no words in any of those that were tried, in " +
          guess.encoding + " the most; name it with --issuetext.encoding");
    if (guess.plausibility < kPlausible)
      host_.warn("BS-I003", "the encoding was guessed as " + guess.encoding +
                                ", but little speaks for it; name it with --issuetext.encoding");
    return in(guess.encoding);
  }

  /// UTF-8 with lines in between that are not: in another encoding, or damaged.
  Decoded in_two(const Mixture& mixture) {
    const Guess guess = guess_encoding(mixture.broken, language_);
    constexpr double kCertain = 0.4;
    if (guess.plausibility < kCertain || holds_utf8(mixture.broken)) return in_utf8();
    std::string text;
    text.reserve(bytes_.size());
    for_each_line(bytes_, [&](std::string_view line) {
      text += is_utf8(line) ? std::string(line) : convert(line, guess.encoding).text;
    });
    host_.warn("BS-I002",
               times(mixture.broken_lines, "line") + " in " + guess.encoding +
                   " among UTF-8, the first is line " + std::to_string(mixture.first_broken),
               mixture.first_broken);
    return finish(sanitize(text, language_, kKeep), text, "UTF-8, " + guess.encoding);
  }

  std::string_view bytes_;
  const plugin::Host& host_;
  std::string_view language_;
};

/// Whether ICU names the same encoding so.
bool is_name_of_utf8(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (c != '-' && c != '_') letters += ascii::lower(c);
  return letters == "utf8";
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view encoding_hint, const plugin::Host& host) {
  if (bytes.empty()) throw Failure("the input is empty; give the text of a page");
  Decoding decoding(bytes, host);
  std::string encoding(encoding_hint);
  if (encoding.empty() || encoding == "auto") {
    encoding = encoding_of_mark(bytes);
    if (encoding.empty()) refuse_other_formats(bytes);
  }
  if (encoding.empty()) return decoding.guessed();
  return is_name_of_utf8(encoding) ? decoding.in_utf8() : decoding.in(encoding);
}

}  // namespace broadsheet::issuetext
