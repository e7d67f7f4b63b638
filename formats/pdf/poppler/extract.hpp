// pdf/poppler/extract.hpp - a PDF file, page by page, as positioned runs of text, pictures, rules and fills.
//
// The PDF library is poppler's core, whose interface changes from release to release: only sources of this
// folder include it. Pictures are decoded only when they are asked for;
// outlines, forms, annotations and scripts are not looked at.
#pragma once

#include "common/input_bytes.hpp"
#include "pdf/poppler/glyphs.hpp"
#include "pdf/poppler/picture_data.hpp"

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

/// An image that a page draws.
struct Image {
  int object = 0;                       ///< its number in the file; 0 = it is in the page's own content
  std::uint32_t width = 0, height = 0;  ///< in pixels, as the file says; of all parts
  std::vector<PicturePart> parts;       ///< where it is one of several parts of a picture: all of them
};

/// One page and what has to be said about it.
struct PageText {
  layout::Page page;  ///< with runs
  Tally tally;
  std::vector<Dropped> dropped;  ///< text that is in no run
  double picture_share = 0;      ///< of the page's area that pictures cover, 0..1
  std::vector<Image> images;     ///< in the order in which they are drawn: what Mark::picture counts
  bool too_many_marks = false;   ///< more than Limits::marks: the rest was left out
};

class Document {
 public:
  /// Throws plugin::Failure: the file needs a password, or is damaged beyond reading. `password` may be
  /// empty. `input` outlives this, and is read as pages ask for it.
  Document(common::InputBytes& input, std::string_view password);
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

  /// Pictures of a page that page() has read, in the order in which it draws them.
  void take_pictures(std::size_t number, const std::vector<DrawnPicture>& wanted, const PictureLimits& limits,
                     const std::function<bool()>& cancelled, const TakePicture& take) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> pdf_;
};

}  // namespace broadsheet::pdf
