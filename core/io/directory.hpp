// core/io/directory.hpp - what is in a folder, and whose fault it is if that cannot be told.
//
// std::filesystem leaves out what it fails to look at, and ends the program where
// memory fails it meanwhile; a file left out in silence is text lost.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet {

struct FolderEntry {
  std::string name;
  std::filesystem::file_type type;  ///< of what a link leads to; not_found = nowhere
  bool is_link = false;
};

/// All but "." and "..", sorted by name. Throws std::system_error where one cannot be looked at.
std::vector<FolderEntry> entries_of(const std::filesystem::path& folder);

/// The type of what is there, links followed; not_found where nothing is or may be seen.
/// Throws std::system_error where the machine fails.
std::filesystem::file_type type_of(const std::filesystem::path& file);

/// Whether an error tells of the file (it is not there, it may not be read) and will be
/// the same tomorrow; not of a disk or a shortage.
bool is_of_the_file(int error);

}  // namespace broadsheet
