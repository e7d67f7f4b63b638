// core/convert/facts/dated_name.hpp - the parts of a file name that has a date in it.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

struct DatedName {
  std::string publication, date, page;  ///< the date as 2024-05-18; all empty where there is none
};

/// Archives write "qinghe-daily-2024-05-18-02", "20240304_A01", "2024-03-04 Page 2", "HN 4 Mar 2024 p1",
/// "青河日报2024年3月4日第2版", "Bote 14.03.2025 Seite 1", "Courrier 14 mars 2025 page 1", "2025-03-14
/// Courier 01", "2024-05-14_sport", whose last word says nothing. A name with other figures after its date
/// says nothing, nor does one with two dates.
DatedName dated_name(std::string_view name);

/// Whether it is a day of the calendar as YYYY-MM-DD.
bool is_date(std::string_view text);

/// Whether it is a year, a month or a day of ISO 8601, with or without a time after the day.
bool is_iso_date(std::string_view text);

/// "2" of "02", "p2", "page-2", "Seite 2" and "第2版", "A4" of "A4": a file name without extension that is
/// only a page. "" for any other.
std::string page_from_name(std::string_view stem);

}  // namespace broadsheet
