#include "hocr/properties.hpp"

#include "common/pieces.hpp"
#include "ocr/numbers.hpp"

#include <algorithm>

namespace broadsheet::hocr {
namespace {

/// The front of `rest` up to a ';' outside quotes, which is taken off.
std::string_view take_property(std::string_view& rest) {
  bool quoted = false;
  std::size_t at = 0;
  for (; at < rest.size() && (quoted || rest[at] != ';'); ++at)
    if (rest[at] == '"') quoted = !quoted;
  const std::string_view property = common::trimmed(rest.substr(0, at));
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return property;
}

}  // namespace

std::optional<std::string_view> Properties::value(std::string_view name) const {
  for (std::string_view rest = title_; !rest.empty();) {
    const std::string_view property = take_property(rest);
    const std::size_t end = std::min(property.find_first_of(" \t\r\n"), property.size());
    if (property.substr(0, end) == name) return common::trimmed(property.substr(end));
  }
  return std::nullopt;
}

std::optional<double> Properties::number(std::string_view name) const {
  const std::optional<std::string_view> its = value(name);
  return its ? ocr::number(*its) : std::nullopt;
}

layout::Box Properties::box() const {
  std::string_view rest = value("bbox").value_or("");
  double corners[4] = {};
  for (double& corner : corners) {
    const std::optional<double> its = ocr::take_number(rest);
    if (!its) return {};
    corner = *its;
  }
  if (corners[2] < corners[0] || corners[3] < corners[1]) return {};
  return {corners[0], corners[1], corners[2], corners[3]};
}

std::optional<double> Properties::baseline(const layout::Box& box) const {
  std::string_view rest = value("baseline").value_or("");
  const std::optional<double> slope = ocr::take_number(rest);
  const std::optional<double> offset = slope ? ocr::take_number(rest) : std::nullopt;
  if (!offset) return std::nullopt;
  return box.y1 + *offset + *slope * box.width() / 2;
}

}  // namespace broadsheet::hocr
