// html/reading/names.hpp - names of people in a line that says who wrote something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// Without white space and the signs that divide lines of display at its ends.
std::string_view trimmed(std::string_view text);

/// The names of a line of them, up to where a date, an address or a place begins. What is no name is left
/// out: counts, buttons, degrees, what somebody is by trade.
std::vector<std::string> names_in(std::string_view line);

/// How much of `line` names_in() looks at.
std::size_t end_of_names(std::string_view line);

}  // namespace broadsheet::html
