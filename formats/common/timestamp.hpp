// common/timestamp.hpp - the one moment an output may carry.
//
// Outputs are reproducible, so no clock is read. The moment is what the user
// named (--timestamp, else SOURCE_DATE_EPOCH, both reach a plugin as the option
// "timestamp"), else the date of the issue, else nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::common {

struct Date {
  int year = 0, month = 0, day = 0;
};

/// "2021-10-31" (ISO 8601 calendar date); nullopt for anything else, also for
/// days that no calendar has.
std::optional<Date> parse_date(std::string_view text);

/// Seconds since 1970-01-01T00:00:00Z, with the zone it was given in.
struct Timestamp {
  std::int64_t seconds = 0;
  int offset_minutes = 0;  ///< east of UTC

  std::string in_utc() const;   ///< "2021-10-30T22:00:00Z"
  std::string in_zone() const;  ///< "2021-10-31T06:00:00+08:00", "…Z" at offset 0
};

/// RFC 3339 date-time ("2021-10-31T06:00:00+08:00"), or a date (its midnight UTC).
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// The option where it is there, else the issue's date, else nothing.
std::optional<Timestamp> moment_of(std::string_view option, std::string_view issue_date);

}  // namespace broadsheet::common
