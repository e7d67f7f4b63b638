// xhtml/body.hpp - the blocks of an article as markup.
#pragma once

#include "xhtml/article.hpp"
#include "xhtml/markup/markup.hpp"

#include <broadsheet/model.hpp>

#include <string_view>

namespace broadsheet::xhtml {

/// Writes blocks one after the other. Neighbouring quotes, list items and table
/// rows share one <blockquote>, <ul>, <table>. Give every block, then close().
class Body {
 public:
  Body(Markup& out, const Style& style) : out_(out), style_(style), depth_(out.depth()) {}

  /// `lead` is printed in front of a paragraph. `continuation`: the block is the
  /// rest of one that was cut.
  void block(const Block& block, std::string_view lead, bool continuation);
  /// A picture; `alternative` stands for it where it is not seen. A caption that follows is put under it.
  void figure(const Block& block, const ShownPicture& picture, std::string_view alternative);
  /// A lead that no paragraph takes up.
  void lone_lead(std::string_view lead);
  void close();

 private:
  enum class Group { none, quote, list, table, figure };

  void enter(Group group);
  void subhead(const Block& block, bool continuation);
  void caption(const Block& block, bool continuation);
  void list_item(const Block& block, bool continuation);
  void table_row(const Block& block, bool continuation);
  void leaf(std::string_view element, const Block& block, std::string_view lead, bool continuation);
  void facts(const Block& block, bool continuation);
  bool begins_row(const Block& block);
  void inline_text(const Block& block);
  /// A part of a block that is a text of its own.
  void span(std::string_view name, std::string_view text);

  Markup& out_;
  const Style& style_;
  std::size_t depth_;  ///< of the element the blocks are in
  Group group_ = Group::none;
  std::uint32_t list_depth_ = 0;
  std::size_t in_row_ = 0;           ///< bytes of text
  std::uint32_t heading_depth_ = 0;  ///< of the last subhead, below the headline
};

}  // namespace broadsheet::xhtml
