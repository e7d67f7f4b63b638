#include "epub/plan/book_pictures.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

#include <algorithm>

namespace broadsheet::epub {

namespace {

constexpr std::size_t kMostKept = std::size_t{16} << 20;

}  // namespace

BookPictures::BookPictures(const plugin::Host& host) : host_(host) {
  how_.longest = static_cast<std::uint32_t>(std::max(0L, host.number("picture-side")));
  how_.quality = static_cast<int>(host.number("picture-quality"));
  how_.grey = host.flag("picture-grey");
  if (const long millions = host.number("max-pixels"); millions > 0)
    how_.most_pixels = static_cast<std::uint64_t>(millions) * 1'000'000;
}

void BookPictures::shrink(Shown& shown, std::string_view bytes) {
  if (!how_.any()) return;
  try {
    auto small = pictures::shrink(bytes, how_);
    if (!small) return;
    shown.media_type = small->media_type;
    shown.path = "pictures/" + shown.id + std::string(small->extension);
    shown.width = small->width, shown.height = small->height, shown.size = small->bytes.size();
    shown.is_shrunk = true;
    if (kept_bytes_ + shown.size > kMostKept) return;
    kept_bytes_ += shown.size;
    shown.bytes = std::move(small->bytes);
  } catch (const pictures::PixelError& error) {
    host_.warn("BS-E008", "the picture " + shown.id + " stays as it came: " + error.what());
  }
}

std::string_view BookPictures::bytes_of(const Shown& shown) const {
  if (!shown.bytes.empty()) return shown.bytes;
  const auto picture = host_.resource(shown.id);
  std::string_view bytes = picture ? picture->data : std::string_view();
  if (picture && shown.is_shrunk) {
    auto small = pictures::shrink(bytes, how_);
    made_again_ = small ? std::move(small->bytes) : std::string();
    bytes = made_again_;
  }
  if (bytes.size() != shown.size)
    throw plugin::Failure("the picture " + shown.id + " could not be read again", BS_IO);
  return bytes;
}

BookPictures::Shown BookPictures::look_at(const std::string& id) {
  Shown shown;
  shown.id = id;
  const auto picture = host_.resource(id);
  if (!picture) return shown;
  const auto image = pictures::identify(picture->data);
  if (!image) {
    host_.warn("BS-E007", "the picture " + id + ", which is said to be " + std::string(picture->media_type) +
                              ", is left out: a book may have JPEG, PNG, GIF and WebP; its caption stays");
    return shown;
  }
  shown.media_type = image->media_type;
  shown.path = "pictures/" + id + std::string(image->extension);
  shown.width = image->width;
  shown.height = image->height;
  shown.size = picture->data.size();
  shrink(shown, picture->data);
  return shown;
}

std::optional<xhtml::ShownPicture> BookPictures::show(const Block& figure) {
  const auto [known, is_new] = known_.try_emplace(figure.resource, shown_.size());
  if (is_new) shown_.push_back(look_at(figure.resource));
  const Shown& shown = shown_[known->second];
  if (shown.path.empty()) return std::nullopt;
  return xhtml::ShownPicture{"../" + shown.path, shown.width, shown.height};
}

void BookPictures::list_in(Plan& plan) const {
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (shown_[i].path.empty()) continue;
    plan.has_pictures = true;
    plan.resources.push_back({"picture-" + std::to_string(i + 1), shown_[i].path, shown_[i].media_type, ""});
  }
}

void BookPictures::add_to(ArchiveWriter& archive) const {
  for (const Shown& shown : shown_) {
    if (shown.path.empty()) continue;
    archive.add_stored("EPUB/" + shown.path, shown.size, [this, &shown] { return bytes_of(shown); });
  }
}

}  // namespace broadsheet::epub
