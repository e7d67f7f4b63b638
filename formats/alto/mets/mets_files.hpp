// alto/mets/mets_files.hpp - fileSec and physical structMap of a METS -> text files and pages.
#pragma once

#include "alto/mets/mets.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::alto {

/// Fills `files`, `pages` and `structures`.
void read_files(pugi::xml_node mets, Mets& into);

/// The names under which a file may lie, likely ones first: the href without its scheme, decoded and with
/// "/" between names, then its last name alone, for packages that were laid out anew. Empty for an address
/// elsewhere that names no file.
std::vector<std::string> names_of(std::string_view href);

/// In small letters, without hyphens, underscores, blanks and prefix ("np:page").
std::string bare_type(std::string_view type);

}  // namespace broadsheet::alto
