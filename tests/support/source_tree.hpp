// support/source_tree.hpp - the files of the checkout, for tests that read sources.
#pragma once

#include "support/files.hpp"
#include "support/program.hpp"

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace broadsheet::testing {

namespace fs = std::filesystem;

inline const fs::path kSource = source_folder();
inline const std::set<std::string> kCode = {".cpp", ".hpp", ".h", ".c"};

/// Our files below a folder of the checkout, with one of the extensions; not those of npm.
inline std::vector<fs::path> files_in(const std::string& folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(kSource / folder), end; it != end; ++it) {
    if (it->path().filename() == "node_modules")
      it.disable_recursion_pending();
    else if (it->is_regular_file() && extensions.count(it->path().extension()))
      files.push_back(it->path());
  }
  return files;
}

/// "core/io/input.cpp"
inline std::string name_in_tree(const fs::path& file) { return fs::relative(file, kSource).string(); }

inline std::vector<std::string> lines_of(const fs::path& file) {
  std::istringstream in(read_file(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline bool starts_with(const std::string& text, const std::string& start) {
  return text.rfind(start, 0) == 0;
}

}  // namespace broadsheet::testing
