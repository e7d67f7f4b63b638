// pictures/identify.hpp - finds the type and size of a picture from its first bytes.
//
// What a picture is said to be counts for nothing: files are named wrongly, and a reader may lie. Nothing
// is decoded here, so that a picture which unpacks to gigabytes costs no more than another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::pictures {

struct Image {
  std::string_view media_type, extension;
  std::uint32_t width = 0, height = 0;  ///< in pixels
};

/// A JPEG (ITU T.81 annex B), PNG (section 11.2.2), GIF 89a or WebP (RFC 9649) with its size; nullopt for
/// anything else and for files that break off before they say their size.
std::optional<Image> identify(std::string_view bytes);

/// The media type of pictures that identify() does not know, by their first bytes: TIFF, JPEG 2000, AVIF,
/// HEIC, JPEG XL, BMP; "" for anything else.
std::string_view other_media_type(std::string_view bytes);

/// The extension that files of a media type have, with its dot; ".bin" for one that is not known.
std::string_view extension_of(std::string_view media_type);
/// The media type of pictures with this name or extension, "" where it is not one of a picture.
std::string_view media_type_of(std::string_view name);

/// Which side of a JPEG is up, where its Exif data say so (Exif 2.32, 4.6.4): 1 (as it is) to 8; from 5 on,
/// rows are shown as columns. 1 where nothing, or nonsense, is said.
unsigned orientation_of(std::string_view jpeg);

/// Makes it say that it stands upright as it is, where it says otherwise; no other byte changes.
void set_upright(std::string& jpeg);

/// Whether the end of a JPEG is missing.
bool breaks_off(std::string_view jpeg);

}  // namespace broadsheet::pictures
