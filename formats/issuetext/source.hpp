// issuetext/source.hpp - the text of an issue page by page, of which what was read can go.
#pragma once

#include "issuetext/conservation.hpp"
#include "issuetext/lines.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace broadsheet::issuetext {

/// Some pages of a text.
struct Piece {
  std::string text;
  std::uint32_t first_line = 1;  ///< of the input; where it begins in the midst of one, that
};

/// `text`, cut behind form feeds, which part pages, wherever `least` bytes have come
/// together. REQUIRES: least > 0
std::deque<Piece> pieces_of(std::string text, std::size_t least = std::size_t{1} << 20);

/// The pages, one after the other. A piece of them is proved to be conserved when the work on
/// its last page is done, and its text is let go.
class Source {
 public:
  struct OnePage {
    Page page;
    std::size_t piece;
  };

  Source(std::string text, bool spaced) : pieces_(pieces_of(std::move(text))), spaced_(spaced) {}

  /// The next page that has a line; none behind the last.
  std::optional<OnePage> next();

  /// Says that the work on a page of this piece begins, and that on pieces before it is done.
  /// Throws what Conservation::check() does.
  void begin_work(std::size_t piece, Conservation& conservation);
  /// Says that the work on all pages is done.
  void end_work(const Conservation& conservation);

 private:
  std::deque<Piece> pieces_;
  const bool spaced_;
  std::optional<Pages> pages_;     ///< of pieces_[in_]
  std::size_t in_ = 0;             ///< the piece of which pages are made
  std::optional<std::size_t> at_;  ///< the piece that is worked on
};

}  // namespace broadsheet::issuetext
