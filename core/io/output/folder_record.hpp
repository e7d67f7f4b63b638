// core/io/output/folder_record.hpp - which files of a folder we wrote: .broadsheet-files in it.
//
// A line (JSON) for each file: {"file":"articles/a-1.html","format":"html","hash":"…"}, sorted. By it the
// next output of the format drops the files that it does not write again, and no others: neither what
// somebody else put there nor what was changed since. The record is input like any other, and its names are
// only looked up in its own folder: lines of another form, and names that lead out of the folder or through
// a link, are ignored.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace broadsheet {

struct FolderRecord {
  static constexpr const char* kName = ".broadsheet-files";

  struct Entry {
    std::string file, format, hash;
    auto operator<=>(const Entry&) const = default;
  };
  std::set<Entry> entries;

  /// That of `folder`; empty where there is none that can be read.
  static FolderRecord read_from(const std::filesystem::path& folder);
  std::string text() const;
};

/// What an earlier output of a format left in a folder and the new one has no place for.
struct OldFiles {
  std::set<std::filesystem::path> unchanged;   ///< as they were written: they go
  std::vector<std::filesystem::path> changed;  ///< by somebody else: they stay
};

/// Those of `format` in `folder` by `record`, without `new_files` and without what another format wrote, too.
OldFiles old_files(const std::filesystem::path& folder, const FolderRecord& record, const std::string& format,
                   const std::set<std::filesystem::path>& new_files);

/// Removes those folders above `file` that are empty now, up to `top`.
void remove_empty_folders(const std::filesystem::path& top, const std::filesystem::path& file);

}  // namespace broadsheet
