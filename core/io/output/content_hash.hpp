// core/io/output/content_hash.hpp - tells whether a file is still what was written.
//
// 64 bits of the bytes and their number, the same on every little-endian machine. It notices edits; it is not
// safe against a file made to collide.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

class ContentHash {
 public:
  void add(std::string_view data);
  /// 16 lower case digits. Starts again from nothing.
  std::string hex();

 private:
  void mix(std::uint64_t word);

  std::uint64_t hash_ = 0xcbf29ce484222325u, bytes_ = 0;
  char rest_[8] = {};  ///< bytes_ % 8 of it wait for a whole word
};

/// Of a regular file; nothing for a link, for anything else, and for what cannot be read.
std::optional<std::string> content_hash_of(const std::filesystem::path& file);

}  // namespace broadsheet
