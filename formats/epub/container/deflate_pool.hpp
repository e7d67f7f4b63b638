// epub/container/deflate_pool.hpp - compresses files on several threads.
//
// Every file is compressed by itself at one fixed level, so the result does
// not depend on the number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet::epub {

struct Deflated {
  std::string data;        ///< a raw DEFLATE stream (RFC 1951)
  std::uint64_t size = 0;  ///< of the content
  std::uint32_t crc = 0;   ///< of the content
};

class DeflatePool {
 public:
  /// `threads` counts the caller, who takes part; 0 = as many as the machine has.
  explicit DeflatePool(unsigned threads);
  ~DeflatePool();

  /// Takes a file; returns its index in finish(). May compress other files
  /// meanwhile, so that what waits stays small.
  std::size_t add(std::string content);
  /// All files in the order they were added. Call once, last.
  std::vector<Deflated> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace broadsheet::epub
