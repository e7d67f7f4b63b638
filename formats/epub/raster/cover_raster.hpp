// epub/raster/cover_raster.hpp - the drawn cover as a picture of pixels, for shelves that show no SVG.
//
// Letters come from the fonts of the machine (pango, cairo): unlike all else in a book, its bytes are the
// same on machines with the same fonts only.
#pragma once

#include "epub/plan/issue_plan.hpp"

#include <string>

namespace broadsheet::epub {

struct RasterCover {
  std::string file;     ///< "" = it cannot be drawn
  std::string why_not;  ///< for people
};

/// `type` is "png" or "jpeg".
RasterCover cover_raster(const Plan& plan, std::string_view type);

}  // namespace broadsheet::epub
