#include "alto/pages/page_images.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"
#include "pictures/scans/scan.hpp"

#include <algorithm>

namespace broadsheet::alto {
namespace {

constexpr double kLeast = 0.02;  // of the page's width: what is narrower or lower is an ornament

pictures::PixelBox pixels_of(const layout::Box& box, double scale_x, double scale_y) {
  const auto at = [](double value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0, 1e9)); };
  return {at(box.x0 * scale_x), at(box.y0 * scale_y), at(box.x1 * scale_x + 0.5), at(box.y1 * scale_y + 0.5)};
}

bool can_be_cut(std::string_view bytes) {
  const auto image = pictures::identify(bytes);
  const std::string_view type = image ? image->media_type : pictures::other_media_type(bytes);
  return type == "image/jpeg" || type == "image/png" || type == "image/tiff" || type == "image/jp2";
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

// The first that is there and of a type that can be read; "" where there is none.
std::string PageImages::image_of(const Seen& page) const {
  std::string unread;
  for (const std::string& name : page.names) {
    const std::string stem = name.substr(0, std::min(name.rfind('.'), name.size()));
    for (const std::string& tried : {name, stem + ".jpg", stem + ".jpeg", stem + ".png"}) {
      if (host_.open_sibling(tried) != plugin::Host::Sibling::opened) continue;
      std::string bytes = host_.read_all();
      if (can_be_cut(bytes)) return bytes;
      unread = tried;
    }
  }
  if (!unread.empty())
    host_.warn("BS-P024", "the picture of a page, \"" + unread +
                              "\", is none of JPEG, PNG, TIFF and JPEG 2000: the illustrations of that page "
                              "are left out; put one of these beside it, with the same name");
  return {};
}

void PageImages::give_page(const std::vector<positioned::PlacedPicture>& wanted, Sink& out,
                           std::set<std::string>& given) const {
  const Seen& page = pages_[page_of_.at(wanted.front().picture)];
  const std::string bytes = image_of(page);
  if (bytes.empty()) return;
  try {
    std::vector<pictures::Cut> cuts = cuts_of(bytes, page, wanted);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      if (cuts[i].bytes.empty()) continue;
      out.resource({wanted[i].id, std::string(cuts[i].media_type), cuts[i].width, cuts[i].height,
                    wanted[i].label, wanted[i].box, std::move(cuts[i].bytes)});
      given.insert(wanted[i].id);
    }
  } catch (const pictures::PixelError& error) {
    host_.warn("BS-P024", "the picture of page " + wanted.front().label + " cannot be used: " + error.what() +
                              "; put it beside as JPEG or PNG, with the same name, or allow more pixels with "
                              "--alto.max-pixels");
  }
}

std::vector<pictures::Cut> PageImages::cuts_of(const std::string& bytes, const Seen& page,
                                               const std::vector<positioned::PlacedPicture>& wanted) const {
  const auto boxes = [&](std::uint32_t width, std::uint32_t height) {
    std::vector<pictures::PixelBox> out;
    for (const positioned::PlacedPicture& picture : wanted)
      out.push_back(pixels_of(page.boxes.at(picture.picture), width / page.width, height / page.height));
    return out;
  };
  if (const auto image = pictures::identify(bytes))
    return pictures::cut(bytes, boxes(image->width, image->height), most_pixels_);
  const auto scan = pictures::open_scan(bytes, most_pixels_);
  return scan->cut(boxes(scan->width(), scan->height()));
}

}  // namespace broadsheet::alto
