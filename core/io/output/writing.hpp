// core/io/output/writing.hpp - bytes go to an open file; and what to do where the system refuses them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace broadsheet {

/// Whether all of `data` went to `file`; errno says why not.
bool write_all(int file, std::string_view data);

/// Throws Error (io, BS-C130) with the reason in errno.
[[noreturn]] void fail_to_write(const std::string& what, const std::filesystem::path& file);

/// Throws Error (io): what has the name of an unfinished output belongs to somebody else.
[[noreturn]] void refuse_foreign_part(const std::filesystem::path& part);

}  // namespace broadsheet
