#include "common/input_bytes.hpp"

#include <algorithm>

namespace broadsheet::common {

InputBytes::InputBytes(const plugin::Host& host, std::size_t limit) {
  if (const auto size = host.input_size()) {
    host_ = host;
    size_ = *size;
    return;
  }
  whole_ = host.read_all(limit);
  size_ = whole_.size();
}

std::size_t InputBytes::fetch(std::uint64_t offset, char* to, std::size_t size) const {
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t n = host_.read_at(offset + filled, to + filled, size - filled);
    if (n == 0) break;
    filled += n;
  }
  return filled;
}

// The block that was not used for the longest time makes room.
const InputBytes::Block& InputBytes::block_at(std::uint64_t offset) {
  const std::uint64_t begin = offset / kBlock * kBlock;
  Block* oldest = &blocks_.front();
  for (Block& block : blocks_) {
    if (block.begin == begin && !block.bytes.empty()) return block.used = ++clock_, block;
    if (block.used < oldest->used) oldest = &block;
  }
  oldest->bytes.resize(kBlock);
  oldest->bytes.resize(fetch(begin, oldest->bytes.data(), kBlock));
  oldest->begin = begin;
  oldest->used = ++clock_;
  return *oldest;
}

std::size_t InputBytes::read(std::uint64_t offset, void* to, std::size_t size) noexcept try {
  if (failure_ || offset >= size_) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - offset));
  char* const out = static_cast<char*>(to);
  if (!whole_.empty()) return whole_.copy(out, size, static_cast<std::size_t>(offset));
  if (size >= kBlock) return fetch(offset, out, size);
  std::size_t filled = 0;
  while (filled < size) {
    const Block& block = block_at(offset + filled);
    const auto from = static_cast<std::size_t>(offset + filled - block.begin);
    if (from >= block.bytes.size()) break;  // the file has become shorter
    filled += block.bytes.copy(out + filled, size - filled, from);
  }
  return filled;
} catch (...) {
  failure_ = std::current_exception();
  return 0;
}

void InputBytes::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace broadsheet::common
