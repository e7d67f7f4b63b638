// xhtml/read_article.hpp - reads the markup of write_article() back into an article.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::xhtml {

/// How documents have to be parsed for these functions: white space counts.
constexpr unsigned kParseOptions = pugi::parse_default | pugi::parse_ws_pcdata;

/// See pictures/collect.hpp.
inline constexpr std::string_view kWishedId = "picture-id";

/// Whether `element` was written by write_article().
bool is_article(pugi::xml_node element);

/// Whether it is the second or a later part of an article.
bool is_further_part(pugi::xml_node element);

/// Adds what `element`, an <article>, says to `article`; a figure has as its resource the address of its
/// picture and as the attribute kWishedId its id, and the caller puts that in order. The parts of one
/// article are read in order into the same struct. Text is as it stands in the
/// markup: the caller checks it where the source is not trusted. Recurses as
/// deep as it is nested, which the caller bounds.
void read_article(pugi::xml_node element, Article& article);

/// All text in `node` as it stands, that of spans around upright digits, too.
std::string text_of(pugi::xml_node node);

/// Whether the class attribute has the token.
bool has_class(pugi::xml_node element, std::string_view token);

}  // namespace broadsheet::xhtml
