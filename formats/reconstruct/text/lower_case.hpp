// reconstruct/text/lower_case.hpp - words as they are compared: without regard to capitals.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {

inline Text to_lower(View text) {
  Text out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char32_t c) { return to_lower(c); });
  return out;
}

}  // namespace broadsheet::reconstruct
