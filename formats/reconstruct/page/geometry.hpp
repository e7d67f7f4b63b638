// reconstruct/page/geometry.hpp - what positions say of the lines of a page.
//
// Readers of positioned pages (PDF, ALTO, hOCR, PAGE) have these facts, issue text has none: then
// Page::geometry is empty, and every feature that is made of it is 0. Lengths are in em of body text.
#pragma once

#include <cstdint>

namespace broadsheet::reconstruct {

/// The place of a line in the layout of its page.
enum class PlacedAs : unsigned char {
  heading,    ///< in the head group of its region
  body,       ///< text in a column
  crosshead,  ///< display type inside the body
  apart,      ///< alone beside the text: a byline, a jump mark
  caption,
  aside,  ///< rotated
  furniture
};

struct LineGeometry {
  PlacedAs as = PlacedAs::body;
  std::int32_t region = -1;  ///< lines of one region are one article as far as layout tells; -1 for furniture
  bool first_of_zone = false;  ///< begins a column, a head group, a caption
  bool region_has_heading = false, region_has_body = false;
  bool region_is_sure = false;  ///< its borders are the source's, or a frame's
  double size = 1;              ///< of the type, against body text
  double width = 0;             ///< from its first to its last glyph
  double room = 0;              ///< that it could have filled
  double gap = 0;               ///< white above it, beyond the usual leading
  bool other_face = false;      ///< than body text
  std::int32_t face = -1;
};

}  // namespace broadsheet::reconstruct
