#include "xhtml/body.hpp"

#include "common/labels/display_lines.hpp"
#include "xhtml/markup/inline.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::xhtml {
namespace {

constexpr std::uint32_t kMaxListDepth = 6;

}  // namespace

void Body::block(const Block& block, std::string_view lead, bool continuation) {
  switch (block.kind) {
    case BlockKind::subhead: return subhead(block, continuation);
    case BlockKind::caption: return caption(block, continuation);
    case BlockKind::list_item: return list_item(block, continuation);
    case BlockKind::table_row: return table_row(block, continuation);
    case BlockKind::quote: enter(Group::quote); return leaf("p", block, {}, continuation);
    case BlockKind::figure: return;  // figure() shows it
    case BlockKind::paragraph: break;
  }
  enter(Group::none);
  leaf("p", block, lead, continuation);
}

void Body::lone_lead(std::string_view lead) {
  enter(Group::none);
  out_.begin("p", {{"class", "lone-lead"}});
  span("lead", lead);
  out_.end();
}

void Body::close() { enter(Group::none); }

void Body::enter(Group group) {
  if (group_ == group) return;
  out_.end_to(depth_);
  group_ = group;
  list_depth_ = 0;
  if (group == Group::quote) out_.begin("blockquote");
  if (group == Group::table) {
    out_.begin("table");
    out_.begin("tbody");
  }
}

void Body::subhead(const Block& block, bool continuation) {
  constexpr std::array<std::string_view, 6> kHeadings = {"h1", "h2", "h3", "h4", "h5", "h6"};
  enter(Group::none);
  // Levels never skip one on the way down: assistive technology counts on it.
  heading_depth_ = std::min(std::max(block.level, 1u), heading_depth_ + 1);
  const auto level = static_cast<std::uint32_t>(style_.heading_level) + heading_depth_;
  leaf(kHeadings[std::min(level, 6u) - 1], block, {}, continuation);
}

void Body::figure(const Block& block, const ShownPicture& picture, std::string_view alternative) {
  enter(Group::none);
  enter(Group::figure);
  out_.begin("figure", {{"class", "with-picture"}});
  out_.begin("img", {{"class", "picture"}});
  out_.attr_as_it_is("src", picture.src);
  out_.attr("alt", alternative);
  if (picture.width > 0 && picture.height > 0) {
    out_.attr("width", std::to_string(picture.width));
    out_.attr("height", std::to_string(picture.height));
  }
  if (picture.is_lazy) out_.attr("loading", "lazy");
  out_.attr("data-id", block.resource);
  if (!block.attrs.empty()) out_.attr("data-attrs", encode_attrs(block.attrs));
  out_.end_empty();
}

void Body::caption(const Block& block, bool continuation) {
  if (group_ != Group::figure) {
    enter(Group::none);
    out_.begin("figure");
  }
  out_.begin("figcaption");
  facts(block, continuation);
  inline_text(block);
  if (!block.credit.empty()) {
    if (!block.text.empty()) out_.raw(" ");
    span("credit", block.credit);
  }
  out_.end();
  out_.end();  // the figure
  group_ = Group::none;
}

void Body::list_item(const Block& block, bool continuation) {
  enter(Group::list);
  const std::uint32_t depth = std::min({std::max(block.level, 1u), list_depth_ + 1, kMaxListDepth});
  for (; list_depth_ > depth; --list_depth_) {
    out_.end();  // li
    out_.end();  // ul
  }
  if (list_depth_ == depth) {
    out_.end();
  } else {
    out_.begin("ul");
    if (common::has_bullet(block.text)) out_.attr("class", "as-printed");
    ++list_depth_;
  }
  out_.begin("li");
  facts(block, continuation);
  inline_text(block);
}

void Body::table_row(const Block& block, bool continuation) {
  enter(Group::table);
  out_.begin("tr");
  facts(block, continuation);
  for (std::size_t begin = 0, end; begin <= block.text.size(); begin = end + 1) {
    end = std::min(block.text.find('\t', begin), block.text.size());
    std::vector<Run> in_cell;  // a mark on several cells is one in each
    for (Run run : block.runs) {
      if (run.begin > end || run.end < begin) continue;
      run.begin = static_cast<std::uint32_t>(std::max<std::size_t>(run.begin, begin) - begin);
      run.end = static_cast<std::uint32_t>(std::min<std::size_t>(run.end, end) - begin);
      in_cell.push_back(std::move(run));
    }
    out_.begin("td");
    write_text(out_, std::string_view(block.text).substr(begin, end - begin), in_cell, style_.upright_digits);
    out_.end();
  }
  out_.end();
}

void Body::leaf(std::string_view element, const Block& block, std::string_view lead, bool continuation) {
  out_.begin(element);
  facts(block, continuation);
  if (!lead.empty()) {
    const std::size_t before = out_.dropped();
    span("lead", lead);
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto characters = static_cast<std::size_t>(std::count_if(lead.begin(), lead.end(), begins));
    if (out_.dropped() - before < characters) out_.raw(blank_after(lead));  // else nothing stands before it
  }
  inline_text(block);
  out_.end();
}

/// What of a block is neither its kind nor its text.
void Body::facts(const Block& block, bool continuation) {
  if (continuation)
    out_.attr("class", "continuation");
  else if (begins_row(block))
    out_.attr("class", "row");
  if (block.level != 0) out_.attr("data-level", std::to_string(block.level));
  if (!block.attrs.empty()) out_.attr("data-attrs", encode_attrs(block.attrs));
}

bool Body::begins_row(const Block& block) {
  if (style_.row_bytes == 0) return false;
  if (block.kind == BlockKind::subhead) in_row_ = 0;  // which spans the columns
  in_row_ += block.text.size();
  if (block.kind != BlockKind::paragraph || in_row_ - block.text.size() < style_.row_bytes) return false;
  in_row_ = block.text.size();
  return true;
}

void Body::span(std::string_view name, std::string_view text) {
  out_.begin("span", {{"class", name}});
  write_text(out_, text, {}, style_.upright_digits);
  out_.end();
}

void Body::inline_text(const Block& block) {
  const bool is_heading = block.kind == BlockKind::subhead;
  write_text(out_, block.text, block.runs, style_.upright_digits, is_heading ? Soften() : style_.soften);
}

}  // namespace broadsheet::xhtml
