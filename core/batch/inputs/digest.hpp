// core/batch/inputs/digest.hpp - digests by which a batch recognises pages and outputs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256& add(std::string_view data);
  /// 64 lower case digits, as sha256sum prints them. Starts again from nothing.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Fingerprint {
  std::uint64_t bytes = 0;
  std::string sha256;
  bool operator==(const Fingerprint&) const = default;
};

/// Of a file's bytes; of a folder's files, their names and bytes in order of the
/// names. Throws Error (io) where something cannot be read, or is not there; Error (input) where a file
/// has more bytes than `limit`, unless that is 0: a device has no end.
Fingerprint fingerprint_of(const std::filesystem::path& file, std::uint64_t limit = 0);

/// A hash of 64 bits that is the same on every machine and in every version. Not safe against texts
/// made to collide.
std::uint64_t stable_hash(std::string_view text);

}  // namespace broadsheet
