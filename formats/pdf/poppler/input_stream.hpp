// pdf/poppler/input_stream.hpp - an input as poppler reads it: piece by piece, from wherever it likes.
#pragma once

#include "common/input_bytes.hpp"

#include <Object.h>  // includes Stream.h where that can be
#include <Stream.h>

#include <algorithm>
#include <string>
#include <utility>

namespace broadsheet::pdf {

class InputStream : public BaseSeekInputStream {
 public:
  /// All of `input`, which outlives this.
  explicit InputStream(common::InputBytes& input)
      : InputStream(input, 0, false, static_cast<Goffset>(input.size()), Object(objNull)) {}
  ~InputStream() override { close(); }

  /// How many bytes it has, at most.
  std::uint64_t size() const {
    const auto begin = static_cast<std::uint64_t>(start);
    const std::uint64_t left = begin < input_.size() ? input_.size() - begin : 0;
    return limited ? std::min(left, static_cast<std::uint64_t>(std::max<Goffset>(length, 0))) : left;
  }
  /// All of them, without the small steps in which poppler reads.
  std::string bytes() {
    std::string out(static_cast<std::size_t>(size()), '\0');
    out.resize(input_.read(static_cast<std::uint64_t>(start), out.data(), out.size()));
    return out;
  }

  BaseStream* copy() override { return new InputStream(input_, start, limited, length, dict.copy()); }
  Stream* makeSubStream(Goffset from, bool is_limited, Goffset bytes, Object&& dictionary) override {
    return new InputStream(input_, from, is_limited, bytes, std::move(dictionary));
  }

 private:
  InputStream(common::InputBytes& input, Goffset from, bool is_limited, Goffset bytes, Object&& dictionary)
      : BaseSeekInputStream(from, is_limited, bytes, std::move(dictionary)), input_(input) {}

  Goffset currentPos() const override { return at_; }
  void setCurrentPos(Goffset offset) override { at_ = offset; }
  Goffset read(char* to, Goffset size) override {
    if (at_ < 0 || size <= 0) return 0;
    const std::size_t n = input_.read(static_cast<std::uint64_t>(at_), to, static_cast<std::size_t>(size));
    at_ += static_cast<Goffset>(n);
    return static_cast<Goffset>(n);
  }

  common::InputBytes& input_;
  Goffset at_ = 0;
};

}  // namespace broadsheet::pdf
