#include "convert/beside_pictures.hpp"

#include "host/view_check.hpp"

#include <broadsheet/views.hpp>

#include <array>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::array<const char*, 5> kExtensions = {".jpg", ".jpeg", ".png", ".gif", ".webp"};

// What the first bytes are, whatever the name says; "" for what is none of these.
const char* media_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF8")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  return "";
}

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
    for (const char* extension : kExtensions) {
      file_ = stem + digits + extension;
      if (beside_->sibling(file_) == Sibling::opened) return;
    }
  file_.clear();
}

std::optional<std::string> BesidePictures::keep_next() {
  Resource picture{"", "", 0, 0, "", "", beside_->rest()};
  picture.media_type = media_type_of(picture.data);
  if (picture.media_type.empty()) {
    context_.notes.push_back({"BS-C203",
                              "is left out: it is called like a picture, but is no JPEG, PNG, GIF or WebP",
                              {path(), 0, {}}});
    ++next_;
    find_next();
    return std::nullopt;
  }
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
      if (const auto id = keep_next()) {
        Block& figure = blocks.emplace_back();
        figure.kind = BlockKind::figure;
        figure.resource = *id;
      }
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
