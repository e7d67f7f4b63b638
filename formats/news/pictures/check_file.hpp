// news/pictures/check_file.hpp - whether the file that a news item names lies beside it and is what is said
// of it.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string>
#include <vector>

namespace broadsheet::news {

/// As the item has it; what it does not say is empty.
struct SaidOfFile {
  std::string href, type, width, height, size;
  std::string sha256;  ///< Base64
};

/// Where the file is another than is said, in sentences: "the file \"a.jpg\" is not there". Of relative names
/// only: what lies on another machine is not looked at, and a name that climbs out of the delivery is told,
/// not followed. Numbers in other units than pixels and bytes are no business of this. The input goes on
/// where it was left.
std::vector<std::string> contradictions(const plugin::Host& host, const SaidOfFile& said);

}  // namespace broadsheet::news
