// core/host/view_check.hpp - whether views from a plugin can be relied on.
#pragma once

#include <broadsheet/plugin.h>

#include <string>

namespace broadsheet {

/// What is wrong with it ("its headline is not UTF-8"), or "". Checks sizes, pointers, UTF-8 and
/// the ends of runs, in about one pass over the text; of a picture also its id and media type.
std::string fault_of(const bs_issue* issue);
std::string fault_of(const bs_article* article);
std::string fault_of(const bs_end* end);
std::string fault_of(const bs_resource* resource);

}  // namespace broadsheet
