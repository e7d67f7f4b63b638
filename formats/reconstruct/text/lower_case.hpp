// issuetext/extraction/lower_case.hpp - words as they are compared: without regard to capitals.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <algorithm>

namespace broadsheet::issuetext {

inline reconstruct::Text to_lower(reconstruct::View text) {
  reconstruct::Text out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char32_t c) { return reconstruct::to_lower(c); });
  return out;
}

}  // namespace broadsheet::issuetext
