#include "convert/targets.hpp"

#include <algorithm>

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

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(Fault::io, "BS-C130", "cannot be made: " + error.message(), {folder.string(), 0, {}},
                "name another folder with -o");
}

}  // namespace broadsheet
