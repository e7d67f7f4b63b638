// core/conformance/memory_source.hpp - an input that a reader is tried on: bytes, and a file that they are
// of.
#pragma once

#include "io/input.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>

namespace broadsheet::conformance {

/// Gives at most `readable` bytes, then fails.
class MemorySource : public Source {
 public:
  /// What a reader asks for beside its input is looked for beside `file`, if that is not empty.
  explicit MemorySource(std::string bytes, std::filesystem::path file,
                        std::size_t readable = std::string::npos)
      : bytes_(std::move(bytes)), file_(std::move(file)), readable_(readable) {}
  std::string name() const override { return "sample"; }
  Sibling sibling(const std::string& name) override {
    beside_.reset();
    if (name.empty()) return Sibling::opened;
    if (file_.empty()) return Sibling::refused;
    beside_.emplace(file_);
    return beside_->sibling(name);
  }
  std::size_t read(void* buffer, std::size_t size) override {
    if (beside_) return beside_->read(buffer, size);
    const std::size_t n = take(front_, buffer, size);
    front_ += n;
    return n;
  }
  std::optional<std::uint64_t> size() override { return bytes_.size(); }
  std::size_t read_at(std::uint64_t offset, void* buffer, std::size_t size) override {
    return take(static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size())), buffer, size);
  }
  bool refused = false;

 private:
  std::size_t take(std::size_t from, void* buffer, std::size_t size) {
    if (given_ >= readable_) {
      refused = true;
      throw Error(Fault::io, "BS-C122", "cannot be read");
    }
    const std::size_t n = std::min({size, bytes_.size() - from, std::size_t{4093}});
    std::memcpy(buffer, bytes_.data() + from, n);
    given_ += n;
    return n;
  }

  std::string bytes_;
  std::filesystem::path file_;
  std::optional<Input> beside_;
  std::size_t readable_, front_ = 0, given_ = 0;
};

}  // namespace broadsheet::conformance
