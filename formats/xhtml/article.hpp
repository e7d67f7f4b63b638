// xhtml/article.hpp - the markup of one article, shared by EPUB and HTML.
//
// The result is one <article> element that is XML and HTML5 at once: kicker,
// headline, decks, byline and dateline in its <header>, the lead in front of
// the first paragraph, subheads, figures with credits, quotes, lists, tables,
// and links where the article is continued. What is printed is written once:
// a byline or dateline that stands in the lead already becomes <meta>.
//
// Everything but source line numbers is in the markup, so that read_article()
// gives the same article back. Classes that style sheets may rely on: article,
// section, kicker, headline, running-head, deck, byline, role, name, dateline,
// jump, lead, credit, continuation, row, as-printed, tcy, person, place,
// organisation, link, lost-glyph.
#pragma once

#include "common/labels/labels.hpp"
#include "xhtml/markup/markup.hpp"
#include "xhtml/markup/phrases.hpp"

#include <broadsheet/model.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::xhtml {

/// How the picture of a figure is shown.
struct ShownPicture {
  std::string src;  ///< the value of the attribute as it is, which needs no escape
  std::uint32_t width = 0, height = 0;
  bool is_lazy = false;  ///< loaded when it comes into view
};
/// None where the format cannot show it: the caption stands alone then.
using ShowPicture = std::function<std::optional<ShownPicture>(const Block& figure)>;

/// Puts soft hyphens into a text.
using Soften = std::function<std::string(std::string_view text)>;

/// What is the same for all articles of an issue.
struct Style {
  const common::Labels* labels = nullptr;  ///< REQUIRES: set
  Syntax syntax = Syntax::xml;
  int heading_level = 1;        ///< of headlines, 1..5; subheads are below it
  bool upright_digits = false;  ///< for vertical lines: mark numbers of one or two digits
  ShowPicture show_picture;     ///< may be empty: no picture is shown
  Soften soften;                ///< may be empty; applied to body text
  Phrases* phrases = nullptr;   ///< may be null; says where lines of headlines may end
  std::size_t row_bytes = 0;    ///< mark paragraphs that stand after so much text with class row; 0 = none
  std::size_t max_bytes = 0;    ///< begin a new part above this size, at least 1024; 0 = never
};

/// What is known of one article's surroundings. Empty = none.
struct Placement {
  std::string_view element_id;    ///< unique in its file; default: the article's id where it is an XML name
  std::string_view running_head;  ///< heading of an article without headline and of parts from the second on:
                                  ///< never made from the text; empty = no heading
  std::string_view label;         ///< names an article without headline to assistive technology
  std::string_view continued_to;  ///< href of the article that goes on with this one
  std::string_view continued_from;  ///< href of the article that this one goes on with
};

struct ArticleMarkup {
  std::vector<std::string> parts;  ///< one <article> element each; more than one only above max_bytes
  std::size_t dropped = 0;         ///< characters that markup cannot hold (control characters)
};

ArticleMarkup write_article(const Article& article, const Style& style, const Placement& placement);

/// Whether `id` may be the id of an element: an XML name in ASCII without ':'.
bool is_element_id(std::string_view id);

/// Open-ended facts as the value of an attribute, and back: "key=value&key=value",
/// percent-encoded where needed.
std::string encode_attrs(const std::vector<Attr>& attrs);
std::vector<Attr> decode_attrs(std::string_view encoded);

}  // namespace broadsheet::xhtml
