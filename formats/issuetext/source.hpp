// issuetext/source.hpp - the text of an issue page by page, of which what was read can go.
#pragma once

#include "issuetext/lines.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::issuetext {

/// Some pages of a text.
struct Piece {
  std::string text;
  std::uint32_t first_line = 1;  ///< of the input; where it begins in the midst of one, that
};

/// `text`, cut behind form feeds, which part pages, wherever `least` bytes have come
/// together. REQUIRES: least > 0
std::deque<Piece> pieces_of(std::string text, std::size_t least = std::size_t{1} << 20);

/// The pages, one after the other. The text of a piece is let go when its pages are done.
class Source {
 public:
  struct OnePage {
    Page page;
    std::string_view text;     ///< UTF-8 of the page, valid until release_before() of a later page
    std::uint32_t first_line;  ///< of the input: where `text` begins
    std::size_t piece;
  };

  Source(std::string text, bool spaced) : pieces_(pieces_of(std::move(text))), spaced_(spaced) {}

  /// The next page that has a line; none after the last.
  std::optional<OnePage> next();

  /// Lets go of the text of all pieces before the one that `page` is of.
  void release_before(const OnePage& page);

 private:
  std::deque<Piece> pieces_;
  const bool spaced_;
  std::optional<Pages> pages_;  ///< of pieces_[in_]
  std::size_t in_ = 0;          ///< the piece of which pages are made
  std::size_t released_ = 0;    ///< pieces whose text is gone
};

}  // namespace broadsheet::issuetext
