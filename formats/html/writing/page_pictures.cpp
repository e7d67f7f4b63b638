#include "html/writing/page_pictures.hpp"

#include "pictures/identify.hpp"
#include "stream/base64.hpp"

#include <algorithm>

namespace broadsheet::html {
namespace {

constexpr char kMark = '\x01';  // around an id: markup never has this character

}  // namespace

PagePictures::Shown PagePictures::look_at(const std::string& id) const {
  Shown shown;
  shown.id = id;
  const auto picture = host_.resource(id);
  if (!picture) return shown;
  const auto image = pictures::identify(picture->data);
  if (!image) {
    host_.warn("BS-H006", "the picture " + id + ", which is said to be " + std::string(picture->media_type) +
                              ", is left out: browsers show JPEG, PNG, GIF and WebP; its caption stays");
    return shown;
  }
  shown.media_type = image->media_type;
  shown.extension = image->extension;
  shown.width = image->width;
  shown.height = image->height;
  return shown;
}

std::optional<xhtml::ShownPicture> PagePictures::show(const Block& figure, std::string_view folder) {
  const auto [known, is_new] = known_.try_emplace(figure.resource, shown_.size());
  if (is_new) shown_.push_back(look_at(figure.resource));
  const Shown& shown = shown_[known->second];
  if (shown.extension.empty()) return std::nullopt;
  xhtml::ShownPicture picture{"", shown.width, shown.height, true};
  picture.src = folder.empty() ? kMark + shown.id + kMark : std::string(folder) + shown.id + shown.extension;
  return picture;
}

void PagePictures::write(std::string_view markup) const {
  while (!markup.empty()) {
    const std::size_t begin = std::min(markup.find(kMark), markup.size());
    host_.write(markup.substr(0, begin));
    if (begin == markup.size()) return;
    const std::size_t end = std::min(markup.find(kMark, begin + 1), markup.size());
    write_data_url(std::string(markup.substr(begin + 1, end - begin - 1)));
    markup.remove_prefix(std::min(end + 1, markup.size()));
  }
}

void PagePictures::write_data_url(const std::string& id) const {
  constexpr std::size_t kPiece = std::size_t{3} << 14;  // base64 takes three bytes at a time
  const auto known = known_.find(id);
  const auto picture = host_.resource(id);
  if (known == known_.end() || !picture) return;
  host_.write("data:" + shown_[known->second].media_type + ";base64,");
  std::string text;
  for (std::string_view rest = picture->data; !rest.empty();) {
    text.clear();
    stream::append_base64(text, rest.substr(0, kPiece));
    host_.write(text);
    rest.remove_prefix(std::min(kPiece, rest.size()));
  }
}

void PagePictures::write_files() const {
  for (const Shown& shown : shown_) {
    if (shown.extension.empty()) continue;
    const auto picture = host_.resource(shown.id);
    if (!picture) continue;
    host_.part("pictures/" + shown.id + shown.extension);
    host_.write(picture->data);
  }
}

}  // namespace broadsheet::html
