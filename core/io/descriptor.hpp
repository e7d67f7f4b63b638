// io/descriptor.hpp - an open file that is closed with its owner, also where a constructor throws.
#pragma once

#include <unistd.h>

#include <utility>

namespace broadsheet {

class Descriptor {
 public:
  /// Takes what open() returned; negative is none.
  explicit Descriptor(int file = -1) : file_(file) {}
  ~Descriptor() {
    if (file_ >= 0) close(file_);
  }
  Descriptor(Descriptor&& other) noexcept : file_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }

  explicit operator bool() const { return file_ >= 0; }
  int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

 private:
  int file_;
};

}  // namespace broadsheet
