// epub/documents/cover_canvas.hpp - what a cover is drawn on: SVG, or pixels.
#pragma once

#include <string_view>

namespace broadsheet::epub {

inline constexpr int kCoverWidth = 1200, kCoverHeight = 1600, kCoverMargin = 100;

/// Black on white, in units of which the cover is 1200 wide and 1600 high.
class CoverCanvas {
 public:
  virtual ~CoverCanvas() = default;
  virtual void bar(int x, int y, int width, int height) = 0;
  /// `y` is the baseline; a text that is not centred begins at the margin.
  virtual void text(std::string_view text, int y, int size, bool centred, bool bold) = 0;
};

}  // namespace broadsheet::epub
