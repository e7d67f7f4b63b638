#include "alto/pages/styles.hpp"

#include "ocr/numbers.hpp"
#include "ocr/roles.hpp"

#include <algorithm>
#include <optional>

namespace broadsheet::alto {
namespace {

using common::child;
using common::is;

constexpr double kPointsPerInch = 72;
constexpr double kLargestType = 2000;  // points: a poster

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

bool has_word(std::string_view words, std::string_view word) {
  bool found = false;
  each_reference(words, [&](std::string_view its) { found = found || its.substr(0, word.size()) == word; });
  return found;
}

/// "xdpi: 400" or "DPI=300" in the notes of some OCR programs.
std::optional<double> resolution_in(std::string_view notes) {
  for (const std::string_view key : {"dpi", "DPI"}) {
    const std::size_t at = notes.find(key);
    if (at == std::string_view::npos) continue;
    std::string_view rest = notes.substr(at + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" :=\"'"), rest.size()));
    const std::optional<double> dpi = ocr::number(rest);
    if (dpi && *dpi >= 50 && *dpi <= 2400) return dpi;
  }
  return std::nullopt;
}

double pixels(pugi::xml_node description) {
  for (const pugi::xml_node processing : description.children())
    for (const pugi::xml_node step : processing.children())
      if (const auto dpi = resolution_in(child(step, "processingStepSettings").text().get()))
        return kPointsPerInch / *dpi;
  return 0;
}

double unit_of(pugi::xml_node root) {
  const pugi::xml_node description = child(root, "Description");
  const std::string_view unit = child(description, "MeasurementUnit").text().get();
  if (unit.find("mm10") != std::string_view::npos) return kPointsPerInch / 254;
  if (unit.find("inch1200") != std::string_view::npos) return kPointsPerInch / 1200;
  return pixels(description);
}

layout::Face face_of(pugi::xml_node style) {
  layout::Face face;
  face.family = value(style, "FONTFAMILY");
  face.bold = has_word(value(style, "FONTSTYLE"), "bold");
  face.italic = has_word(value(style, "FONTSTYLE"), "italic");
  face.serif = value(style, "FONTTYPE") == "serif" || face.family.find("Times") != std::string::npos;
  return face;
}

}  // namespace

const TypeStyle* Styles::type_of(std::string_view references) const {
  const TypeStyle* found = nullptr;
  each_reference(references, [&](std::string_view id) {
    if (const auto type = types.find(id); !found && type != types.end()) found = &type->second;
  });
  return found;
}

layout::BlockRole Styles::role_of(std::string_view references) const {
  layout::BlockRole role = layout::BlockRole::unknown;
  each_reference(references, [&](std::string_view id) {
    if (const auto tag = tags.find(id); role == layout::BlockRole::unknown && tag != tags.end())
      role = tag->second;
  });
  return role;
}

std::int32_t Styles::face_with(std::int32_t base, std::string_view font_style) {
  layout::Face face = base == layout::kNone ? layout::Face() : faces[static_cast<std::size_t>(base)];
  face.bold = face.bold || has_word(font_style, "bold");
  face.italic = face.italic || has_word(font_style, "italic");
  const auto known = std::find(faces.begin(), faces.end(), face);
  if (known == faces.end()) faces.push_back(face);
  return static_cast<std::int32_t>(known == faces.end() ? faces.size() - 1
                                                        : static_cast<std::size_t>(known - faces.begin()));
}

Styles read_styles(pugi::xml_node root) {
  Styles styles;
  styles.points_per_unit = unit_of(root);
  for (const pugi::xml_node style : child(root, "Styles").children()) {
    if (!is(style, "TextStyle")) continue;
    const double points = ocr::number(value(style, "FONTSIZE")).value_or(0);
    styles.faces.push_back(face_of(style));
    styles.types.emplace(value(style, "ID"), TypeStyle{points > 0 && points < kLargestType ? points : 0,
                                                       static_cast<std::int32_t>(styles.faces.size() - 1)});
  }
  for (const pugi::xml_node tag : child(root, "Tags").children()) {
    layout::BlockRole role = ocr::role_of(value(tag, "LABEL"));
    if (role == layout::BlockRole::unknown) role = ocr::role_of(value(tag, "TYPE"));
    if (role != layout::BlockRole::unknown && !is(tag, "NamedEntityTag"))
      styles.tags.emplace(value(tag, "ID"), role);
  }
  return styles;
}

}  // namespace broadsheet::alto
