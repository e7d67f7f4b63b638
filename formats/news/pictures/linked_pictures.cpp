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
    const bool is_beside = !href.empty() && !pictures::has_scheme(href);
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
  if (const std::size_t lost = collector_.lost(); lost > 0)
    host_.warn("BS-N020", std::to_string(lost) + (lost == 1 ? " picture is" : " pictures are") +
                              " not where the file says, or cannot be read (" + collector_.first_lost() +
                              "): put them beside it");
}

}  // namespace broadsheet::news
