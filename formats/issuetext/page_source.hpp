// issuetext/page_source.hpp - the text of an issue page by page, of which what was read can go.
#pragma once

#include "issuetext/lines/lines.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Some pages of a text.
struct TextChunk {
  std::string text;
  std::uint32_t first_line = 1;  ///< of the input; where it begins in the middle of one, that
};

/// `text`, cut after form feeds, which separate pages, wherever `least` bytes have come
/// together. REQUIRES: least > 0
std::deque<TextChunk> split_into_chunks(std::string text, std::size_t least = std::size_t{1} << 20);

/// The pages, one after the other. The text of a chunk is let go when its pages are done.
class PageSource {
 public:
  struct OnePage {
    PageText source;  ///< valid until release_before() of a later page
    std::size_t chunk;
  };

  explicit PageSource(std::string text) : chunks_(split_into_chunks(std::move(text))) {}

  /// The next page, which may have no line; none after the last.
  std::optional<OnePage> next();

  /// Lets go of the text of all chunks before this one.
  void release_before(std::size_t chunk);

 private:
  std::deque<TextChunk> chunks_;
  std::optional<PageReader> pages_;  ///< of chunks_[in_]
  std::size_t in_ = 0;               ///< the chunk of which pages are made
  std::size_t released_ = 0;         ///< chunks whose text is gone
};

}  // namespace broadsheet::issuetext
