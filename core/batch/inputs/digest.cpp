#include "batch/inputs/digest.hpp"

#include "io/input.hpp"

#include <broadsheet/report.hpp>

#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <vector>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

std::uint64_t add_file(Sha256& hash, const fs::path& file, std::uint64_t limit) {
  constexpr std::size_t kBuffer = std::size_t{64} << 10;
  const auto buffer = std::make_unique<char[]>(kBuffer);
  Input input(file, limit);
  std::uint64_t bytes = 0;
  while (const std::size_t n = input.read(buffer.get(), kBuffer)) {
    hash.add({buffer.get(), n});
    bytes += n;
  }
  return bytes;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_regular_file(error)) files.push_back(it->path().lexically_relative(folder));
  if (error)
    throw Error(Fault::io, "BS-C122", "cannot be read: " + error.message(), {folder.string(), 0, {}},
                "check the disk or the connection it is on");
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

struct Sha256::State {
  sha256_ctx context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { sha256_init(&state_->context); }
Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view data) {
  sha256_update(&state_->context, data.size(), reinterpret_cast<const std::uint8_t*>(data.data()));
  return *this;
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&state_->context, digest.size(), digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 0x0f];
  }
  return text;
}

Fingerprint fingerprint_of(const fs::path& path, std::uint64_t limit) {
  Sha256 hash;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    const std::uint64_t bytes = add_file(hash, path, limit);
    return {bytes, hash.hex()};
  }
  std::uint64_t bytes = 0;
  std::string listing;
  for (const fs::path& file : files_below(path)) {
    bytes += add_file(hash, path / file, limit);
    listing += hash.hex() + "  " + file.string() + '\n';
  }
  return {bytes, hash.add(listing).hex()};
}

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a …
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;  // … and MurmurHash3's finish, for the low bits
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
  return hash ^ (hash >> 33);
}

}  // namespace broadsheet
