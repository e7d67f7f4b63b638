// issuetext/decode/characters/sanitize.hpp - UTF-8 of any origin -> the text that decode.hpp promises.
#pragma once

#include <broadsheet/model.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::issuetext {

struct Sanitized {
  std::string text;
  std::vector<Discarded> discarded;
  std::size_t broken = 0;         ///< sequences that became U+FFFD
  std::uint32_t broken_line = 0;  ///< of the first of them
  std::size_t controls = 0;       ///< control characters, among `discarded`
  std::size_t nuls = 0;           ///< NULs among them
  std::size_t first_control = 0;  ///< byte offset of the first in what was given
  std::size_t lost = 0;           ///< U+FFFD that stand for the number of a glyph, or were given
  std::uint32_t lost_line = 0;    ///< of the first of them
};

/// What becomes of U+00AD. At the end of a line it says that the last word goes on.
enum class SoftHyphens : unsigned char { dropped, kept_at_line_ends };

/// `language` (BCP 47, may be empty) overrules the script found in the text where a
/// radical stands for different characters in different scripts.
Sanitized sanitize(std::string_view utf8, std::string_view language,
                   SoftHyphens soft_hyphens = SoftHyphens::dropped);

/// The same for input that holds neither a broken sequence nor a NUL; false, with `out`
/// unspecified, at the first of them: the bytes may be in another encoding.
bool sanitize_if_utf8(std::string_view bytes, std::string_view language, SoftHyphens soft_hyphens,
                      Sanitized& out);

/// Whether `bytes` are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace broadsheet::issuetext
