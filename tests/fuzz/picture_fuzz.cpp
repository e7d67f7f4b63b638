// Fuzz target of what looks at pictures: of any bytes, type and size are told or not; where pixels are looked
// at, a smaller picture and the parts cut out of it are as large as they are said to be, or it is refused.
#include "pictures/crop.hpp"
#include "pictures/identify.hpp"
#include "pictures/shrink.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace broadsheet::pictures;

constexpr std::uint64_t kMostPixels = 1 << 16;

void expect_size(std::string_view bytes, std::uint32_t width, std::uint32_t height) {
  const auto image = identify(bytes);
  if (!image || image->width != width || image->height != height) std::abort();
}

void make_smaller(std::string_view bytes) {
  for (const bool grey : {false, true}) {
    const auto smaller = shrink(bytes, {16, 50, grey, kMostPixels});
    if (smaller) expect_size(smaller->bytes, smaller->width, smaller->height);
  }
}

void cut_out(std::string_view bytes) {
  const std::vector<PixelBox> boxes = {
      {0, 0, 4, 4}, {2, 2, 9, 3}, {5, 5, 5, 9}, {70000, 1, 70001, 2}, {3, 1, 1, 3}};
  for (const Cut& part : cut(bytes, boxes, kMostPixels))
    if (!part.bytes.empty()) expect_size(part.bytes, part.width, part.height);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)identify(bytes);
  (void)other_media_type(bytes);
  const unsigned side = orientation_of(bytes);
  if (side < 1 || side > 8) std::abort();
  for (const auto& look : {make_smaller, cut_out}) {
    try {
      look(bytes);
    } catch (const PixelError&) {
    }
  }
  return 0;
}
