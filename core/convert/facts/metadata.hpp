// core/convert/facts/metadata.hpp - what is known about an issue apart from its text.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <string_view>

namespace broadsheet {

/// Publication, date and page of a name such as "qinghe-daily-2024-05-18-02.txt" (dated_name.hpp has
/// all forms). "qinghe-daily-2024-05-18/02.txt" says the same. Any other name says nothing.
Metadata metadata_from_name(const std::filesystem::path& file);

/// Throws Error (usage) for a date that no calendar has and a language that is not registered.
void check_metadata(const Metadata& metadata);

/// A timestamp that is the moment at which a conversion begins: the one thing for which a clock is read, and
/// only where the user asks for it.
inline constexpr std::string_view kNow = "now";

/// Throws Error (usage) for a timestamp that is neither empty nor RFC 3339 nor "now".
void check_timestamp(const std::string& timestamp);

/// RFC 3339 of SOURCE_DATE_EPOCH's value (seconds since 1970, decimal).
/// Throws Error (usage) for any other value.
std::string timestamp_from_epoch(std::string_view seconds);

/// The metadata's facts win over the issue's, which win over the file name's.
void apply_metadata(Issue& issue, const Metadata& given, const Metadata& from_name);

}  // namespace broadsheet
