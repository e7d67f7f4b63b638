// alto/mets/mets_structure.hpp - logical structMap and structLink of a METS -> articles and the roles of
// blocks.
#pragma once

#include "alto/mets/mets.hpp"

namespace broadsheet::alto {

/// Fills `articles` and `blocks`.
void read_structure(pugi::xml_node mets, Mets& into);

}  // namespace broadsheet::alto
