// cli/named_files.hpp - files that a user names and that are not there.
#pragma once

#include <string>

namespace broadsheet::cli {

/// Throws Error (input) for a name that nothing has, with the nearest one beside it, or with what the name is
/// instead: an address, a pattern.
void refuse_missing(const std::string& name);

}  // namespace broadsheet::cli
