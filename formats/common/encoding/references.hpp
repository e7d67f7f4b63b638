// common/encoding/references.hpp - numeric character references that name no character.
#pragma once

#include <string>

namespace broadsheet::common {

/// The character that HTML means by a number (WHATWG HTML, section 13.2.5.80): 128 to 159 are those
/// of windows-1252, and U+FFFD stands for 0, for surrogates and for what is beyond Unicode.
char32_t referenced_char(char32_t number);

/// `markup` in which the references that are not the number of a character (&#0; &#150; &#xD800;)
/// are replaced by the characters that HTML means. The others stay, whether or not they end in ";".
/// Parsers leave such references out, or end the text there. Linear.
std::string mend_references(std::string markup);

}  // namespace broadsheet::common
