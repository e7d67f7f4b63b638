// ocr/page_limits.hpp - a page is no larger than any that was printed.
#pragma once

#include "layout/page.hpp"

namespace broadsheet::ocr {

/// Throws Failure, which names the page, if there is room for no further line, or the page has more marks or
/// `bytes` of text than layout::Limits allow.
void check_limits(const layout::Page& page, std::size_t bytes);

}  // namespace broadsheet::ocr
