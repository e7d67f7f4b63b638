// html/reading/bylines.hpp - who wrote it, out of the lines that say so.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// "By Ann Hall and Ben Ode" -> By Ann Hall, By Ben Ode; "记者：林小舟" -> 记者 林小舟. What is no name in it
/// is left out: dates, degrees, addresses, places, "Follow", sentences about the author.
std::vector<Byline> bylines_in(std::string_view line);

/// The same for all that an element shows; what stands in elements of its own is a line of its own.
std::vector<Byline> bylines_of(pugi::xml_node element);

/// The same of a line that says by itself that it is one: "By Ann Hall", "Ein Artikel von Ann Hall
/// | 27.01.2022". Empty for sentences, and for names of one word.
std::vector<Byline> bylines_said_in(std::string_view line);

/// The name in a line of a day and a name: "11.12.2019 - Ann Hall". Empty where more stands there.
std::vector<Byline> bylines_beside_date(std::string_view line);

/// The name of which a line is made, of two words or more; else empty.
std::vector<Byline> name_alone(std::string_view line);

/// Whether a link leads to the page of an author, as those of many sites do: …/author/ann-hall.
bool leads_to_author(std::string_view address);

/// Whether an element is marked up as one that tells about the author.
bool is_about_author(pugi::xml_node element);

/// Whether an element is marked up as one that names who wrote the article.
bool is_byline(pugi::xml_node element);

}  // namespace broadsheet::html
