// html/reading/heading.hpp - what a heading says: the headline, and the kicker that many sites put within it.
#pragma once

#include "common/xml/pugixml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

struct Heading {
  std::string kicker, headline;
};

/// The headline of the heading `node`; days in it are left out. A kicker is what is marked up as one, or what
/// stands before one of `titles`, as which the page's head knows the article.
Heading heading_of(pugi::xml_node node, const std::vector<std::string>& titles);

/// Whether all that a heading says is a link to the front of the site: its name, which some templates set as
/// h1.
bool is_site_name(pugi::xml_node node);

/// `headline` without a name of the site after it and without the sign by which readers link to it ("¶").
std::string without_tail(std::string headline, std::string_view publication);

/// Whether an element is marked up as a kicker.
bool is_kicker(pugi::xml_node node);

/// Words, or characters of languages that do not separate them, without case.
std::vector<std::string> words_of(std::string_view text);

}  // namespace broadsheet::html
