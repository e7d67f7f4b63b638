// html/news_page.hpp - reads articles and issue from a page of another publisher.
//
// Articles are the <article> elements that have text (the longest, where others are
// teasers), else the element with the most text in paragraphs. Headline, byline,
// date and publication come from the markup of the article first, then from
// schema.org and Open Graph data in the head.
#pragma once

#include "common/pugixml.hpp"

#include <broadsheet/model.hpp>

namespace broadsheet::html {

/// What the page says of the issue it is from; anything may be absent.
Issue issue_of(pugi::xml_document& page);

/// The articles in the order of the page. Takes them out of it.
std::vector<Article> take_articles(pugi::xml_document& page);

}  // namespace broadsheet::html
