// core/batch/inputs/line_reader.hpp - reads the lines of a file that may be larger than memory.
#pragma once

#include "io/input.hpp"

namespace broadsheet {

class LineReader {
 public:
  explicit LineReader(const std::filesystem::path& file) : input_(file) {}

  /// False at the end. A last line without its line break counts. Throws Error
  /// (io), Error (input) for a line of more than 16 MiB.
  bool next(std::string& line);

  std::uint64_t number() const { return number_; }  ///< of the last line, from 1
  std::uint64_t offset() const { return offset_; }  ///< where it begins, in bytes

 private:
  Input input_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0, offset_ = 0, next_offset_ = 0;
};

}  // namespace broadsheet
