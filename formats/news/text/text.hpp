// news/text/text.hpp - cleans texts for the news formats, and counts them.
//
// Texts are UTF-8. Every text of a document passes through clean() or
// one_line() on its way into an output. They are not normalised here: the reader that decodes bytes
// does that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

/// Whether `c` is white space in the sense of Unicode's White_Space property.
bool is_space(char32_t c);

/// Whether XML 1.0 (section 2.2) and HTML (no controls, no noncharacters) both
/// let `c` stand in a text.
bool is_text_char(char32_t c);

/// Characters that are no white space.
std::size_t count_visible(std::string_view text);
inline bool is_blank(std::string_view text) { return count_visible(text) == 0; }

/// `text` with what is_text_char() refuses left out and ASCII white space at its ends removed.
std::string clean(std::string_view text);

/// For headlines, names and labels: the same without any white space at the ends, tabs and line breaks
/// as spaces (G2's normalized strings allow no others).
std::string one_line(std::string_view text);

/// The parts of "a; b; c", each as one_line(), without empty ones.
std::vector<std::string> split_list(std::string_view text);

/// Percent-encoding (RFC 3986 section 2.1) of all but unreserved characters; common/encoding/percent.hpp
/// undoes it.
std::string percent_encode(std::string_view text);

}  // namespace broadsheet::news
