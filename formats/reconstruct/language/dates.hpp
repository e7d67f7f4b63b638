// reconstruct/language/dates.hpp - full dates as newspapers print them.
#pragma once

#include "reconstruct/language/profile.hpp"

#include <string>

namespace broadsheet::reconstruct {

/// The first full date in `s` (with its year) as ISO 8601; "" for none. Years of the Republic of China
/// (民國) and of the Japanese eras are converted. The profile's month names decide how a date is read.
std::string iso_date(View s, const Profile& profile);

/// That of "26.01.24", the day first where no month is greater than 12; "" for none. For folio lines alone:
/// in a text the same figures may be a score or a number. Years from 70 on are of the 20th century.
std::string short_date(View s);

}  // namespace broadsheet::reconstruct
