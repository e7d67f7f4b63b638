// common/encoding/encoding.hpp - text in the encoding that a file names -> UTF-8, and back.
//
// Labels mean what those who write them mean: on the web and in books that is the larger set
// that contains the one named (WHATWG Encoding, section 4.2). iconv converts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::common {

/// The encoding, as iconv names it, that a label in any case stands for; the label itself where
/// it has no other meaning.
std::string meant_by(std::string_view label);

struct Utf8 {
  std::string text;                                   ///< valid UTF-8
  std::size_t broken = 0;                             ///< sequences that mean nothing; U+FFFD stands for each
  std::size_t first_broken = std::string_view::npos;  ///< its offset in the bytes; npos = none
};

/// `bytes` of the encoding that `label` stands for. nullopt where iconv does not know it.
/// One error of UTF-8 is a maximal part of a character (Unicode 15, section 3.9).
std::optional<Utf8> to_utf8(std::string_view bytes, std::string_view label);

/// Whether `bytes` are UTF-8 although a label in them names the encoding `encoding`: a page is often
/// saved in another one than it was sent in. That is certain where there is no error and enough
/// beyond ASCII.
bool is_utf8_after_all(std::string_view bytes, const std::string& encoding);

/// UTF-8 in another encoding, byte by byte as iconv has it; nullopt where it cannot be.
std::optional<std::string> from_utf8(std::string_view text, const char* encoding);

/// Whether so many of its characters beyond ASCII are broken that it is no UTF-8 at all: more than
/// one in ten of them and more than five.
bool is_hardly_utf8(const Utf8& text);

}  // namespace broadsheet::common
