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
    if (read_ >= readable_) {
      refused = true;
      throw Error(Fault::io, "BS-C122", "cannot be read");
    }
    const std::size_t n = std::min({size, bytes_.size() - read_, std::size_t{4093}});
    std::memcpy(buffer, bytes_.data() + read_, n);
    read_ += n;
    return n;
  }
  bool refused = false;

 private:
  std::string bytes_;
  std::filesystem::path file_;
  std::optional<Input> beside_;
  std::size_t readable_, read_ = 0;
};

}  // namespace broadsheet::conformance
