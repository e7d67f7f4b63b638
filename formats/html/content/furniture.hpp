// html/content/furniture.hpp - what of a page is no text of an article.
//
// Elements say it by their kind, by attributes that hide them, by roles of ARIA, and by the words in
// their class and id, as templates of news sites all over the web have them.
#pragma once

#include "common/xml/pugixml.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace broadsheet::html {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

/// Class and id in small letters, with a blank between.
std::string names_of(pugi::xml_node element);

/// Whether `names` contain one of the words.
bool contains_one_of(std::string_view names, std::initializer_list<std::string_view> words);

/// The same for the class attribute of an element.
bool class_tells(pugi::xml_node element, std::initializer_list<std::string_view> words);

/// Navigation, forms, scripts, what is hidden: no text of any article.
bool is_beside_text(pugi::xml_node element);

/// Whether names and role say that an element stands beside the article: comments, shares, related
/// articles, menus. That is a guess: who asks looks at how much text there is, too.
bool is_unlikely_text(pugi::xml_node element);

/// Whether a short line leads to other articles or to advertisements: "Read more", "Auch interessant:".
bool leads_elsewhere(std::string_view line);

/// How the names speak for (+25) or against (-25) text, for class and id each.
int weight_of_names(pugi::xml_node element);

/// Elements that begin a line of their own.
bool is_block(std::string_view name);

/// h1 to h6.
bool is_heading(std::string_view name);

}  // namespace broadsheet::html
