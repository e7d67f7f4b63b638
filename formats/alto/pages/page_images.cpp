#include "alto/pages/page_images.hpp"

#include "pictures/crop.hpp"
#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

#include <algorithm>

namespace broadsheet::alto {
namespace {

constexpr double kLeast = 0.02;  // of the page's width: what is narrower or lower is an ornament

pictures::PixelBox pixels_of(const layout::Box& box, double scale_x, double scale_y) {
  const auto at = [](double value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0, 1e9)); };
  return {at(box.x0 * scale_x), at(box.y0 * scale_y), at(box.x1 * scale_x + 0.5), at(box.y1 * scale_y + 0.5)};
}

}  // namespace

PageImages::PageImages(const plugin::Host& host)
    : host_(host),
      are_wanted_(host.flag("pictures")),
      most_pixels_(static_cast<std::uint64_t>(std::max(1L, host.number("max-pixels"))) * 1'000'000) {}

void PageImages::look_at(layout::Page& page, const std::vector<std::string>& names) {
  if (!are_wanted_ || names.empty() || page.width <= 0 || page.height <= 0) return;
  Seen seen{names, page.width, page.height, {}};
  for (layout::Mark& mark : page.marks) {
    const bool is_small = std::min(mark.box.width(), mark.box.height()) < kLeast * page.width;
    if (mark.kind != layout::MarkKind::picture || is_small) continue;
    mark.picture = static_cast<std::int32_t>(page_of_.size());
    page_of_[mark.picture] = pages_.size();
    seen.boxes[mark.picture] = mark.box;
  }
  if (!seen.boxes.empty()) pages_.push_back(std::move(seen));
}

std::set<std::string> PageImages::give(const std::vector<positioned::PlacedPicture>& wanted,
                                       Sink& out) const {
  std::set<std::string> given;
  std::map<std::size_t, std::vector<positioned::PlacedPicture>> by_page;
  for (const positioned::PlacedPicture& picture : wanted)
    by_page[page_of_.at(picture.picture)].push_back(picture);
  for (const auto& [page, pictures] : by_page) {
    host_.stop_if_cancelled();
    give_page(pictures, out, given);
  }
  return given;
}

// The first that can be read; "" where there is none.
std::string PageImages::image_of(const Seen& page) const {
  std::string unread;
  for (const std::string& name : page.names) {
    const std::string stem = name.substr(0, std::min(name.rfind('.'), name.size()));
    for (const std::string& tried : {name, stem + ".jpg", stem + ".jpeg", stem + ".png"}) {
      if (host_.open_sibling(tried) != plugin::Host::Sibling::opened) continue;
      std::string bytes = host_.read_all();
      const auto image = pictures::identify(bytes);
      if (image && (image->media_type == "image/jpeg" || image->media_type == "image/png")) return bytes;
      unread = tried;
    }
  }
  if (!unread.empty())
    host_.warn("BS-P024", "the picture of a page, \"" + unread +
                              "\", is neither JPEG nor PNG: the illustrations of that page are left out; put "
                              "one of these beside it, with the same name");
  return {};
}

void PageImages::give_page(const std::vector<positioned::PlacedPicture>& wanted, Sink& out,
                           std::set<std::string>& given) const {
  const Seen& page = pages_[page_of_.at(wanted.front().picture)];
  const std::string bytes = image_of(page);
  if (bytes.empty()) return;
  const auto image = pictures::identify(bytes);
  std::vector<pictures::PixelBox> boxes;
  for (const positioned::PlacedPicture& picture : wanted)
    boxes.push_back(
        pixels_of(page.boxes.at(picture.picture), image->width / page.width, image->height / page.height));
  try {
    std::vector<pictures::Cut> cuts = pictures::cut(bytes, boxes, most_pixels_);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      if (cuts[i].bytes.empty()) continue;
      out.resource({wanted[i].id, std::string(cuts[i].media_type), cuts[i].width, cuts[i].height,
                    wanted[i].label, wanted[i].box, std::move(cuts[i].bytes)});
      given.insert(wanted[i].id);
    }
  } catch (const pictures::PixelError& error) {
    host_.warn("BS-P024", "the picture of page " + wanted.front().label + " cannot be used: " + error.what() +
                              " (--alto.max-pixels)");
  }
}

}  // namespace broadsheet::alto
