#include "reconstruct/page/furniture.hpp"

namespace broadsheet::reconstruct {

std::string_view name_of(FurnitureKind fixture) {
  switch (fixture) {
    case FurnitureKind::masthead: return "masthead";
    case FurnitureKind::section: return "section";
    case FurnitureKind::editors: return "editors";
    case FurnitureKind::service: return "service";
    case FurnitureKind::notice: return "notice";
    case FurnitureKind::contents: return "contents";
    default: return "folio";
  }
}

}  // namespace broadsheet::reconstruct
