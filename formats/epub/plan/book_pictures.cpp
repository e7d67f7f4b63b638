#include "epub/plan/book_pictures.hpp"

#include "pictures/pixels.hpp"

#include <algorithm>

namespace broadsheet::epub {
namespace {

constexpr std::size_t kMostKept = std::size_t{16} << 20;  // bytes of all pictures that are made smaller

}  // namespace

BookPictures::BookPictures(const plugin::Host& host)
    : host_(host), shown_(host, "BS-E007", "a book may have") {
  how_.longest = static_cast<std::uint32_t>(std::max(0L, host.number("picture-side")));
  how_.quality = static_cast<int>(host.number("picture-quality"));
  how_.grey = host.flag("picture-grey");
  if (const long millions = host.number("max-pixels"); millions > 0)
    how_.most_pixels = static_cast<std::uint64_t>(millions) * 1'000'000;
}

std::optional<BookPictures::File> BookPictures::smaller(const std::string& id) {
  const auto picture = host_.resource(id);
  if (!picture || !how_.any()) return std::nullopt;
  try {
    auto small = pictures::shrink(picture->data, how_);
    if (!small) return std::nullopt;
    File file{"pictures/" + id + std::string(small->extension),
              std::string(small->media_type),
              small->bytes.size(),
              true,
              {}};
    if (kept_bytes_ + file.size <= kMostKept) {
      kept_bytes_ += file.size;
      file.bytes = std::move(small->bytes);
    }
    return file;
  } catch (const pictures::PixelError& error) {
    host_.warn("BS-E008", "the picture " + id + " stays as it came: " + error.what());
    return std::nullopt;
  }
}

const BookPictures::File& BookPictures::file_of(const pictures::ShownPictures::Picture& shown) {
  const auto [at, is_new] = files_.try_emplace(shown.id);
  if (!is_new) return at->second;
  const pictures::Image& image = shown.image;
  at->second =
      smaller(shown.id).value_or(File{shown.path(), std::string(image.media_type), shown.size, false, {}});
  return at->second;
}

std::optional<xhtml::ShownPicture> BookPictures::show(const Block& figure) {
  const pictures::ShownPictures::Picture& shown = shown_.show(figure.resource);
  if (shown.is_left_out()) return std::nullopt;
  // Without width and height: readers that know no max-width (MuPDF) would keep to them, and distort it.
  return xhtml::ShownPicture{"../" + file_of(shown).path, 0, 0};
}

void BookPictures::list_in(Plan& plan) const {
  std::size_t number = 0;
  for (const auto& shown : shown_.all()) {
    ++number;
    if (shown.is_left_out()) continue;
    const File& file = files_.at(shown.id);
    plan.has_pictures = true;
    plan.resources.push_back({"picture-" + std::to_string(number), file.path, file.media_type, ""});
  }
}

std::string_view BookPictures::bytes_of(const std::string& id, const File& file) const {
  if (!file.bytes.empty()) return file.bytes;
  const auto picture = host_.resource(id);
  std::string_view bytes = picture ? picture->data : std::string_view();
  if (picture && file.is_shrunk) {
    auto small = pictures::shrink(bytes, how_);
    made_again_ = small ? std::move(small->bytes) : std::string();
    bytes = made_again_;
  }
  if (bytes.size() != file.size)
    throw plugin::Failure("the picture " + id + " could not be read again", BS_IO);
  return bytes;
}

void BookPictures::add_to(ArchiveWriter& archive) const {
  for (const auto& shown : shown_.all()) {
    if (shown.is_left_out()) continue;
    const File& file = files_.at(shown.id);
    archive.add_stored("EPUB/" + file.path, file.size,
                       [this, &file, id = shown.id] { return bytes_of(id, file); });
  }
}

}  // namespace broadsheet::epub
