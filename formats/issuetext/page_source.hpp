// issuetext/page_source.hpp - the text of an issue page by page, of which what was read can go.
#pragma once

#include "issuetext/lines/lines.hpp"
#include "reconstruct/output/character_audit.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Some pages of a text.
struct TextChunk {
  std::string text;
  std::uint32_t first_line = 1;  ///< of the input; where it begins in the midst of one, that
};

/// `text`, cut behind form feeds, which part pages, wherever `least` bytes have come
/// together. REQUIRES: least > 0
std::deque<TextChunk> split_into_chunks(std::string text, std::size_t least = std::size_t{1} << 20);

/// The pages, one after the other. A chunk of them is proved to be conserved when the work on
/// its last page is done, and its text is let go.
class PageSource {
 public:
  struct OnePage {
    Page page;
    std::size_t chunk;
  };

  PageSource(std::string text, bool spaced) : chunks_(split_into_chunks(std::move(text))), spaced_(spaced) {}

  /// The next page that has a line; none behind the last.
  std::optional<OnePage> next();

  /// Says that the work on a page of this chunk begins, and that on chunks before it is done.
  /// Throws what CharacterAudit::check() does.
  void begin_work(std::size_t chunk, CharacterAudit& audit);
  /// Says that the work on all pages is done.
  void end_work(const CharacterAudit& audit);

 private:
  std::deque<TextChunk> chunks_;
  const bool spaced_;
  std::optional<PageReader> pages_;  ///< of chunks_[in_]
  std::size_t in_ = 0;               ///< the chunk of which pages are made
  std::optional<std::size_t> at_;    ///< the chunk that is worked on
};

}  // namespace broadsheet::issuetext
