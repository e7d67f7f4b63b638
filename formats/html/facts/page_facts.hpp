// html/facts/page_facts.hpp - what the head of a page says of its article.
//
// For search engines and social networks: schema.org in JSON-LD (see schema_org.hpp), Open Graph,
// Dublin Core and what analytics services ask for, in <meta>. All of it is untrusted and may be absent.
#pragma once

#include "common/xml/pugixml.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

class PageFacts {
 public:
  explicit PageFacts(pugi::xml_document& page);

  std::string publication, section, language;
  std::vector<std::string> titles;   ///< of the article, the best first; the last is <title>
  std::vector<std::string> authors;  ///< as given, the best source only
  std::vector<std::string> dates;    ///< of publication, as given, the best first
  std::string address;               ///< of the page
  bool is_article = false;           ///< the page says that it is one article

  /// Whether the page says that an author is a person: some papers are called as who writes them.
  bool is_person(const std::string& author) const;

 private:
  std::string first(std::initializer_list<std::string_view> names) const;
  void take_meta(pugi::xml_document& page);
  void take_meta_authors();
  void take_described(pugi::xml_document& page);

  std::vector<std::string> people_;

  std::map<std::string, std::vector<std::string>, std::less<>> meta_;  // by name in small letters
};

/// `title` without the name of the site, the section or the author at its ends, where a bar, dash or the
/// like divides it: the longest piece.
std::string without_site(const std::string& title, std::string_view publication);

}  // namespace broadsheet::html
