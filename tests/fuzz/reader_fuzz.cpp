// Fuzz target of a reader: any bytes give a document that can cross the plugin
// boundary, or a plugin::Failure. FUZZ_HEADER, FUZZ_READER and FUZZ_FORMAT name
// the reader (see CMakeLists.txt).
#include FUZZ_HEADER

#include "support/checking_sink.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet::testing;
  static const auto defaults = MemoryHost(FUZZ_FORMAT).options;
  MemoryHost memory("", {reinterpret_cast<const char*>(data), size});
  memory.options = defaults;
  read_checked<FUZZ_READER>(memory, FUZZ_FORMAT);
  return 0;
}
