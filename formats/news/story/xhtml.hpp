// news/story/xhtml.hpp - the body of a story as flat XHTML.
//
// Every child of <body> is one line of text: no section, no list, no table
// around it, because widely used receivers keep only what stands directly in
// the children of <body>. Display lines come first (h1, p.kicker, p.subheadline),
// then the blocks: p, h2..h6 (p.subhead where there is no h1), blockquote,
// p.list-item, p.table-row (cells separated by tabs). What HTML has no flat form for is in data attributes:
// data-level, and data-marks (marked_text.hpp) for marks on parts of a text.
//
// With inline_marks, and as HTML in a text, which receivers take as it is, marks are elements, and
// there are lists and tables. For Superdesk, which has its headline in a field, there is no h1.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/story/story.hpp"

#include <string>
#include <string_view>

namespace broadsheet::news {

inline constexpr const char* kXhtmlNamespace = "http://www.w3.org/1999/xhtml";
inline constexpr const char* kXhtmlType = "application/xhtml+xml";

/// Appends <html> with head and body to `parent`.
void write_xhtml(pugi::xml_node parent, const Story& story, const Settings& settings);

/// Appends the display lines and blocks alone.
void write_xhtml_body(pugi::xml_node body, const Story& story, Audience audience, bool inline_marks);

/// The same as HTML in a text, a block a line, with marks as elements.
std::string html_of(const Story& story, Audience audience);

/// Characters of a story's body that are no white space, display lines included (G2 @charcount).
std::size_t body_length(const Story& story, Audience audience);

}  // namespace broadsheet::news
