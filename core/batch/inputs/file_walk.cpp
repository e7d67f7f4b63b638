#include "batch/inputs/file_walk.hpp"

#include "batch/inputs/grouping.hpp"
#include "plugins/registry.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <span>
#include <system_error>
#include <utility>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

using Steps = std::span<const std::string>;

bool matches(Steps pattern, Steps path) {
  if (pattern.empty()) return path.empty();
  if (pattern[0] == "**")
    return matches(pattern.subspan(1), path) || (!path.empty() && matches(pattern, path.subspan(1)));
  return !path.empty() && fnmatch(pattern[0].c_str(), path[0].c_str(), FNM_PERIOD) == 0 &&
         matches(pattern.subspan(1), path.subspan(1));
}

std::vector<std::string> steps_of(const fs::path& path) {
  std::vector<std::string> steps;
  for (const fs::path& step : path) steps.push_back(step.string());
  return steps;
}

}  // namespace

bool page_less(const fs::path& a, const fs::path& b) {
  const std::string of_a = extension_of(a), of_b = extension_of(b);
  return of_a != of_b ? of_a < of_b : natural_less(a.native(), b.native());
}

FileWalk::FileWalk(fs::path root, std::vector<std::string> extensions)
    : root_(std::move(root)), extensions_(std::move(extensions)) {}

bool FileWalk::is_pattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

FileWalk FileWalk::of_pattern(const std::string& pattern) {
  fs::path root;
  std::vector<std::string> steps;
  for (const std::string& step : steps_of(pattern)) {
    const bool repeats = step == "**" && !steps.empty() && steps.back() == "**";
    if (steps.empty() && !is_pattern(step))
      root /= step;
    else if (!repeats)
      steps.push_back(step);
  }
  FileWalk walk(root, {});
  walk.pattern_ = std::move(steps);
  return walk;
}

void FileWalk::leave_out(const fs::path& folder) {
  std::error_code ignored;
  left_out_ = fs::weakly_canonical(folder, ignored);
}

bool FileWalk::wanted(const fs::path& relative) const {
  if (!pattern_.empty()) return matches(pattern_, steps_of(relative));
  const std::string extension = extension_of(relative);
  return std::find(extensions_.begin(), extensions_.end(), extension) != extensions_.end();
}

bool FileWalk::goes_below(const fs::path& relative) const {
  const auto depth = static_cast<std::size_t>(std::distance(relative.begin(), relative.end()));
  return pattern_.empty() || depth + 1 < pattern_.size() ||
         std::find(pattern_.begin(), pattern_.end(), "**") != pattern_.end();
}

// Skips what is neither a folder to walk into nor a file to convert.
void FileWalk::sort_in(const FolderEntry& entry, Level& level) {
  const std::string& name = entry.name;
  if (name[0] == '.' || name.ends_with(".part")) return;
  if (entry.type == fs::file_type::directory) {
    std::error_code vanished;
    const bool out =
        !left_out_.empty() && fs::weakly_canonical(root_ / level.relative / name, vanished) == left_out_;
    if (goes_below(level.relative) && !entry.is_link && !out) level.folders.push_back(name);
  } else if (entry.type == fs::file_type::regular && wanted(level.relative / name)) {
    files_.push_back(name);
  }
}

void FileWalk::enter(const fs::path& relative) {
  Level level{relative, {}, 0};
  files_.clear();
  next_file_ = 0;
  const fs::path folder = root_ / relative;
  try {
    for (const FolderEntry& entry : entries_of(folder.empty() ? "." : folder)) sort_in(entry, level);
  } catch (const std::system_error& e) {
    fault_.emplace(Fault::input, "BS-C181", "cannot be read: " + e.code().message(),
                   Place{folder.string(), 0, {}}, "check who may read it");
  }
  std::sort(files_.begin(), files_.end(), page_less);
  std::sort(level.folders.begin(), level.folders.end(), natural_less);
  levels_.push_back(std::move(level));
}

std::optional<FoundFile> FileWalk::next() {
  if (!begun_) {
    begun_ = true;
    enter({});
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (fault_) return FoundFile{root_, level.relative, std::exchange(fault_, std::nullopt)};
    if (next_file_ < files_.size())
      return FoundFile{root_, level.relative / files_[next_file_++], std::nullopt};
    if (level.next_folder < level.folders.size())
      enter(level.relative / level.folders[level.next_folder++]);
    else
      levels_.pop_back();
  }
  return std::nullopt;
}

}  // namespace broadsheet
