// html/reading/dates.hpp - the day in a text that says when something was published.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::html {

/// The first date in `text` as "2021-10-31", else "". Known are ISO 8601 also without hyphens, 31.10.2021,
/// 31/10/2021 (10/31/2021 where `language` is that of the United States or the day would be no month),
/// 2021年10月31日, and names of months in English, German, French, Spanish, Italian, Portuguese and Dutch.
std::string date_in(std::string_view text, std::string_view language);

/// The date in an address, as many sites have it: …/2021/10/31/….
std::string date_in_address(std::string_view address);

}  // namespace broadsheet::html
