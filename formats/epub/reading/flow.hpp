// epub/reading/flow.hpp - reads the text of books that Broadsheet did not write.
#pragma once

#include "common/xml/pugixml.hpp"
#include "epub/reading/book.hpp"
#include "epub/reading/xml_reader.hpp"

#include <broadsheet/model.hpp>

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace broadsheet::epub {

/// How often each rank of headings, 1 to 6, stands in a book; [0] is not used.
using HeadingCounts = std::array<std::size_t, 7>;
void count_headings(pugi::xml_node body, HeadingCounts& counts);

/// Turns the flow of XHTML files into articles.
///
/// One begins where the table of contents points to: before that element, or, where the place
/// is in the middle of a paragraph, after this; at the file's beginning where the place is not
/// there. It also begins where a file opens with a heading of no lower rank than the headline
/// of the article at hand, or this has no name. In a book without contents it begins at
/// headings of the highest rank that occurs more than once; where none does, at files that
/// open with a heading.
///
/// A heading at its start is its headline, or a paragraph that says what the contents call it
/// (up to two short lines before it are kickers), else the label of the contents. What the
/// contents list without any text of its own (a cover) is no article, nor is a heading alone that names a
/// section of theirs.
///
/// White space is shown as a screen would show it, indents of ideographic spaces and soft
/// hyphens are left out, raised and lowered numbers are written as such (m², H₂O). Notes stay
/// where the book has them; "[1]" stands at the reference and before the note. A picture that is no
/// part of a line is a figure, whose resource is its path in the book.
class Flow {
 public:
  Flow(const Book& book, std::function<void(const Article&)> emit);

  /// For a book without contents: what headings it has.
  void expect(const HeadingCounts& counts);

  /// The files of the spine in order. Recurses as deep as they are nested, see parse_xml().
  void file(const std::string& path, pugi::xml_node body);
  void finish() { end_article(); }

  std::size_t pictures() const { return pictures_; }  ///< that were left out: they stand in a line, or alone

 private:
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t level = 0;
    bool is_preformatted = false, is_in_notes = false;
  };

  void children(pugi::xml_node node, const Context& context);
  void text(std::string_view value, const Context& context);
  void element(pugi::xml_node node, Context context);
  void picture(pugi::xml_node node);
  void add_figures();
  void inline_element(pugi::xml_node node, std::string_view name, const Context& context);
  void block(pugi::xml_node node, const Context& context);
  void table_row(pugi::xml_node row, Context context);
  void link(pugi::xml_node node, const Context& context);
  void mark(pugi::xml_node node, RunKind kind, const Context& context);

  void places_of(pugi::xml_node node, std::string_view name, const Context& context);
  void missing_places(pugi::xml_node body);
  void arrive(const std::string& where, const Context& context);
  void begin_article(const TocEntry& entry);

  Block take_block(const Context& context);
  void add_note_mark(Block& block);
  void end_block(const Context& context);
  void add_block(Block block);
  bool begins_article(const Block& block) const;
  bool take_headline(Block& block);
  void end_article();

  const Book& book_;
  std::set<std::string> sections_;  ///< names of sections in the contents
  std::function<void(const Article&)> emit_;
  std::string path_;
  Article article_;
  unsigned headline_rank_ = 0;      ///< of the heading that is the article's headline; 0 = none is
  std::string label_;               ///< of the article in the contents
  const TocEntry* next_ = nullptr;  ///< the article that begins at the end of the block at work
  std::string page_;                ///< the printed page the flow has come to
  Collapser text_;                  ///< of the block at work
  std::vector<Run> runs_;
  std::vector<Block> figures_;                ///< that wait for the next text, which may begin an article
  std::map<std::string, std::string> notes_;  ///< marks of notes, by their place
  std::string note_mark_;                     ///< of the note that begins with the next text
  unsigned top_rank_ = 0;                     ///< see expect(); 0 = no rank occurs twice
  bool file_begins_ = false;
  std::size_t number_ = 0, pictures_ = 0, ended_ = 0;
};

}  // namespace broadsheet::epub
