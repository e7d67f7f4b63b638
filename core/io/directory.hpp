// core/io/directory.hpp - lists a folder, and tells faults of the file from faults of the system.
//
// std::filesystem skips entries that it cannot examine, and ends the program if memory runs out
// meanwhile. A file that is silently skipped is lost text.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet {

struct FolderEntry {
  std::string name;
  std::filesystem::file_type type;  ///< of the target of a link; not_found = it has none
  bool is_link = false;
};

/// All but "." and "..", sorted by name. Throws std::system_error if one cannot be examined.
std::vector<FolderEntry> entries_of(const std::filesystem::path& folder);

/// The type of a file, links followed; not_found if there is none, or none that we may see. Throws
/// std::system_error if the system fails.
std::filesystem::file_type type_of(const std::filesystem::path& file);

/// Whether an error is about the file itself (missing, not readable) and will stay, unlike a disk
/// fault or a shortage.
bool is_of_the_file(int error);

}  // namespace broadsheet
