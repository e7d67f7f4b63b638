// epub/image.hpp - finds the type and size of a picture from its first bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet::epub {

struct Image {
  std::string_view media_type, extension;
  std::uint32_t width = 0, height = 0;  ///< in pixels
};

/// A JPEG (ITU T.81 annex B) or PNG (section 11.2.2) with its size; nullopt for
/// anything else and for files that break off before they say their size.
std::optional<Image> identify_image(std::string_view bytes);

}  // namespace broadsheet::epub
