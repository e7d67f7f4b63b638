#include "pictures/shown_pictures.hpp"

#include <utility>

namespace broadsheet::pictures {

ShownPictures::Picture ShownPictures::look_at(const std::string& id) const {
  Picture shown{id, {}, 0};
  const auto picture = host_.resource(id);
  if (!picture) return shown;
  if (const auto image = identify(picture->data)) {
    shown.image = *image;
    constexpr unsigned kFirstTurned = 5;
    if (orientation_of(picture->data) >= kFirstTurned) std::swap(shown.image.width, shown.image.height);
    shown.size = picture->data.size();
  } else {
    const std::string_view other = other_media_type(picture->data);
    host_.warn(code_, "the picture " + id + ", which is " + (other.empty() ? "said to be " : "of the type ") +
                          std::string(other.empty() ? picture->media_type : other) + ", is left out: " +
                          who_takes_ + " JPEG, PNG, GIF and WebP, so turn it into one; its caption stays");
  }
  return shown;
}

const ShownPictures::Picture& ShownPictures::show(const std::string& id) {
  const auto [known, is_new] = index_.try_emplace(id, pictures_.size());
  if (is_new) pictures_.push_back(look_at(id));
  return pictures_[known->second];
}

const ShownPictures::Picture* ShownPictures::find(std::string_view id) const {
  const auto known = index_.find(id);
  return known == index_.end() ? nullptr : &pictures_[known->second];
}

}  // namespace broadsheet::pictures
