// ocr/finish_page.hpp - what a page is given when all of its lines have been read.
#pragma once

#include "layout/page.hpp"

#include <map>
#include <string>

namespace broadsheet::ocr {

/// The language that most lines are in, an extent that holds them all, and their sizes of type. `languages`:
/// how many lines are in each, as most_used_language() has it.
void finish_page(layout::Page& page, const std::map<std::string, std::size_t>& languages);

}  // namespace broadsheet::ocr
