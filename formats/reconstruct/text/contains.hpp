// reconstruct/text/contains.hpp - whether a character is one of a few.
#pragma once

#include <string_view>

namespace broadsheet::reconstruct {

constexpr bool contains(std::u32string_view characters, char32_t c) {
  return characters.find(c) != std::u32string_view::npos;
}

}  // namespace broadsheet::reconstruct
