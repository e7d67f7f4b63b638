#include "html/writing/page_pictures.hpp"

#include "stream/base64.hpp"

#include <algorithm>

namespace broadsheet::html {
namespace {

constexpr char kMark = '\x01';  // around an id: markup never has this character

}  // namespace

PagePictures::PagePictures(const plugin::Host& host)
    : host_(host), shown_(host, "BS-H006", "browsers show") {}

std::optional<xhtml::ShownPicture> PagePictures::show(const Block& figure, std::string_view folder) {
  const pictures::ShownPictures::Picture& shown = shown_.show(figure.resource);
  if (shown.is_left_out()) return std::nullopt;
  xhtml::ShownPicture picture{"", shown.image.width, shown.image.height, true};
  picture.src = folder.empty() ? kMark + shown.id + kMark
                               : std::string(folder) + shown.id + std::string(shown.image.extension);
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
  const pictures::ShownPictures::Picture* const shown = shown_.find(id);
  const auto picture = host_.resource(id);
  if (!shown || !picture) return;
  host_.write("data:" + std::string(shown->image.media_type) + ";base64,");
  std::string text;
  for (std::string_view rest = picture->data; !rest.empty();) {
    text.clear();
    stream::append_base64(text, rest.substr(0, kPiece));
    host_.write(text);
    rest.remove_prefix(std::min(kPiece, rest.size()));
  }
}

void PagePictures::write_files() const {
  for (const auto& shown : shown_.all()) {
    if (shown.is_left_out()) continue;
    const auto picture = host_.resource(shown.id);
    if (!picture) continue;
    host_.part(shown.path());
    host_.write(picture->data);
  }
}

}  // namespace broadsheet::html
