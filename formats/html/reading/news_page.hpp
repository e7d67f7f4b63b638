// html/reading/news_page.hpp - reads articles and issue from a page of another publisher.
//
// The body is where the densest text of the page is (main_text.hpp). Its headline is the heading that
// the page calls its title, its authors and date are those that the page names to search engines and
// social networks (page_facts.hpp), else those of the lines around it (display.hpp).
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

namespace broadsheet::html {

/// What the page says of the issue it is from; anything may be absent.
Issue issue_of(pugi::xml_document& page);

/// Issue and articles in the order of the page, from which what is no article's text is taken out. Paragraphs
/// that stand beside the articles, unless they are marked as navigation or the like, are listed as discarded.
Document read_news_page(pugi::xml_document& page);

}  // namespace broadsheet::html
