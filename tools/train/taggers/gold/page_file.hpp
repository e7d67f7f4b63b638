// train/taggers/gold/page_file.hpp - what the programs of this folder read their pages with.
#pragma once

#include <broadsheet/plugin.h>

#include <fstream>
#include <iterator>
#include <string>

namespace broadsheet::train {

/// A host that has no options and hears no warnings.
inline bs_host quiet_host() {
  bs_host host{};
  host.size = sizeof host;
  host.option = [](void*, const char*) { return bs_str{}; };
  host.warn = [](void*, const char*, const char*, std::uint32_t) {};
  host.cancelled = [](void*) { return 0; };
  return host;
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace broadsheet::train
