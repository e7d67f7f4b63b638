#include "io/directory.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int error, const fs::path& file) {
  throw std::system_error(error, std::generic_category(), file.string());
}

FolderEntry entry_of(const fs::path& folder, const dirent& found) {
  FolderEntry entry{found.d_name, fs::file_type::none, found.d_type == DT_LNK};
  if (found.d_type == DT_REG)
    entry.type = fs::file_type::regular;
  else if (found.d_type == DT_DIR)
    entry.type = fs::file_type::directory;
  else
    entry.type = type_of(folder / entry.name);
  std::error_code ignored;  // a file system that does not report types
  if (found.d_type == DT_UNKNOWN) entry.is_link = fs::is_symlink(folder / entry.name, ignored);
  return entry;
}

}  // namespace

std::vector<FolderEntry> entries_of(const fs::path& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(opendir(folder.c_str()), closedir);
  if (!stream) fail(errno, folder);
  std::vector<FolderEntry> entries;
  while (errno = 0, true) {
    const dirent* const found = readdir(stream.get());
    if (!found) break;
    const std::string_view name = found->d_name;
    if (name != "." && name != "..") entries.push_back(entry_of(folder, *found));
  }
  if (errno != 0) fail(errno, folder);
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

fs::file_type type_of(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::status_known(status)) return status.type();
  if (!is_of_the_file(error.value())) fail(error.value(), file);
  return fs::file_type::not_found;
}

bool is_of_the_file(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENAMETOOLONG: return true;
    default: return false;
  }
}

}  // namespace broadsheet
