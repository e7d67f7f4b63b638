// common/input_bytes.hpp - the bytes of an input where they are wanted, not all of it in memory.
//
// Of an input that the host can read anywhere a few blocks are kept; one that comes from front to end only
// (standard input) is read whole.
#pragma once

#include <broadsheet/plugin.hpp>

#include <array>
#include <cstdint>
#include <exception>
#include <string>

namespace broadsheet::common {

class InputBytes {
 public:
  /// Of an input that has to be read whole up to `limit` bytes and some. Throws plugin::Failure.
  explicit InputBytes(const plugin::Host& host, std::size_t limit = std::string::npos);
  explicit InputBytes(std::string bytes) : whole_(std::move(bytes)), size_(whole_.size()) {}
  InputBytes(const InputBytes&) = delete;
  InputBytes& operator=(const InputBytes&) = delete;

  std::uint64_t size() const { return size_; }

  /// Copies up to `size` bytes from `offset` on: fewer only at the end, and none once reading has failed.
  /// Nothing is thrown through the libraries that call this: that is what rethrow() is for.
  std::size_t read(std::uint64_t offset, void* to, std::size_t size) noexcept;
  /// Throws what reading failed of, if it did.
  void rethrow() const;

 private:
  static constexpr std::size_t kBlocks = 8, kBlock = std::size_t{256} << 10;
  struct Block {
    std::string bytes;
    std::uint64_t begin = 0, used = 0;
  };
  const Block& block_at(std::uint64_t offset);
  std::size_t fetch(std::uint64_t offset, char* to, std::size_t size) const;

  plugin::Host host_{nullptr};
  std::string whole_;
  std::uint64_t size_ = 0, clock_ = 0;
  std::array<Block, kBlocks> blocks_;
  std::exception_ptr failure_;
};

}  // namespace broadsheet::common
