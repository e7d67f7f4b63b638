#include "convert/targets.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>

namespace broadsheet {

std::vector<Target> targets_in(const std::filesystem::path& folder, const std::string& name,
                               const std::vector<std::string>& formats, const Registry& registry) {
  std::vector<std::string> extensions;
  for (const std::string& format : formats) {
    const auto& known = registry.find(format, Role::writer).format->extensions;
    extensions.push_back(known.empty() ? '.' + format : known.front());
  }
  std::vector<Target> targets;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const bool shared = std::count(extensions.begin(), extensions.end(), extensions[i]) > 1;
    targets.push_back({folder / (name + (shared ? '.' + formats[i] : "") + extensions[i]), formats[i]});
  }
  return targets;
}

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const fs::path& target) {
  throw Error(Fault::usage, "BS-C138",
              "the output would replace the input " + (file == "-" ? "standard input" : file.string()),
              {target == "-" ? "standard output" : target.string(), 0, {}}, "name another with -o");
}

// The file that a shell led there ("broadsheet convert - -o page.txt <page.txt"); "-" where that is no file.
fs::path redirected(const fs::path& path, const char* stream) {
  std::error_code error;
  return path == "-" && fs::is_regular_file(stream, error) ? fs::path(stream) : path;
}

bool is_regular_or_none(const fs::path& path) {
  std::error_code error;
  return path != "-" && (fs::is_regular_file(path, error) || !fs::exists(path, error));
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  return !real.empty() && *real.lexically_relative(folder).begin() != "..";
}

}  // namespace

void keep_files_from_targets(const std::vector<fs::path>& files, const std::vector<Target>& targets) {
  std::error_code error;
  for (const Target& target : targets) {
    fs::path there = redirected(target.path, "/proc/self/fd/1");
    // Into a folder goes a file beside what is there, unless the format makes the folder.
    if (fs::is_directory(there, error) && !target.name_in_folder.empty()) there /= target.name_in_folder;
    const bool is_folder = fs::is_directory(there, error);
    if (!is_folder && !is_regular_or_none(there)) continue;
    const bool exists = fs::exists(there, error);
    const fs::path folder = is_folder ? fs::canonical(there, error) : fs::path();
    for (const fs::path& file : files) {
      const fs::path here = redirected(file, "/proc/self/fd/0");
      if (!exists && fs::weakly_canonical(here, error) == fs::weakly_canonical(there, error))
        refuse(file, target.path);  // a ledger that is made beside the output
      if (exists && here != "-" && (is_folder ? lies_in(here, folder) : fs::equivalent(here, there, error)))
        refuse(file, target.path);
    }
  }
}

void refuse_links_to_targets(const fs::path& folder, const std::vector<Target>& targets) {
  std::error_code error;
  for (const Target& target : targets) {
    fs::path there = folder;
    for (const fs::path& step : target.path.lexically_relative(folder))
      if (fs::is_symlink(there /= step, error))
        throw Error(Fault::io, "BS-C135", "is a link inside the output folder", {there.string(), 0, {}},
                    "remove it");
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(Fault::io, "BS-C130", "cannot be made: " + error.message(), {folder.string(), 0, {}},
                "name another folder with -o");
}

// A page that is given twice would be in the issue twice: mostly a slip of a pattern.
void refuse_pages_given_twice(const std::vector<std::filesystem::path>& inputs) {
  std::set<std::pair<dev_t, ino_t>> seen;
  for (const auto& input : inputs) {
    struct stat status {};
    const int found = input == "-" ? fstat(STDIN_FILENO, &status) : stat(input.c_str(), &status);
    if (found == 0 && !seen.emplace(status.st_dev, status.st_ino).second)
      throw Error(Fault::usage, "BS-C156", "is given twice",
                  {input == "-" ? "standard input" : input.string(), 0, {}}, "name each page once");
  }
}

void tell_of_changed_files(const Output& output, std::vector<Note>& notes) {
  for (const std::filesystem::path& file : output.changed_old_files())
    notes.push_back({"BS-C219",
                     "is no more part of the output, but was changed since it was written: it stays",
                     {(output.target() / file).string(), 0, {}}});
}

void tell_of_kept_files(const Output& output, std::vector<Note>& notes) {
  for (const auto& [kept, now] : output.kept_files())
    notes.push_back({"BS-C220",
                     "is still there and stays: what goes out now is " + now.string(),
                     {kept.string(), 0, {}}});
}

void tell_of_replaced_files(const Output& output, std::vector<Note>& notes) {
  const auto& replaced = output.replaced_files();
  if (replaced.empty()) return;
  const std::string more =
      replaced.size() == 1 ? "" : ", with " + std::to_string(replaced.size() - 1) + " more";
  notes.push_back({"BS-C221",
                   "was there with other content and is replaced" + more +
                       ": with a ledger (--news.ledger FILE) what was sent stays",
                   {(output.target() / replaced.front()).string(), 0, {}}});
}

}  // namespace broadsheet
