// Fuzz target of the writers: any bytes are the choices that make a document (see
// support/makers/generator.hpp), which every writer writes; what it writes is well-formed
// and comes back through the format's reader, as support/round_trip/round_trip.hpp says.
//
// The first byte chooses the way. Covers of pixels are left to tests/properties: drawing them took most of
// the time.
#include "support/makers/generator.hpp"
#include "support/round_trip/round_trip.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  if (size == 0) return 0;
  const std::string_view choices(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Document document = testing::Generator(choices, {.articles = 2, .blocks = 4}).document();
  static const auto fast = static_cast<std::size_t>(std::count_if(
      testing::ways().begin(), testing::ways().end(), [](const auto& way) { return !way.is_slow; }));
  const testing::Way& way = testing::ways()[data[0] % fast];
  if (const std::string fault = testing::fault_of_round_trip(way, document); !fault.empty()) {
    std::fprintf(stderr, "%s: %s\n", way.name.c_str(), fault.c_str());
    std::abort();
  }
  return 0;
}
