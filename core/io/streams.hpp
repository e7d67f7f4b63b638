// core/io/streams.hpp - the interfaces that bytes are read from and written to.
#pragma once

#include "io/sibling.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

class Source {
 public:
  virtual ~Source() = default;
  virtual std::string name() const = 0;  ///< for messages
  /// Up to `size` bytes, 0 at the end. Throws Error.
  virtual std::size_t read(void* buffer, std::size_t size) = 0;
  /// Its bytes, where they can be read from anywhere. Throws Error.
  virtual std::optional<std::uint64_t> size() { return std::nullopt; }
  /// Then: up to `size` bytes from `offset` on, 0 beyond the end. Throws Error.
  virtual std::size_t read_at(std::uint64_t, void*, std::size_t) { return 0; }
  /// Following reads are of this file beside the input; of the input itself again for "". Throws Error.
  virtual Sibling sibling(const std::string& name) {
    return name.empty() ? Sibling::opened : Sibling::refused;
  }
  /// The folder that siblings lie in, absolute; "" where there is none.
  virtual std::string folder() const { return {}; }
};

class Destination {
 public:
  virtual ~Destination() = default;
  /// Both throw Error.
  virtual void write(std::string_view data) = 0;
  virtual void part(const std::string& name) = 0;  ///< following writes go to this file of a folder
};

}  // namespace broadsheet
