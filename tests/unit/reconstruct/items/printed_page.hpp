// Pages of lines for tests, without the stages that find lines.
#pragma once

#include "reconstruct/page/page.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// A page with these lines, none of them tagged; "" is an empty line of the input.
inline Page printed(const std::vector<std::string_view>& lines) {
  Page page;
  std::uint32_t number = 0;
  bool blank_before = false;
  for (const std::string_view text : lines) {
    ++number;
    if (text.empty()) {
      blank_before = true;
      continue;
    }
    Line line;
    line.begin = page.text.size();
    page.text += to_text(text);
    line.end = page.text.size();
    line.first = line.last = number;
    line.blank_before = blank_before;
    line.width = width_of(View(page.text).substr(line.begin), Spacing::fixed);
    line.unit = 1;
    page.lines.push_back(line);
    blank_before = false;
  }
  return page;
}

}  // namespace broadsheet::reconstruct
