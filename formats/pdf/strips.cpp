#include "pdf/strips.hpp"

#include <cmath>

namespace broadsheet::pdf {
namespace {

constexpr double kNear = 0.6;  // points

bool is_next_strip(const layout::Mark& above, const Image& first, const layout::Mark& mark,
                   const Image& image) {
  const layout::Box &a = above.box, &b = mark.box;
  return image.width == first.width && std::abs(a.x0 - b.x0) < kNear && std::abs(a.x1 - b.x1) < kNear &&
         std::abs(a.y1 - b.y0) < kNear;
}

}  // namespace

void join_strips(PageText& text) {
  std::vector<layout::Mark>& marks = text.page.marks;
  std::vector<layout::Mark> kept;
  bool is_open = false;  // the last of `kept` may go on
  for (const layout::Mark& mark : marks) {
    if (mark.picture != layout::kNone && is_open) {
      layout::Mark& last = kept.back();
      Image& first = text.images[static_cast<std::size_t>(last.picture)];
      if (is_next_strip(last, first, mark, text.images[static_cast<std::size_t>(mark.picture)])) {
        first.strips.push_back(mark.picture);
        last.box.y1 = mark.box.y1;
        continue;
      }
    }
    kept.push_back(mark);
    is_open = mark.picture != layout::kNone;
  }
  marks = std::move(kept);
}

}  // namespace broadsheet::pdf
