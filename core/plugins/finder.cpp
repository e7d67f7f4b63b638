#include "plugins/finder.hpp"

#include "io/directory.hpp"
#include "plugins/elf.hpp"

#include <broadsheet/plugin.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <system_error>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// A plugin that the system fails to read is an error: skipping it would convert the input with
// another plugin.
[[noreturn]] void fail_to_look(int error, const fs::path& file) {
  throw Error(Fault::io, "BS-C109", std::string("a plugin cannot be looked at: ") + std::strerror(error),
              {file.string(), 0, {}}, "check the disk, and how many files may be open");
}

// The path without links; "" where there is no such file.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path found = fs::canonical(path, error);
  if (error && !is_of_the_file(error.value())) fail_to_look(error.value(), path);
  return found;
}

bool is_a(fs::file_type type, const fs::path& path) try {
  return type_of(path) == type;
} catch (const std::system_error& e) {
  fail_to_look(e.code().value(), path);
}

// This program or library, whichever holds the core.
fs::path own_file() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<void*>(&own_file), &info) == 0 || !info.dli_fname) return {};
  const fs::path named = resolved(info.dli_fname);
  // A program's name is what it was called by, which may be found through PATH.
  return named.empty() ? resolved("/proc/self/exe") : named;
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

class MappedFile {
 public:
  explicit MappedFile(const fs::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 && is_of_the_file(errno)) return;
    if (file < 0 || !map(file)) {
      const int error = errno;
      if (file >= 0) close(file);
      fail_to_look(error, path);
    }
    close(file);
  }
  ~MappedFile() {
    if (data_) munmap(data_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const {
    return data_ ? std::string_view(static_cast<const char*>(data_), size_) : std::string_view();
  }

 private:
  // A missing or empty file has no bytes. False, with errno set, if it cannot be mapped.
  bool map(int file) {
    struct stat status {};
    if (fstat(file, &status) != 0) return false;
    if (!S_ISREG(status.st_mode) || status.st_size == 0) return true;
    size_ = static_cast<std::size_t>(status.st_size);
    data_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (data_ == MAP_FAILED) data_ = nullptr;
    return data_ != nullptr;
  }

  void* data_ = nullptr;
  std::size_t size_ = 0;
};

// The manifest is in the read-only data, unless an unusual linker put that into the code segment.
std::string_view manifest_in(std::string_view file) {
  for (const std::string_view constants : constant_segments(file))
    if (const std::string_view json = find_manifest(constants); !json.empty()) return json;
  return find_manifest(file);
}

bool is_trusted_owner(uid_t owner) {
  static const uid_t installation_owner = [] {
    struct stat status {};
    return stat(own_file().c_str(), &status) == 0 ? status.st_uid : geteuid();
  }();
  return owner == 0 || owner == geteuid() || owner == installation_owner;
}

bool is_command_manifest(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > kCommandManifest.size() &&
         name.compare(name.size() - kCommandManifest.size(), std::string::npos, kCommandManifest) == 0;
}

// The files of a command that lie beside its manifest are checked in the same way.
std::string distrust_command(const fs::path& folder, const std::vector<std::string>& command) {
  for (const std::string& word : command) {
    const fs::path file = resolved(folder / word);
    if (file.empty() || !is_a(fs::file_type::regular, file)) continue;
    if (std::string why = distrust(file); !why.empty()) return why;
  }
  return {};
}

PluginFile examine(const fs::path& path, Origin origin) {
  PluginFile plugin;
  plugin.path = path;
  plugin.origin = origin;
  plugin.refusal = distrust(path);
  if (!plugin.refusal.empty()) return plugin;
  const MappedFile file(path);
  const bool is_command = is_command_manifest(path);
  const std::string_view json = is_command ? file.bytes() : manifest_in(file.bytes());
  if (json.empty()) {
    plugin.refusal = "has no Broadsheet manifest: not a plugin";
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
  if (is_command == plugin.manifest.command.empty())
    plugin.refusal =
        is_command ? "its manifest names no command" : "names a command, but is no manifest of one";
  else if (is_command)
    plugin.refusal = distrust_command(path.parent_path(), plugin.manifest.command);
  else if (plugin.manifest.abi != BS_ABI)
    plugin.refusal = "was built for plugin ABI " + std::to_string(plugin.manifest.abi) +
                     "; this Broadsheet speaks ABI " + std::to_string(BS_ABI) + ": build it anew";
  if (plugin.refusal.empty() && plugin.manifest.id.rfind("org.broadsheet.", 0) == 0 &&
      origin != Origin::installation)
    plugin.refusal = "calls itself " + plugin.manifest.id +
                     ", but only the installation's own plugins may begin with org.broadsheet.";
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
                "check the path given with --plugin");
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
  for (const fs::path& named : where.named) add(examine(existing(named), Origin::named));
  for (const auto& [folder, origin] : where.folders) {
    const fs::path there = resolved(folder);
    if (there.empty()) continue;  // most people have no folder of their own
    for (const fs::path& file : plugin_files_in(there)) add(examine(file, origin));
  }
  return found;
}

std::string distrust(const fs::path& file) {
  for (fs::path path = file;; path = path.parent_path()) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (!is_of_the_file(errno)) fail_to_look(errno, path);
      return "cannot be examined: " + path.string();
    }
    const bool sticky_folder = S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX);
    if ((status.st_mode & S_IWOTH) && !sticky_folder)
      return "refused: " + path.string() + " can be written by anyone; chmod o-w it";
    if (!is_trusted_owner(status.st_uid))
      return "refused: " + path.string() + " belongs to neither root nor you; chown it";
    if (path == path.parent_path()) return {};
  }
}

}  // namespace broadsheet
