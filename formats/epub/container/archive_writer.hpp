// epub/container/archive_writer.hpp - the ZIP container of an EPUB (OCF 3.3 section 4),
// with libzip.
//
// The same entries give the same bytes on every machine: order, times and
// attributes are the caller's or fixed, and content arrives ready-deflated.
#pragma once

#include "epub/container/deflate_pool.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

class ArchiveWriter {
 public:
  /// `seconds` since 1970 UTC is the time of every entry, brought into the
  /// years 1980-2107 that ZIP knows. The first entry is "mimetype", stored.
  explicit ArchiveWriter(std::int64_t seconds);
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;

  void add(const std::string& name, Deflated content);
  /// For content that is compressed already. It must outlive finish().
  void add_stored(const std::string& name, std::string_view content);
  /// The same for content that is asked for when its turn comes, so that one is in memory at a time. It has
  /// `size` bytes, and lives until the next is asked for; an exception of `open` is thrown by finish().
  void add_stored(const std::string& name, std::size_t size, std::function<std::string_view()> open);
  /// Makes the archive and hands its bytes to `write` in pieces. Call once, last.
  void finish(const std::function<void(std::string_view)>& write);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace broadsheet::epub
