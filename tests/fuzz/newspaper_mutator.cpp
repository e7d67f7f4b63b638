// libFuzzer's mutator for pages of newspapers: now and then a page that newspaper_maker.hpp makes of the seed
// or of the bytes at hand takes the place of the input, so that byte by byte changes start from what papers
// print.
#include "support/makers/newspaper_maker.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  using broadsheet::testing::make_newspaper;
  constexpr unsigned kPages = 8;  // one input in so many is a new page
  if (seed % kPages > 1) return LLVMFuzzerMutate(data, size, most);
  const std::string choices(reinterpret_cast<const char*>(data), size);
  const std::string page =
      (seed % kPages == 0 ? make_newspaper(std::uint64_t{seed}) : make_newspaper(std::string_view(choices)))
          .bytes;
  const std::size_t used = std::min(page.size(), most);
  std::memcpy(data, page.data(), used);
  return used;
}
