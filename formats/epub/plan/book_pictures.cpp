#include "epub/plan/book_pictures.hpp"

#include "pictures/identify.hpp"

namespace broadsheet::epub {

BookPictures::Shown BookPictures::look_at(const std::string& id) const {
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
    archive.add_stored("EPUB/" + shown.path, shown.size, [this, id = shown.id, size = shown.size] {
      const auto picture = host_.resource(id);
      if (!picture || picture->data.size() != size)
        throw plugin::Failure("the picture " + id + " could not be read again", BS_IO);
      return picture->data;
    });
  }
}

}  // namespace broadsheet::epub
