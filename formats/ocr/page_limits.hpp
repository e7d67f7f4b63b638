// ocr/page_limits.hpp - a page is no larger than any that was printed.
#pragma once

#include "layout/page.hpp"

#include <broadsheet/plugin.hpp>

#include <string>

namespace broadsheet::ocr {

/// Throws Failure, which names the page, if there is room for no further line, or the page has more marks or
/// `bytes` of text than layout::Limits allow.
inline void check_limits(const layout::Page& page, std::size_t bytes) {
  const layout::Limits most;
  if (page.lines.size() < most.lines && page.marks.size() <= most.marks && bytes <= most.glyphs) return;
  throw plugin::Failure("page " + std::to_string(page.number) + " has more than " +
                        std::to_string(most.lines) + " lines, " + std::to_string(most.glyphs) +
                        " characters or " + std::to_string(most.marks) +
                        " pictures and rules: a newspaper page has a few thousand");
}

}  // namespace broadsheet::ocr
