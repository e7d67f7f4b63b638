// alto/mets/apply.hpp - the articles of a METS -> the blocks of its pages.
#pragma once

#include "alto/mets/mets.hpp"
#include "alto/pages/page_reader.hpp"

#include <string>
#include <unordered_set>

namespace broadsheet::alto {

/// The IDs that the METS refers to in a file: what read_pages() has to look for.
std::unordered_set<std::string> targets_in(const Mets& mets, const std::string& file);

/// Gives the blocks of a page their articles, roles and order. A block of which the METS gives only some
/// lines to an article is split. Returns how many areas named what the page does not have.
std::size_t apply(const Mets& mets, const std::string& file, AltoPage& page);

}  // namespace broadsheet::alto
