#include "convert/targets.hpp"

#include <algorithm>

namespace broadsheet {

std::vector<Target> targets_in(const std::filesystem::path& folder, const std::string& name,
                               const std::vector<std::string>& formats, const Catalogue& catalogue) {
  std::vector<std::string> extensions;
  for (const std::string& format : formats) {
    const auto& known = catalogue.find(format, Role::writer).format->extensions;
    extensions.push_back(known.empty() ? '.' + format : known.front());
  }
  std::vector<Target> targets;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const bool shared = std::count(extensions.begin(), extensions.end(), extensions[i]) > 1;
    targets.push_back({folder / (name + (shared ? '.' + formats[i] : "") + extensions[i]), formats[i]});
  }
  return targets;
}

void keep_files_from_targets(const std::vector<std::filesystem::path>& files,
                             const std::vector<Target>& targets) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (const Target& target : targets) {
    if (target.path == "-") continue;
    const fs::file_status there = fs::status(target.path, error);
    if (!fs::is_regular_file(there) && !fs::is_directory(there)) continue;
    const fs::path folder = fs::is_directory(there) ? fs::canonical(target.path, error) : fs::path();
    for (const fs::path& file : files) {
      if (file == "-") continue;
      const fs::path real = folder.empty() ? fs::path() : fs::canonical(file, error);
      const bool lies_in =
          !folder.empty() && !real.empty() && *real.lexically_relative(folder).begin() != "..";
      if (lies_in || fs::equivalent(file, target.path, error))
        throw Error(Fault::usage, "BS-C174", "the output would replace the input " + file.string(),
                    {target.path.string(), 0, {}}, "name another with -o");
    }
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(Fault::io, "BS-C130", "cannot be made: " + error.message(), {folder.string(), 0, {}},
                "name another folder with -o");
}

}  // namespace broadsheet
