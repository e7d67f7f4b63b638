// pdf/extract.hpp - a PDF file, page by page, as positioned runs of text, pictures, rules and fills.
//
// The only door to the PDF library (poppler's core, whose interface changes from release to release): no
// other file includes it. Pictures are not decoded; outlines, forms, annotations and scripts are not looked
// at.
#pragma once

#include "pdf/glyphs.hpp"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::pdf {

/// A page that cannot be read, while others may.
class DamagedPage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One page and what has to be said about it.
struct PageText {
  layout::Page page;  ///< with runs
  Tally tally;
  std::vector<Dropped> dropped;  ///< text that is in no run
  double picture_share = 0;      ///< of the page's area that pictures cover, 0..1
  bool too_many_marks = false;   ///< more than Limits::marks: the rest was left out
};

class Document {
 public:
  /// Throws plugin::Failure: the file needs a password, or is damaged beyond reading. `password` may be
  /// empty.
  Document(std::string bytes, std::string_view password);
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::size_t page_count() const;
  bool allows_copying() const;
  bool was_repaired() const;  ///< its table of contents was wrong and had to be rebuilt

  /// Pages count from 1. `cancelled` is asked now and then. Throws DamagedPage, and
  /// plugin::Failure past `limits.glyphs`.
  PageText page(std::size_t number, TextLayer layer, const layout::Limits& limits,
                const std::function<bool()>& cancelled) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> pdf_;
};

}  // namespace broadsheet::pdf
