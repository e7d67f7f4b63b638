// news/xml/xml_input.hpp - XML of news formats: what common/xml/xml_input.hpp reads, and text out of it.
#pragma once

#include "common/xml/xml_input.hpp"

#include <string>

namespace broadsheet::news {

using common::child;
using common::children;
using common::is;
using common::name_of;
using common::XmlInput;

/// An attribute's value as one line, "" where it is missing.
std::string attribute(pugi::xml_node node, const char* name);

/// All text in a node as one line. White space that holds a line break is layout: it becomes a
/// blank, or nothing between characters that are set without one; other white space is kept.
std::string text_of(pugi::xml_node node);

}  // namespace broadsheet::news
