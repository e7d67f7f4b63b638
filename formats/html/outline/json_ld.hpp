// html/outline/json_ld.hpp - the data of a page for search engines and scripts.
//
// schema.org: a PublicationIssue of a Newspaper with its NewsArticles
// (dateline, printPage and articleSection as schema.org defines them).
#pragma once

#include "html/outline/outline.hpp"

#include <broadsheet/model.hpp>

#include <functional>
#include <string>

namespace broadsheet::html {

/// Gives the address of an article of the outline, relative to the page.
using Href = std::function<std::string(std::size_t article)>;

/// The whole issue.
std::string issue_json_ld(const Document& document, const Outline& outline, const Href& href);

/// One article, with the issue it is part of.
std::string article_json_ld(const Document& document, std::size_t article);

}  // namespace broadsheet::html
