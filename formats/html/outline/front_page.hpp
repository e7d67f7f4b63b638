// html/outline/front_page.hpp - which stories lead, and the index that is laid out by it.
#pragma once

#include "common/labels/labels.hpp"
#include "html/outline/json_ld.hpp"
#include "html/outline/outline.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// How large the headline of each article is: "first" for one of each page, "second" for a few, "third".
/// What comes first on its page and has more text leads; a brief leads only where there is nothing else.
std::vector<std::string_view> ranks(const Document& document, const Outline& outline);

/// How an article begins, up to about `letters` of Latin or half as many of Chinese; "" where it has no text.
std::string teaser(const Article& article, std::size_t letters);

/// How a front page addresses and shows its stories.
struct Showing {
  const Href& href;
  const xhtml::ShowPicture& picture;  ///< of a figure
  xhtml::Phrases& phrases;            ///< of headlines
};

/// The contents with the pages' anchors, and of each story its kicker, headline and beginning; of those that
/// are not "third" the first picture, too, whose caption is in the article.
std::string front_page(const Document& document, const Outline& outline, const common::Labels& labels,
                       const Showing& showing);

}  // namespace broadsheet::html
