#include "news/pictures/picture_files.hpp"

#include "common/hash.hpp"
#include "pictures/identify.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::news {
namespace {

/// Names a picture by its content: in a folder of several days, or of several versions of a story, none takes
/// the place of another.
std::string token_of(const std::string& hash) {
  std::string token;
  for (const char c : hash)
    if (ascii::is_alphanumeric(c) && token.size() < 8) token += ascii::lower(c);
  return token;
}

}  // namespace

bool is_of_file(std::string_view key) {
  constexpr std::string_view kAll[] = {kHref, kType, kSize, kWidth, kHeight, kHash, kShows};
  return std::find(std::begin(kAll), std::end(kAll), key) != std::end(kAll);
}

const Article& PictureFiles::linked(const Article& article) {
  const auto is_figure = [](const Block& block) { return block.kind == BlockKind::figure; };
  if (!are_written() || std::none_of(article.blocks.begin(), article.blocks.end(), is_figure)) return article;
  article_ = article;
  article_.blocks.clear();
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    if (!is_figure(block)) {
      article_.blocks.push_back(block);
      continue;
    }
    const std::vector<Attr> facts = facts_of(block);
    const bool has_caption =
        i + 1 < article.blocks.size() && article.blocks[i + 1].kind == BlockKind::caption;
    if (has_caption) ++i;
    Block caption = has_caption ? article.blocks[i] : Block();
    caption.kind = BlockKind::caption;
    std::erase_if(caption.attrs, [](const Attr& its) { return is_of_file(its.key); });
    caption.attrs.insert(caption.attrs.end(), facts.begin(), facts.end());
    article_.blocks.push_back(std::move(caption));
  }
  return article_;
}

std::vector<Attr> PictureFiles::facts_of(const Block& figure) {
  std::vector<Attr> facts;
  const auto picture = host_.resource(figure.resource);
  if (!picture) return facts;
  const auto image = pictures::identify(picture->data);
  const std::string type(image ? image->media_type : picture->media_type);
  const std::string hash = common::sha256_base64(picture->data);
  const auto [name, is_new] = names_.try_emplace(figure.resource);
  if (is_new) {
    const std::string token = '-' + token_of(hash);  // read back from such files, an id has it
    name->second = figure.resource + (figure.resource.ends_with(token) ? "" : token) +
                   std::string(image ? image->extension : pictures::extension_of(type));
    ids_.push_back(figure.resource);
  }
  const auto add = [&facts](std::string_view key, const std::string& value) {
    if (!value.empty() && value != "0") facts.push_back({std::string(key), value});
  };
  add(kHref, folder_ + name->second);
  add(kType, type);
  add(kSize, std::to_string(picture->data.size()));
  add(kWidth, std::to_string(image ? image->width : picture->width));
  add(kHeight, std::to_string(image ? image->height : picture->height));
  add(kHash, hash);
  add(kShows, figure.text);
  return facts;
}

void PictureFiles::need(const std::vector<Attr>& facts) {
  const std::string_view href = attr(facts, kHref);
  if (are_written() && href.starts_with(folder_)) needed_.emplace(href.substr(folder_.size()));
}

void PictureFiles::write() const {
  for (const std::string& id : ids_) {
    if (!needed_.contains(names_.at(id))) continue;
    const auto picture = host_.resource(id);
    if (!picture) throw plugin::Failure("the picture " + id + " could not be read again", BS_IO);
    host_.part("pictures/" + names_.at(id));
    host_.write(picture->data);
  }
}

}  // namespace broadsheet::news
