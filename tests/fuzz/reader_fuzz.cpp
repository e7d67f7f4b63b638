// Fuzz target of a format's reader and checker: any bytes give a document that can cross
// the plugin boundary, and findings, or a plugin::Failure. FUZZ_FORMAT names the format,
// FUZZ_READER and FUZZ_CHECKER its classes, where it has them (see CMakeLists.txt).
#ifdef FUZZ_READER
#include FUZZ_READER_HEADER
#endif
#ifdef FUZZ_CHECKER
#include FUZZ_CHECKER_HEADER
#endif

#include "support/round_trip/checking_sink.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet::testing;
  static const auto defaults = MemoryHost(FUZZ_FORMAT).options;
  const std::string input{reinterpret_cast<const char*>(data), size};
#ifdef FUZZ_READER
  MemoryHost reading("", input);
  reading.options = defaults;
  read_checked<FUZZ_READER>(reading, FUZZ_FORMAT);
#endif
#ifdef FUZZ_CHECKER
  MemoryHost checking("", input);
  checking.options = defaults;
  check_checked<FUZZ_CHECKER>(checking, FUZZ_FORMAT);
#endif
  return 0;
}
