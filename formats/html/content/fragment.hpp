// html/content/fragment.hpp - whether text is a part of a web page, without <html> around it.
//
// As a content management system keeps the body of a story: paragraphs and headings in tags, one after the
// other. Text of a paper may quote a tag, even as its first word, and stays text.
#pragma once

#include <string_view>

namespace broadsheet::html {

/// `head` is the beginning of the text, in an encoding that is ASCII for ASCII. Whether it begins with an
/// element that holds text, elements end, and hardly any text stands outside of them.
bool is_fragment(std::string_view head);

/// Whether it may be a page that begins with plain words, or with marks within a line.
bool has_elements(std::string_view head);

/// Without byte order mark, white space, XML declaration and comments.
std::string_view after_prolog(std::string_view head);

}  // namespace broadsheet::html
