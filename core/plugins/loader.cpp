#include "plugins/loader.hpp"

#include "plugins/files/elf.hpp"
#include "plugins/files/own_libraries.hpp"

// Header-only with std::filesystem: no Boost library is linked.
#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>
#include <unistd.h>

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet {
namespace {

using boost::dll::shared_library;
namespace load_mode = boost::dll::load_mode;

[[noreturn]] void refuse(const PluginFile& file, const std::string& why, const std::string& advice) {
  throw Error(Fault::plugin, "BS-C104", "plugin " + why, {file.path.string(), 0, {}}, advice);
}

// Boost wraps the only useful part, the dynamic loader's reason:
// "boost::dll::shared_library::load() failed (dlerror system message: REASON): …".
std::string reason_of(const std::string& message, const std::filesystem::path& path) {
  constexpr std::string_view kBefore = "dlerror system message: ";
  std::string reason = message;
  if (const std::size_t at = reason.find(kBefore); at != std::string::npos)
    reason.erase(0, at + kBefore.size());
  if (const std::size_t at = reason.find("): "); at != std::string::npos) reason.erase(at);
  if (const std::string prefix = path.string() + ": "; reason.rfind(prefix, 0) == 0)
    reason.erase(0, prefix.size());
  return reason;
}

// Never unloaded (see the header), but owned: sanitizers report memory that nothing points to as a
// leak. Its file stays open, for the dynamic loader knows libraries by their names.
struct Loaded {
  std::unique_ptr<CodeFile> code;
  std::unique_ptr<shared_library> library;
};
void keep(Loaded loaded) {
  static auto& kept = *new std::vector<Loaded>;
  kept.push_back(std::move(loaded));
}

// What was looked at is loaded, whatever has its name by now. Under the number of this process, so that a
// debugger finds it, too. A plugin that brings libraries of its own looks for them beside its name.
std::filesystem::path name_to_load(const PluginFile& file, const CodeFile& code) {
  const std::string name = "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(code.descriptor());
  const bool has_own = loader_strings(code.bytes()).find("$ORIGIN") != std::string_view::npos;
  return has_own || access(name.c_str(), R_OK) != 0 ? file.path : std::filesystem::path(name);
}

std::unique_ptr<CodeFile> opened(const PluginFile& file) {
  auto code = std::make_unique<CodeFile>(file.path);
  if (!code->refusal().empty()) refuse(file, code->refusal(), "");
  if (file.seen != FileIdentity() && code->identity() != file.seen)
    refuse(file, "has changed since it was found", "start again");
  return code;
}

// One at a time.
const bs_plugin* load(const PluginFile& file) {
  std::unique_ptr<CodeFile> code = opened(file);
  if (const std::string taken = library_taken_by_another(file.path, loader_strings(code->bytes()));
      !taken.empty())
    refuse(
        file, "brings its own " + taken + ", and another of that name is in this process already",
        "run them in processes of their own: --isolate=auto; or its author gives the library another name");
  const std::filesystem::path name = name_to_load(file, *code);
  auto library = std::make_unique<shared_library>();
  try {
    // RTLD_NOW: with a lazy binding a missing symbol would end the program at its
    // first call. The throwing overload, since only it passes on the loader's reason.
    library->load(name, load_mode::rtld_now | load_mode::rtld_local);
  } catch (const std::exception& e) {
    refuse(file, "cannot be loaded: " + reason_of(e.what(), name),
           "install what it needs, or build it anew for this system");
  }
  if (!library->has("broadsheet_plugin_v1"))
    refuse(file, "does not export broadsheet_plugin_v1",
           "build it with BROADSHEET_READER, _WRITER or _FILTER");
  const bs_plugin* plugin = library->get<const bs_plugin*()>("broadsheet_plugin_v1")();
  keep({std::move(code), std::move(library)});
  if (!plugin) refuse(file, "returns no functions", "tell its author");
  if (plugin->abi != BS_ABI)
    refuse(file,
           "says ABI " + std::to_string(file.manifest.abi) + " in its manifest but ABI " +
               std::to_string(plugin->abi) + " in its code",
           "build it anew");
  // check and later fields were appended to the struct: older plugins lack them.
  if (plugin->size < offsetof(bs_plugin, check) || plugin->size > 64 * sizeof(bs_plugin))
    refuse(file, "says that its functions take " + std::to_string(plugin->size) + " bytes, which cannot be",
           "build it anew");
  return plugin;
}

}  // namespace

const bs_plugin& load_plugin(const PluginFile& file) {
  static std::mutex mutex;
  static auto& loaded = *new std::map<std::filesystem::path, const bs_plugin*>;
  const std::lock_guard lock(mutex);
  const bs_plugin*& plugin = loaded[file.path];
  if (!plugin) plugin = load(file);
  return *plugin;
}

}  // namespace broadsheet
