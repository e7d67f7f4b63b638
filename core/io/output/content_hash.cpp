#include "io/output/content_hash.hpp"

#include "io/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace broadsheet {

void ContentHash::mix(std::uint64_t word) {
  hash_ = (hash_ ^ word) * 0x9e3779b97f4a7c15u;
  hash_ ^= hash_ >> 32;
}

void ContentHash::add(std::string_view data) {
  const auto take = [&](std::size_t size, char* to) {
    std::memcpy(to, data.data(), size);
    data.remove_prefix(size);
    bytes_ += size;
  };
  const auto word_of = [](const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  };
  if (const std::size_t waiting = bytes_ % 8; waiting > 0) {
    take(std::min(8 - waiting, data.size()), rest_ + waiting);
    if (bytes_ % 8 > 0) return;
    mix(word_of(rest_));
  }
  for (; data.size() >= 8; data.remove_prefix(8), bytes_ += 8) mix(word_of(data.data()));
  take(data.size(), rest_);
}

std::string ContentHash::hex() {
  std::memset(rest_ + bytes_ % 8, 0, 8 - bytes_ % 8);
  std::uint64_t last = 0;
  std::memcpy(&last, rest_, sizeof last);
  mix(last);
  mix(bytes_);
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash_ >> shift & 0xf];
  *this = ContentHash();
  return text;
}

std::optional<std::string> content_hash_of(const std::filesystem::path& file) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!opened || fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  ContentHash hash;
  std::vector<char> buffer(std::size_t{64} << 10);
  while (true) {
    const ssize_t n = read(opened.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {};
    if (n == 0) return hash.hex();
    hash.add({buffer.data(), static_cast<std::size_t>(n)});
  }
}

}  // namespace broadsheet
