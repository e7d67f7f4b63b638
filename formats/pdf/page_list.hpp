// pdf/page_list.hpp - which pages a user asks for: "1-4,8".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace broadsheet::pdf {

/// The pages that `list` names, in its order, each once; all pages for an empty list. "3-" goes to the last
/// page. Throws plugin::Failure (BS_UNSUPPORTED) for what is no list of pages, or names one beyond `count`.
std::vector<std::size_t> pages_of(std::string_view list, std::size_t count);

}  // namespace broadsheet::pdf
