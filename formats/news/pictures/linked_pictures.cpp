#include "news/pictures/linked_pictures.hpp"

#include "news/pictures/picture_files.hpp"
#include "pictures/beside.hpp"

#include <utility>

namespace broadsheet::news {

LinkedPictures::LinkedPictures(const plugin::Host& host, Sink& out)
    : host_(host), collector_(out, [&host](const std::string& path) {
        return pictures::read_beside(host, pictures::path_from("", path));
      }) {}

void LinkedPictures::resolve(Article& article) {
  std::vector<Block> blocks;
  blocks.reserve(article.blocks.size());
  for (Block& block : article.blocks) {
    const std::string href(block.kind == BlockKind::caption ? attr(block.attrs, kHref) : std::string_view());
    const bool is_named = !href.empty() && !pictures::has_scheme(href);
    const bool is_beside = is_named && !pictures::path_from("", href).empty();
    if (is_named && !is_beside) outside_.insert(href.substr(0, 200));
    const bool is_empty = !href.empty() && block.text.empty() && block.credit.empty();
    if (!is_beside) {
      if (!is_empty) blocks.push_back(std::move(block));
      continue;
    }
    Article one;
    Block& figure = one.blocks.emplace_back();
    figure.kind = BlockKind::figure;
    figure.resource = href;
    figure.text = attr(block.attrs, kShows);
    collector_.resolve(one);
    if (!one.blocks.empty()) {
      blocks.push_back(std::move(one.blocks[0]));
      std::erase_if(block.attrs, [](const Attr& its) { return is_of_file(its.key); });
    }
    if (!is_empty) blocks.push_back(std::move(block));
  }
  article.blocks = std::move(blocks);
}

void LinkedPictures::tell() const {
  const auto warn = [this](std::size_t count, const std::string& which, const char* what) {
    if (count > 0)
      host_.warn("BS-N020", std::to_string(count) + (count == 1 ? " picture is" : " pictures are") + " not " +
                                what + " (" + which + ")");
  };
  warn(collector_.lost(), collector_.first_lost(),
       "where the file says, or cannot be read; put them beside it");
  warn(outside_.size(), outside_.empty() ? "" : *outside_.begin(),
       "in the folder of the file, and not looked for elsewhere; of a package, read the file that names its "
       "items");
}

}  // namespace broadsheet::news
