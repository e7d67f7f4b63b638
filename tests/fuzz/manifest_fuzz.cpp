// Fuzz target of the manifest: any bytes of a plugin file give a manifest or an Error.
#include "plugins/manifest.hpp"

#include <broadsheet/report.hpp>

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view found = broadsheet::find_manifest(bytes);
  for (const std::string_view json : {found, std::string_view(bytes)}) {
    try {
      broadsheet::parse_manifest(json);
    } catch (const broadsheet::Error&) {
      // a refusal is an answer
    }
  }
  return 0;
}
