// epub/flow.hpp - the text of books that others made.
#pragma once

#include "epub/book.hpp"
#include "epub/xml_reader.hpp"

#include <broadsheet/model.hpp>

#include <pugixml.hpp>

#include <functional>
#include <string>

namespace broadsheet::epub {

/// Turns the flow of XHTML files into articles. One begins where the table of
/// contents points to; in a book without contents, where a file begins with a
/// heading. A heading at its start is its headline, else the label of the
/// contents. White space is shown as a screen would show it.
class Flow {
 public:
  Flow(const Book& book, std::function<void(const Article&)> emit) : book_(book), emit_(std::move(emit)) {}

  /// The files of the spine in order. Throws plugin::Failure where elements
  /// are nested more than 256 deep.
  void file(const std::string& path, pugi::xml_node body);
  void finish() { end_article(); }

  std::size_t pictures() const { return pictures_; }  ///< that were left out

 private:
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t level = 0;
    int depth = 0;
  };

  void children(pugi::xml_node node, const Context& context);
  void element(pugi::xml_node node, Context context);
  void block(pugi::xml_node node, const Context& context);
  void table_row(pugi::xml_node row, Context context);
  void mark(pugi::xml_node node, RunKind kind, const Context& context);
  void arrive(const std::string& where);
  void end_block(const Context& context);
  void end_article();

  const Book& book_;
  std::function<void(const Article&)> emit_;
  std::string path_;
  Article article_;
  std::string label_;  ///< of the article in the contents
  std::string page_;   ///< the printed page the flow has come to
  Collapser text_;     ///< of the block at work
  std::vector<Run> runs_;
  std::size_t number_ = 0, pictures_ = 0;
};

}  // namespace broadsheet::epub
