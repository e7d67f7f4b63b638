// reconstruct/language/dates.hpp - full dates as newspapers print them.
#pragma once

#include "reconstruct/language/profile.hpp"

#include <string>

namespace broadsheet::reconstruct {

/// The first full date in `s` (with its year) as ISO 8601; "" for none. Years of the Republic of China
/// (民國) and of the Japanese eras are converted. The profile's month names decide how a date is read.
std::string iso_date(View s, const Profile& profile);

}  // namespace broadsheet::reconstruct
