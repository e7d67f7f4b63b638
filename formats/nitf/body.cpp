#include "nitf/body.hpp"

#include "news/pictures/picture_files.hpp"
#include "news/xml/inline.hpp"
#include "news/xml/xml.hpp"

#include <algorithm>

namespace broadsheet::nitf {
namespace {

using news::add;
using news::set;
using news::set_if;

pugi::xml_node open_mark(pugi::xml_node parent, const Run& run) {
  const auto with = [&](const char* element, const char* attribute, std::string_view value) {
    pugi::xml_node node = add(parent, element);
    set_if(node, attribute, value);
    return node;
  };
  switch (run.kind) {
    case RunKind::emphasis: return with("em", "class", "");
    case RunKind::strong: return with("em", "class", "strong");
    case RunKind::lost_glyph: return with("em", "class", "lost-glyph");
    case RunKind::link: return with("a", "href", run.value);
    case RunKind::person: return with("person", "value", run.value);
    case RunKind::place: return with("location", "location-code", run.value);
    case RunKind::organisation: return with("org", "value", run.value);
  }
  return {};
}

void set_level(pugi::xml_node node, std::uint32_t level) {
  if (level > 0) set(node, "class", "level-" + std::to_string(level));
}

}  // namespace

void Body::display_line(const char* its_class, std::string_view text) {
  pugi::xml_node node = news::add(block_, "hl2", text);
  set(node, "class", its_class);
}

pugi::xml_node Body::open(const news::BodyBlock& block) {
  switch (block.kind) {
    case BlockKind::subhead: {
      pugi::xml_node node = news::add(block_, "hl2");
      set_level(node, block.level);
      return node;
    }
    case BlockKind::list_item: {
      pugi::xml_node node = news::add(news::last_or_new(block_, "ul"), "li");
      set_level(node, block.level);
      return node;
    }
    case BlockKind::quote: return news::add(news::add(news::add(block_, "bq"), "block"), "p");
    default: break;
  }
  pugi::xml_node node = news::add(block_, "p");
  if (!has_paragraph_) set(node, "lede", "true");
  has_paragraph_ = true;
  return node;
}

void Body::add(const news::BodyBlock& block) {
  if (block.kind == BlockKind::table_row)
    return news::write_cells(news::add(news::last_or_new(block_, "table"), "tr"), block.marked, open_mark);
  news::write_inline(open(block), block.marked, open_mark);
}

void Body::add(const news::Picture& picture) {
  pugi::xml_node media = news::add(block_, "media");
  set(media, "media-type", "image");
  const std::string_view href = attr(picture.attrs, news::kHref);
  const auto metadata = [&](std::string_view name, std::string_view value) {
    pugi::xml_node node = news::add(media, "media-metadata");
    set(node, "name", name);
    set(node, "value", value);
  };
  if (href.empty()) metadata("no-binary", "true");
  for (const Attr& its : picture.attrs) metadata(its.key, its.value);
  pugi::xml_node reference = news::add(media, "media-reference");
  set_if(reference, "source", href);
  set_if(reference, "mime-type", attr(picture.attrs, news::kType));
  set_if(reference, "width", attr(picture.attrs, news::kWidth));
  set_if(reference, "height", attr(picture.attrs, news::kHeight));
  set_if(reference, "alternate-text", attr(picture.attrs, news::kShows));
  if (href.empty()) set(reference, "name", "print picture, file not supplied");
  if (!picture.caption.empty()) news::add(news::add(media, "media-caption"), "p", picture.caption);
  news::add_if(media, "media-producer", picture.credit);
}

}  // namespace broadsheet::nitf
