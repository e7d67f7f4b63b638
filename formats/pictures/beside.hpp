// pictures/beside.hpp - files beside the input.
#pragma once

#include <broadsheet/plugin.hpp>

#include <optional>
#include <string>

namespace broadsheet::pictures {

/// The whole of a file below the input's folder; none where there is no such file, or it is elsewhere. The
/// input goes on where it was left.
inline std::optional<std::string> read_beside(const plugin::Host& host, const std::string& path) {
  if (path.empty() || host.open_sibling(path) != plugin::Host::Sibling::opened) return std::nullopt;
  std::string bytes = host.read_all();
  host.back_to_input();
  return bytes;
}

}  // namespace broadsheet::pictures
