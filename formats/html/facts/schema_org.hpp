// html/facts/schema_org.hpp - reads what a page says about its article in JSON-LD.
//
// Publishers describe their articles to search engines with the vocabulary of
// schema.org (NewsArticle and its subtypes) in <script type="application/ld+json">.
// It is untrusted: what is not JSON, or not of the expected type, is ignored.
#pragma once

#include "common/xml/pugixml.hpp"

#include <string>
#include <vector>

namespace broadsheet::html {

struct Described {
  std::string headline, section, publication, language;
  std::string published;             ///< as given, mostly RFC 3339
  std::vector<std::string> authors;  ///< names
  std::vector<std::string> people;   ///< those of them that are said to be persons
  bool is_article = false;           ///< there is one
};

/// Of the first article that the page describes; anything may be absent.
Described described_in(pugi::xml_document& page);

}  // namespace broadsheet::html
