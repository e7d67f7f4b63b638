// Fuzz target of what an isolated plugin tells: any bytes are frames whose
// contents unpack or are ProtocolError; what was unpacked packs to the same bytes.
#include "host/view_check.hpp"
#include "isolation/wire.hpp"

#include <broadsheet/views.hpp>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace broadsheet;
using namespace broadsheet::isolation;

template <class T>
T repacked(std::string_view payload) {
  T value = unpacked<T>(payload);
  std::string again;
  pack(again, value);
  // A flag may be any number but 0 and is written as 1, so the bytes may differ; not what they say.
  std::string third;
  pack(third, unpacked<T>(again));
  if (again != third || again.size() != payload.size()) std::abort();
  return value;
}

/// As the parent takes it: views of it are checked before anybody relies on them.
void take(const Frame& frame) {
  Views views;
  switch (frame.message) {
    case Message::next_open: fault_of(&views.issue(repacked<Issue>(frame.payload))); break;
    case Message::next_article: fault_of(&views.article(repacked<Article>(frame.payload))); break;
    case Message::next_close: fault_of(&views.end(repacked<End>(frame.payload))); break;
    case Message::note: repacked<Note>(frame.payload); break;
    case Message::decision: repacked<Decision>(frame.payload); break;
    case Message::failed: repacked<Failed>(frame.payload); break;
    case Message::begin: repacked<Assignment>(frame.payload); break;
    case Message::done: repacked<std::int32_t>(frame.payload); break;
    case Message::want: repacked<std::uint64_t>(frame.payload); break;
    default: repacked<std::string>(frame.payload); break;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    while (const auto frame = first_frame(bytes)) {
      take(*frame);
      bytes.remove_prefix(frame->size);
    }
  } catch (const ProtocolError&) {
    // a refusal is an answer
  }
  return 0;
}
