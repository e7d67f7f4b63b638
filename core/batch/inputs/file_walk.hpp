// core/batch/inputs/file_walk.hpp - lists the files below a folder, or those that match a pattern.
#pragma once

#include "io/directory.hpp"

#include <broadsheet/report.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet {

struct FoundFile {
  std::filesystem::path root, relative;  ///< the file is root / relative
  std::optional<Error> fault;            ///< a folder that cannot be read
};

/// By extension, then in natural order: the pages of an issue share an extension.
bool page_less(const std::filesystem::path& a, const std::filesystem::path& b);

/// Walks in this order: the files of a folder, then its folders. Holds the names of one folder and
/// of the folders on the way to it, so its memory does not grow with the archive. Hidden files,
/// .part files and links to folders are skipped.
class FileWalk {
 public:
  /// All files below `root` with one of the `extensions` (lower case, with the dot).
  FileWalk(std::filesystem::path root, std::vector<std::string> extensions);

  /// What matches "archive/*/page-?.txt": * ? [] within a name, ** any number of folders.
  static FileWalk of_pattern(const std::string& pattern);
  static bool is_pattern(const std::string& text);

  /// A folder that is not walked into: where the outputs go.
  void leave_out(const std::filesystem::path& folder);

  std::optional<FoundFile> next();

 private:
  struct Level {
    std::filesystem::path relative;
    std::vector<std::string> folders;
    std::size_t next_folder = 0;
  };
  void enter(const std::filesystem::path& relative);
  void sort_in(const FolderEntry& entry, Level& level);
  bool goes_below(const std::filesystem::path& relative) const;
  bool wanted(const std::filesystem::path& relative) const;

  std::filesystem::path root_, left_out_;
  std::vector<std::string> extensions_, pattern_;  ///< one of the two is empty
  std::vector<Level> levels_;
  std::vector<std::string> files_;  ///< of the last level
  std::size_t next_file_ = 0;
  std::optional<Error> fault_;
  bool begun_ = false;
};

}  // namespace broadsheet
