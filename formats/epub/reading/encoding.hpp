// epub/reading/encoding.hpp - finds the encoding of a book's XML and of the names in its archive.
#pragma once

#include <string>

namespace broadsheet::epub {

/// `content` of the file at `path` in UTF-8, without byte order mark. Goes by the mark,
/// else by the zero bytes of UTF-16, else by the XML declaration (XML 1.0, appendix F),
/// else takes UTF-8 for granted. EPUB allows UTF-8 and UTF-16; what old tools declared
/// beside them is read as far as iconv knows it, bytes that mean nothing become U+FFFD.
/// What is taken for UTF-8 is not checked. Throws plugin::Failure for an unknown encoding.
std::string to_utf8(std::string content, const std::string& path);

}  // namespace broadsheet::epub
