#include "epub/plan/book_pictures.hpp"

namespace broadsheet::epub {

BookPictures::BookPictures(const plugin::Host& host)
    : host_(host), shown_(host, "BS-E007", "a book may have") {}

std::optional<xhtml::ShownPicture> BookPictures::show(const Block& figure) {
  const pictures::ShownPictures::Picture& shown = shown_.show(figure.resource);
  if (shown.is_left_out()) return std::nullopt;
  return xhtml::ShownPicture{"../" + shown.path(), shown.image.width, shown.image.height};
}

void BookPictures::list_in(Plan& plan) const {
  std::size_t number = 0;
  for (const auto& shown : shown_.all()) {
    ++number;
    if (shown.is_left_out()) continue;
    plan.has_pictures = true;
    plan.resources.push_back(
        {"picture-" + std::to_string(number), shown.path(), std::string(shown.image.media_type), ""});
  }
}

void BookPictures::add_to(ArchiveWriter& archive) const {
  for (const auto& shown : shown_.all()) {
    if (shown.is_left_out()) continue;
    archive.add_stored("EPUB/" + shown.path(), shown.size, [this, id = shown.id, size = shown.size] {
      const auto picture = host_.resource(id);
      if (!picture || picture->data.size() != size)
        throw plugin::Failure("the picture " + id + " could not be read again", BS_IO);
      return picture->data;
    });
  }
}

}  // namespace broadsheet::epub
