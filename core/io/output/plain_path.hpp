// core/io/output/plain_path.hpp - names that stay where they are looked for.
#pragma once

#include <filesystem>

namespace broadsheet {

/// Whether it is relative and stays inside its folder on every system: no "..",
/// control character, backslash or colon.
bool is_plain_path(const std::filesystem::path& path);

}  // namespace broadsheet
