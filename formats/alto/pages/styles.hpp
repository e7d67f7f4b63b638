// alto/pages/styles.hpp - what an ALTO file says once for all its pages: unit, type styles, tags.
#pragma once

#include "common/xml/xml_input.hpp"
#include "layout/page.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet::alto {

/// A TextStyle. `points` is 0 where the file says nothing usable.
struct TypeStyle {
  double points = 0;
  std::int32_t face = layout::kNone;  ///< in Styles::faces
};

/// Views point into the parsed file.
struct Styles {
  double points_per_unit = 0;  ///< of MeasurementUnit; 0 = pixels of a resolution that is not said
  std::vector<layout::Face> faces;
  std::unordered_map<std::string_view, TypeStyle> types;
  std::unordered_map<std::string_view, layout::BlockRole>
      tags;  ///< LayoutTag, StructureTag, RoleTag with a role

  /// The first type style that a STYLEREFS names; null if none is.
  const TypeStyle* type_of(std::string_view references) const;
  /// The first role that a TAGREFS names.
  layout::BlockRole role_of(std::string_view references) const;
  /// The face with the words of an ALTO fontStyles ("bold italics") added to `base`.
  std::int32_t face_with(std::int32_t base, std::string_view font_style);
};

/// REQUIRES: `root` is <alto>.
Styles read_styles(pugi::xml_node root);

/// Calls `take(std::string_view)` for each word of a list of references.
template <class Take>
void each_reference(std::string_view references, Take&& take) {
  while (!references.empty()) {
    const std::size_t begin = references.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return;
    references.remove_prefix(begin);
    const std::size_t size = std::min(references.find_first_of(" \t\r\n"), references.size());
    take(references.substr(0, size));
    references.remove_prefix(size);
  }
}

}  // namespace broadsheet::alto
