// html/content/input.hpp - bytes as a page of HTML, within the limits of the options.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/plugin.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet::html {

/// Options: encoding, max-nesting, max-attributes, max-elements. The lines are those of the elements,
/// see tag_soup::Parsed. Warns: BS-H003 bytes that mean nothing in the page's encoding.
std::vector<std::uint32_t> parse_page(const plugin::Host& host, const std::string& bytes,
                                      pugi::xml_document& into);
/// The same of the whole input.
std::vector<std::uint32_t> read_page(const plugin::Host& host, pugi::xml_document& into);

}  // namespace broadsheet::html
