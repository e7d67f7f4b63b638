#include "plugins/finder.hpp"

#include "io/directory.hpp"
#include "plugins/files/elf.hpp"
#include "plugins/files/trust.hpp"

#include <broadsheet/plugin.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <system_error>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

bool is_a(fs::file_type type, const fs::path& path) try {
  return type_of(path) == type;
} catch (const std::system_error& e) {
  fail_to_look(e.code().value(), path);
}

// <prefix>/bin/broadsheet, <prefix>/lib/<triplet>/libbroadsheet.so and the
// program at the top of a build tree all lead to <prefix>/lib/broadsheet.
fs::path installation_around(fs::path folder) {
  for (int up = 0; up < 3 && folder.has_relative_path(); ++up, folder = folder.parent_path())
    if (is_a(fs::file_type::directory, folder / "lib/broadsheet/plugins")) return folder / "lib/broadsheet";
  return {};
}

fs::path program_in_path() {
  const char* variable = secure_getenv("PATH");
  std::string_view rest = variable ? variable : "";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const fs::path program = fs::path(rest.substr(0, colon)) / "broadsheet";
    if (program.is_absolute() && is_a(fs::file_type::regular, program)) return resolved(program);
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return {};
}

// The manifest is in the read-only data, unless an unusual linker put that into the code segment.
std::string_view manifest_in(std::string_view file) {
  for (const std::string_view constants : constant_segments(file))
    if (const std::string_view json = find_manifest(constants); !json.empty()) return json;
  return find_manifest(file);
}

bool is_command_manifest(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > kCommandManifest.size() &&
         name.compare(name.size() - kCommandManifest.size(), std::string::npos, kCommandManifest) == 0;
}

// The files of a command that lie beside its manifest are checked in the same way.
std::string distrust_command(const fs::path& folder, const std::vector<std::string>& command) {
  for (const std::string& word : command) {
    const fs::path file = folder / word;
    if (!is_a(fs::file_type::regular, file)) continue;
    if (std::string why = CodeFile(file).refusal(); !why.empty()) return why;
  }
  return {};
}

// Why a plugin with this manifest is not taken; "" where it is.
std::string refusal_by_manifest(const Manifest& manifest, bool is_command, const fs::path& folder,
                                Origin origin) {
  std::string refusal;
  if (is_command == manifest.command.empty())
    return is_command ? "has a manifest that names no command" : "names a command, but is no manifest of one";
  if (is_command)
    refusal = distrust_command(folder, manifest.command);
  else if (manifest.abi < 0)
    refusal = "has a manifest that lacks \"abi\", which is " + std::to_string(BS_ABI) + " here";
  else if (manifest.abi != BS_ABI)
    refusal = "was built for plugin ABI " + std::to_string(manifest.abi) + "; this Broadsheet speaks ABI " +
              std::to_string(BS_ABI) + ": build it anew";
  if (refusal.empty() && manifest.id.rfind("org.broadsheet.", 0) == 0 && origin != Origin::installation)
    return "calls itself " + manifest.id +
           ", but only the installation's own plugins may begin with org.broadsheet.";
  return refusal;
}

std::string no_manifest(const fs::path& path) {
  if (path.extension() == ".json")
    return "is no plugin: the manifest of a command is called NAME" + std::string(kCommandManifest);
  fs::path manifest = path;
  std::error_code error;
  if (fs::exists(manifest.replace_extension(kCommandManifest), error))
    return "is no manifest: of a command give " + manifest.filename().string();
  return "has no Broadsheet manifest: not a plugin, or one without BS_MANIFEST";
}

