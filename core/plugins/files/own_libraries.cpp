#include "plugins/files/own_libraries.hpp"

#include <dlfcn.h>
#include <link.h>

#include <algorithm>
#include <system_error>
#include <vector>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

template <class Do>
void for_each_part(std::string_view text, char border, Do&& look) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(border), text.size());
    look(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// The folders of DT_RUNPATH and DT_RPATH that lie where the plugin lies.
std::vector<fs::path> folders_of(const fs::path& plugin, std::string_view strings) {
  constexpr std::string_view kOrigin = "$ORIGIN";
  std::vector<fs::path> folders;
  for_each_part(strings, '\0', [&](std::string_view all) {
    for_each_part(all, ':', [&](std::string_view folder) {
      if (folder.substr(0, kOrigin.size()) != kOrigin) return;
      folders.emplace_back(plugin.parent_path().string() + std::string(folder.substr(kOrigin.size())));
    });
  });
  return folders;
}

// Whether a library of this name is loaded, and not from `file`.
bool is_loaded_from_elsewhere(const std::string& name, const fs::path& file) {
  void* const handle = dlopen(name.c_str(), RTLD_LAZY | RTLD_NOLOAD);
  if (!handle) return false;
  const link_map* map = nullptr;
  std::error_code ignored;
  const bool other = dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0 && map && map->l_name && *map->l_name &&
                     !fs::equivalent(map->l_name, file, ignored);
  dlclose(handle);
  return other;
}

}  // namespace

std::string library_taken_by_another(const fs::path& plugin, std::string_view strings) {
  const std::vector<fs::path> folders = folders_of(plugin, strings);
  std::string taken;
  if (folders.empty()) return taken;
  for_each_part(strings, '\0', [&](std::string_view name) {
    constexpr std::size_t kLongest = 255;
    if (!taken.empty() || name.size() > kLongest || name.find(".so") == name.npos ||
        name.find('/') != name.npos)
      return;
    for (const fs::path& folder : folders) {
      std::error_code ignored;
      const fs::path file = folder / name;
      if (fs::is_regular_file(file, ignored) && is_loaded_from_elsewhere(std::string(name), file))
        taken = name;
    }
  });
  return taken;
}

}  // namespace broadsheet
