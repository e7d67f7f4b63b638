// core/io/input.hpp - reads an input file or standard input.
#pragma once

#include "io/streams.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet {

/// A file, or standard input for "-", read from front to end once.
class Input : public Source {
 public:
  /// Throws Error (input) if it is not there, is a folder, or cannot be opened; and while reading,
  /// if it has more than `limit` bytes (0 = no limit).
  explicit Input(std::filesystem::path path, std::uint64_t limit = 0);
  ~Input() override;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string name() const override;

  /// Up to the first 64 KiB, which remain to be read.
  std::string_view head();

  /// Up to `size` bytes, 0 at the end. Throws Error (io).
  std::size_t read(void* buffer, std::size_t size) override;

  /// A plain file has one, which it keeps whatever becomes of the file meanwhile. Throws Error (input) above
  /// the limit.
  std::optional<std::uint64_t> size() override;
  std::size_t read_at(std::uint64_t offset, void* buffer, std::size_t size) override;

  /// Siblings count in the limit as the input does.
  Sibling sibling(const std::string& name) override;
  std::string folder() const override;

  /// Everything left to read; stops soon after `most` bytes.
  std::string rest(std::size_t most = std::string::npos);

 private:
  std::size_t read_file(int file, void* buffer, std::size_t size);
  [[noreturn]] void fail_to_read(int error) const;
  void check_limit(std::uint64_t bytes) const;

  std::filesystem::path path_;
  std::uint64_t limit_, read_bytes_ = 0;
  std::optional<std::uint64_t> size_;
  int file_ = -1, sibling_ = -1;
  std::string head_;
  std::size_t head_read_ = 0;
  bool has_head_ = false;
};

/// The whole of a file. Throws as Input does, and Error (input) where it has more than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace broadsheet
