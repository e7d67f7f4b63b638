#include "pdf/page_pictures.hpp"

#include <algorithm>

namespace broadsheet::pdf {
namespace {

constexpr std::uint32_t kLeastSide = 32;  // pixels: what is narrower is an ornament
constexpr std::size_t kOrnament = 3;      // times that an image is drawn
constexpr double kScan = 0.8;             // share of a recognised page that its scan covers

}  // namespace

PagePictures::PagePictures(const plugin::Host& host, const Document& document)
    : host_(host), document_(document), are_wanted_(host.flag("pictures")) {
  if (const long millions = host.number("max-pixels"); millions > 0)
    limits_.pixels = static_cast<std::uint64_t>(millions) * 1'000'000;
  if (const long mib = host.number("max-picture"); mib > 0)
    limits_.bytes = static_cast<std::uint64_t>(mib) << 20;
}

void PagePictures::look_at(PageText& text) {
  const bool is_scan = text.page.recognised && text.picture_share > kScan;
  for (layout::Mark& mark : text.page.marks) {
    if (mark.picture == layout::kNone) continue;
    const Image& image = text.images[static_cast<std::size_t>(mark.picture)];
    if (image.object != 0) ++times_drawn_[image.object];
    const bool is_small = image.width < kLeastSide || image.height < kLeastSide;
    if (!are_wanted_ || is_scan || is_small) mark.picture = layout::kNone;
  }
  if (are_wanted_ && !is_scan) images_[text.page.number] = std::move(text.images);
}

bool PagePictures::is_ornament(std::uint32_t page, std::int32_t picture) const {
  const Image& image = images_.at(page)[static_cast<std::size_t>(picture)];
  return image.object != 0 && times_drawn_.at(image.object) >= kOrnament;
}

std::set<std::string> PagePictures::give(const std::vector<positioned::PlacedPicture>& wanted,
                                         Sink& out) const {
  std::set<std::string> given;
  std::map<std::uint32_t, std::vector<positioned::PlacedPicture>> by_page;
  for (const positioned::PlacedPicture& picture : wanted)
    if (!is_ornament(picture.page, picture.picture)) by_page[picture.page].push_back(picture);
  for (const auto& [page, pictures] : by_page) give_page(pictures, out, given);
  return given;
}

void PagePictures::give_page(const std::vector<positioned::PlacedPicture>& wanted, Sink& out,
                             std::set<std::string>& given) const {
  const std::vector<Image>& images = images_.at(wanted.front().page);
  std::vector<DrawnPicture> drawn;
  for (const positioned::PlacedPicture& picture : wanted) {
    const Image& image = images[static_cast<std::size_t>(picture.picture)];
    DrawnPicture& its = drawn.emplace_back(DrawnPicture{image.parts, image.width, image.height});
    if (its.parts.empty()) its.parts.push_back({picture.picture, 0, 0});
  }
  const auto take = [&](std::size_t i, PictureFile&& file) {
    const positioned::PlacedPicture& picture = wanted[i];
    if (file.bytes.empty())
      return host_.warn("BS-P014", "page " + std::to_string(picture.page) +
                                       ": a picture is left out; its caption stays: " + file.why_not);
    if (file.breaks_off)
      host_.warn("BS-P015", "page " + std::to_string(picture.page) +
                                ": a picture breaks off; what is there of it is kept (" + picture.id + ')');
    out.resource({picture.id, file.media_type, file.width, file.height, picture.label, picture.box,
                  std::move(file.bytes)});
    given.insert(picture.id);
  };
  document_.take_pictures(
      wanted.front().page, drawn, limits_, [this] { return host_.cancelled(); }, take);
  host_.stop_if_cancelled();
}

}  // namespace broadsheet::pdf
