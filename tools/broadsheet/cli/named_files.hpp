// cli/named_files.hpp - files that a user names and that are not there.
#pragma once

#include <string>
#include <vector>

namespace broadsheet::cli {

/// Throws Error (input) for a name that nothing has, with the nearest one beside it, or with what the name is
/// instead: an address, a pattern, one of `formats`.
void refuse_missing(const std::string& name, const std::vector<std::string>& formats = {});

}  // namespace broadsheet::cli
