// common/labels/tables.hpp - the words themselves, a row for each language.
#pragma once

#include "common/labels/labels.hpp"

#include <span>

namespace broadsheet::common {

/// Chinese in its two scripts, Japanese, Korean.
std::span<const Labels> east_asian_labels();
/// English, which is the first, German, Dutch, French, Italian, Spanish, Portuguese.
std::span<const Labels> western_labels();
/// Polish, Vietnamese, Russian, Arabic, Hebrew. Weekdays of two words have a no-break space between them.
std::span<const Labels> eastern_labels();

}  // namespace broadsheet::common
