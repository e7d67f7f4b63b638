// epub/reading/foreign_markup.hpp - the meaning of elements in books that Broadsheet did not write.
//
// Names are local names, without prefix. Where EPUB's structural semantics (epub:type) and
// ARIA roles are missing, as in EPUB 2, the class names of pandoc, calibre and Markdown tools
// tell.
#pragma once

#include "common/xml/pugixml.hpp"

#include <string>
#include <string_view>

namespace broadsheet::epub {

/// 1 to 6 for h1 to h6, else 0.
unsigned heading_rank(std::string_view name);

bool is_block(std::string_view name);

/// What no screen shows, navigation (also that which calibre puts into its books of news), fallbacks for what
/// cannot be played, and the printed numbers of pages.
bool is_invisible(pugi::xml_node element, std::string_view name);

/// Whether text of the same line comes after a picture.
bool text_follows(pugi::xml_node picture);

/// Whether a row of a table is there for the layout of a page: its cells have blocks in them.
bool is_layout_row(pugi::xml_node row);

/// Whether epub:type has the token, or the role is "doc-" and the token.
bool has_meaning(pugi::xml_node element, std::string_view token);

/// A link to a footnote, such as a raised number.
bool is_note_reference(pugi::xml_node link);

/// An element whose text are notes, or one note.
bool is_notes(pugi::xml_node element);

/// "[1]" for "1", as plain text writes notes; what has brackets or is a sign stays.
std::string note_mark(const std::string& text);

/// `text` of a link without the arrows at its ends, as they lead back from a note; the same where
/// there are none.
std::string without_arrows(std::string_view text);

/// Whether there is more in a label than numbers, signs and arrows.
bool has_letters(std::string_view label);
/// Whether there is a letter or a number in it.
bool has_words(std::string_view label);

/// "²" for a raised "2", where every character has such a form; else empty.
std::string raised(std::string_view text);
std::string lowered(std::string_view text);

/// Whether the page lists what is in the book: more of its text is in links than not.
bool is_contents_page(pugi::xml_node body);

/// Whether the page is a title page or cover, as its semantics say, and not an article.
bool is_title_page(pugi::xml_node body);

/// Whether the page leads to others and has no text of its own, as the sections of calibre's books of
/// news do: each item of its lists begins with a link to another file, and beside headings and lists
/// there are short lines only.
bool is_index_page(pugi::xml_node body);

}  // namespace broadsheet::epub