// `named` leads to `path`, perhaps over links, each of which others might change.
PluginFile examine(const fs::path& named, const fs::path& path, Origin origin) {
  PluginFile plugin;
  plugin.path = path;
  plugin.origin = origin;
  if (is_a(fs::file_type::directory, path)) {
    plugin.refusal = "is a folder: name the file in it, NAME.so or NAME" + std::string(kCommandManifest);
    return plugin;
  }
  const CodeFile file(named);
  plugin.refusal = file.refusal();
  if (!plugin.refusal.empty()) return plugin;
  plugin.seen = file.identity();
  const bool is_command = is_command_manifest(path);
  const std::string_view json = is_command ? file.bytes() : manifest_in(file.bytes());
  if (json.empty()) {
    plugin.refusal = no_manifest(path);
    return plugin;
  }
  if (is_cut_short(file.bytes())) {
    plugin.refusal = "is cut short: copy it anew";
    return plugin;
  }
  try {
    plugin.manifest = parse_manifest(json);
  } catch (const Error& e) {
    plugin.refusal = e.what();
    return plugin;
  }
  plugin.refusal = refusal_by_manifest(plugin.manifest, is_command, path.parent_path(), origin);
  return plugin;
}

std::vector<fs::path> plugin_files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  try {
    for (const FolderEntry& entry : entries_of(folder))
      if (const fs::path file = folder / entry.name; file.extension() == ".so" || is_command_manifest(file))
        files.push_back(file);
  } catch (const std::system_error& e) {
    if (!is_of_the_file(e.code().value())) fail_to_look(e.code().value(), folder);
  }
  return files;
}

fs::path existing(const fs::path& named) {
  fs::path path = resolved(named);
  if (path.empty())
    throw Error(Fault::usage, "BS-C102", "there is no such plugin file", {named.string(), 0, {}},
                "check its path, or see broadsheet plugins list");
  return path;
}

void add_path_variable(SearchPath& where) {
  const char* variable = secure_getenv("BROADSHEET_PLUGIN_PATH");
  std::string_view rest = variable ? variable : "";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const fs::path folder(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
    if (folder.is_absolute())
      where.folders.emplace_back(folder, Origin::path);
    else if (!folder.empty())
      where.notes.push_back(
          {"BS-C103", "BROADSHEET_PLUGIN_PATH: passed over, it is not absolute", {folder.string(), 0, {}}});
  }
}

}  // namespace

std::string_view describe(Origin origin) {
  switch (origin) {
    case Origin::named: return "named with --plugin";
    case Origin::path: return "in BROADSHEET_PLUGIN_PATH";
    case Origin::user: return "in the user's folder";
    case Origin::installation: break;
  }
  return "in the installation";
}

fs::path installation_folder() {
  const fs::path own = installation_around(own_file().parent_path());
  return own.empty() ? installation_around(program_in_path().parent_path()) : own;
}

SearchPath default_search_path(std::vector<fs::path> named_plugins) {
  SearchPath where;
  where.named = std::move(named_plugins);
  add_path_variable(where);
  const char* data = secure_getenv("XDG_DATA_HOME");
  const char* home = secure_getenv("HOME");
  if (data && fs::path(data).is_absolute())
    where.folders.emplace_back(fs::path(data) / "broadsheet/plugins", Origin::user);
  else if (home && fs::path(home).is_absolute())
    where.folders.emplace_back(fs::path(home) / ".local/share/broadsheet/plugins", Origin::user);
  if (const fs::path own = installation_folder(); !own.empty())
    where.folders.emplace_back(own / "plugins", Origin::installation);
  return where;
}

std::vector<PluginFile> find_plugins(const SearchPath& where) {
  std::vector<PluginFile> found;
  std::map<std::string, fs::path> first;
  const auto add = [&](PluginFile plugin) {
    if (plugin.refusal.empty()) {
      const auto [winner, is_first] = first.emplace(plugin.manifest.id, plugin.path);
      if (!is_first && winner->second == plugin.path) return;  // the same folder, twice in the path
      if (!is_first) plugin.shadowed_by = winner->second;
    }
    found.push_back(std::move(plugin));
  };
  for (const fs::path& named : where.named) add(examine(fs::absolute(named), existing(named), Origin::named));
  for (const auto& [folder, origin] : where.folders) {
    const fs::path there = resolved(folder);
    if (there.empty()) continue;  // most people have no folder of their own
    for (const fs::path& file : plugin_files_in(there)) add(examine(folder / file.filename(), file, origin));
  }
  return found;
}

}  // namespace broadsheet
