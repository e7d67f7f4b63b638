#include "convert/beside_pictures.hpp"

#include "host/view_check.hpp"

#include <broadsheet/views.hpp>

#include <array>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> kTypes = {{{".jpg", "image/jpeg"},
                                                                        {".jpeg", "image/jpeg"},
                                                                        {".png", "image/png"},
                                                                        {".gif", "image/gif"},
                                                                        {".webp", "image/webp"}}};

}  // namespace

BesidePictures::BesidePictures(ViewSink& to, const std::filesystem::path& page, const Limits& limits,
                               const Context& context)
    : to_(to), context_(context) {
  std::error_code none;  // a pipe must not be opened twice
  if (!context.resources || !std::filesystem::is_regular_file(page, none)) return;
  beside_.emplace(page, limits.input_bytes);
  find_next();
}

std::string BesidePictures::path() const { return (beside_->path().parent_path() / file_).string(); }

// Numbers begin with 1 and leave none out: so nobody has to list a folder of many pages.
void BesidePictures::find_next() {
  const std::string number = std::to_string(next_), stem = beside_->path().stem().string() + "-picture-";
  for (const std::string& digits : {number, '0' + number})
    for (const auto& [extension, type] : kTypes) {
      file_ = stem + digits + extension, media_type_ = type;
      if (beside_->sibling(file_) == Sibling::opened) return;
    }
  file_.clear();
}

std::string BesidePictures::keep_next() {
  Resource picture{"", media_type_, 0, 0, "", "", beside_->rest()};
  const std::string name = "picture-" + std::to_string(next_), stem = beside_->path().stem().string();
  picture.id = is_resource_id(stem + '-' + name) ? stem + '-' + name : name;
  Views views;
  const bs_resource& view = views.resource(picture);
  if (const std::string fault = fault_of(&view); !fault.empty())
    throw Error(Fault::input, "BS-C203", "is the picture of a page, but " + fault, {path(), 0, {}},
                "put another one there, or take it away");
  context_.resources->keep(view, true);
  ++next_;
  find_next();
  return picture.id;
}

void BesidePictures::article(const bs_article& view) {
  if (file_.empty()) return to_.article(view);
  Article article = to_article(view);
  std::vector<Block> blocks;
  for (Block& block : article.blocks) {
    const bool has_picture = !blocks.empty() && blocks.back().kind == BlockKind::figure;
    if (block.kind == BlockKind::caption && !has_picture && !file_.empty()) {
      Block& figure = blocks.emplace_back();
      figure.kind = BlockKind::figure;
      figure.resource = keep_next();
    }
    blocks.push_back(std::move(block));
  }
  article.blocks = std::move(blocks);
  Views views;
  to_.article(views.article(article));
}

void BesidePictures::close(const bs_end& end) {
  if (!file_.empty())
    context_.notes.push_back({"BS-C203",
                              "is left out, as its page has no caption for it: pictures are numbered as "
                              "the captions of their page",
                              {path(), 0, {}}});
  to_.close(end);
}

}  // namespace broadsheet
