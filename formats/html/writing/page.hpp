// html/writing/page.hpp - the page around the articles: masthead, contents, links, colophon.
#pragma once

#include "common/labels/labels.hpp"
#include "html/outline/json_ld.hpp"
#include "html/outline/outline.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::html {

/// "南湾晨报 2024-03-15": for <title>, not escaped.
std::string title_of(const Issue& issue, const common::Labels& labels);

/// The name of the paper as a heading or, where `home` is given, as a link there; below
/// it title, date and edition. `is_heading`: the page has no other first heading.
std::string masthead(const Issue& issue, const common::Labels& labels, std::string_view home,
                     bool is_heading);

/// Pages, and under each its articles.
std::string contents(const Outline& outline, const common::Labels& labels, const Href& href);

/// The way to the article before, the contents, the article after; kNone where there is none.
struct Neighbours {
  std::string contents;                          ///< address
  std::string previous, next;                    ///< address; empty = none
  std::string previous_headline, next_headline;  ///< shown below the words, where they are given
};
/// `element`: "nav" where the page has one article, else "p".
std::string article_links(const Neighbours& to, const common::Labels& labels, std::string_view element);

/// What the pages print beside their articles; "" for nothing.
std::string colophon(const End& end, const common::Labels& labels);

}  // namespace broadsheet::html
