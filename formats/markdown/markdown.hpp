// markdown/markdown.hpp - the format "markdown": CommonMark with YAML front
// matter, both ways.
//
// Written: "# " a page, "## " a headline, "### " a subhead; below a headline
// *section*, ***kicker***, **sub-headline**, "— " bylines; captions as
// *caption* *credit*; tables with pipes; "* * *" in front of an article without
// headline. What the text shows nowhere, or not as what it is, stands in comments (story_facts.hpp, and
// kEndOfLead), unless the option comments says no. All text of the document is there, except control
// characters (BS-M006). Left out are line numbers, places on the page, confidences and what was taken out of
// the body; marks of names are counted (BS-M008). Option pictures=files: a
// folder of issue.md and its pictures, each as ![caption](pictures/ID.jpg) above its caption; else pictures
// are left out, which is told (BS-M007) unless that was asked for (none).
//
// Read: that, and Markdown of others: the highest headings are articles (or the
// second highest, below a single title), deeper ones subheads. A picture in a paragraph of its own is a
// figure, if it lies below the folder of the text; what stands for it is its caption, unless that follows.
#pragma once

#include "common/forbidden.hpp"
#include "common/labels/labels.hpp"
#include "common/restrictions.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::markdown {

class Reader : public plugin::Reader {
 public:
  /// Warns: BS-M001 HTML is kept as text, BS-M003 pictures are not there.
  void read(Sink& out) override;
};

class Writer : public plugin::Writer {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  void head(const Article& article);
  void story_comment(const Article& article);
  void body(const Article& article);
  void block_comment(const Block& block);
  void block(const Block& block, std::string_view lead);
  void lone_lead(std::string_view lead);
  void figure(const Block& block, const Block* next);
  void caption(const Block& block);
  void list_item(const Block& block, bool is_first);
  void table_row(const Block& block, bool is_first);
  /// A paragraph in delimiters: "**" strong.
  void marked(std::string_view text, std::string_view delimiter);
  void paragraph(std::string_view text);
  void begin_block();
  void flush();

  const common::Labels* labels_ = nullptr;
  std::string out_;
  std::string page_;
  std::map<std::string, std::string> pictures_;  // files that are written, by id
  bool any_block_ = false, any_article_ = false;
  std::optional<BlockKind> previous_;  // block of the same article
  std::uint32_t list_level_ = 0;
  common::Restrictions restrictions_;
  common::Forbidden forbidden_;
  std::size_t pictures_left_out_ = 0, left_out_ = 0;
  bool comments_ = true;
};

}  // namespace broadsheet::markdown
