// text/text.hpp - the format "text": an issue as plain text.
//
// UTF-8, LF. Display lines stand alone; blank lines set off headings, captions
// and bodies, "* * *" divides the articles of a page. The lead is printed in
// front of the first paragraph; bylines and a dateline that it does not show
// have lines above the body. Every character of the document's texts is there,
// except control characters.
//
// Options: wrap (display columns, 0 = one line a paragraph), style (how
// paragraphs begin: plain, indent, blank-line), pictures ("[picture: caption]").
#pragma once

#include "common/forbidden.hpp"
#include "common/labels/labels.hpp"
#include "common/restrictions.hpp"
#include "text/wrap.hpp"

#include <broadsheet/plugin.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::text {

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  using Pieces = std::initializer_list<std::string_view>;

  void section_heading(const Article& article);
  void head(const Article& article);
  void body(const Article& article);
  void figure(const Block& block, bool has_caption);
  void block(const Block& block, std::string_view lead);
  /// Writes the pieces as one paragraph, unless all are empty.
  void line(Pieces pieces, Indent indent = {}, bool may_wrap = true);
  void flush();

  enum class Style { plain, indent, blank_line } style_ = Style::plain;
  const common::Labels* labels_ = nullptr;
  std::optional<Wrapper> wrapper_;
  std::string_view indent_;  // of a paragraph's first line
  std::string_view inset_;   // of all lines of a quote
  std::string out_, clean_;
  bool blank_wanted_ = false;  // before the next line, unless it is the first
  bool any_line_ = false;
  bool in_picture_ = false;            // the caption that comes stands in "[picture: …]"
  bool first_ = true;                  // article
  std::string page_, section_;         // of the article before
  std::optional<BlockKind> previous_;  // block of the same article
  common::Restrictions restrictions_;
  common::Forbidden forbidden_;
};

}  // namespace broadsheet::text
