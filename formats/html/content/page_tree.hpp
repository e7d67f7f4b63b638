// html/content/page_tree.hpp - the elements of a page with how much text they have.
//
// Text is measured in columns: a CJK character is two.
#pragma once

#include "common/xml/pugixml.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// Columns and commas of a text, white space not counted.
struct Measure {
  std::size_t columns = 0, commas = 0;
};
Measure measure(std::string_view text);

struct Element {
  pugi::xml_node node;
  std::size_t parent = 0, end = 0;  ///< indexes: of the parent, and one past the last element below
  bool skipped = false;             ///< it and all below it are no text of an article
  std::size_t own = 0;              ///< columns that stand in it and in no block below it, without links
  std::size_t own_commas = 0;
  /// Of it and all below it, without what is skipped.
  std::size_t text = 0, linked = 0, commas = 0, in_lists = 0, in_headings = 0;
  std::size_t paragraphs = 0, items = 0, images = 0, inputs = 0;

  double link_density() const {
    return text == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(text);
  }
  std::size_t unlinked() const { return text - linked; }
};

/// The elements of `body` in the order of the document; [0] is `body`. Linear, and no recursion.
class PageTree {
 public:
  explicit PageTree(pugi::xml_node body);

  std::vector<Element> elements;

  /// Skips what is unlikely to be text and has not most of the text of the page.
  void skip_unlikely();
  /// Marks element `index` and what is below it.
  void skip(std::size_t index);
  /// To be called after the last skip(): sums up again.
  void sum();

 private:
  struct Own {
    std::size_t text = 0, linked = 0, commas = 0, in_list = 0, in_heading = 0;
  };
  struct Within {
    bool link = false, list = false, heading = false;
  };
  void add_text(std::size_t index, std::string_view text);

  std::vector<Within> within_;      // what each element is in, or is
  std::vector<Own> own_;            // of the text nodes directly in each element
  std::vector<std::size_t> block_;  // the element itself, or the nearest block above it
};

}  // namespace broadsheet::html
