// core/stream/line_buffer.hpp - splits bytes that arrive in pieces into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::stream {

class LineBuffer {
 public:
  /// Makes room for `size` bytes after those that are held, and invalidates what next() returned.
  /// Call filled() next.
  char* room(std::size_t size) {
    bytes_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
    filled_ = bytes_.size();
    bytes_.resize(filled_ + size);
    return bytes_.data() + filled_;
  }
  /// So many bytes of the room were used.
  void filled(std::size_t size) { bytes_.resize(filled_ + size); }

  /// The next whole line without its line feed, valid until the next call of
  /// room(); false if there is none yet.
  bool next(std::string_view& line) {
    const std::size_t feed = bytes_.find('\n', searched_);
    if (feed == std::string::npos) {
      searched_ = bytes_.size();
      return false;
    }
    line = std::string_view(bytes_).substr(begin_, feed - begin_);
    begin_ = searched_ = feed + 1;
    return true;
  }

  /// What follows the last line feed.
  std::string_view rest() const { return std::string_view(bytes_).substr(begin_); }

 private:
  std::string bytes_;
  std::size_t begin_ = 0, searched_ = 0, filled_ = 0;
};

}  // namespace broadsheet::stream
