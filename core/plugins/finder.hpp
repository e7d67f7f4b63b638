// core/plugins/finder.hpp - finds plugins without running any of their code.
//
// Search order: the files named by --plugin, the folders of
// BROADSHEET_PLUGIN_PATH (absolute ones only; ignored in a set-uid program),
// $XDG_DATA_HOME/broadsheet/plugins, and the installation's own folder, which
// is found relative to the running program, so that an installation can be moved,
// or, if another program embeds the library, relative to the `broadsheet` in PATH. The current
// directory is never searched. The first plugin with an id wins.
//
// A file is refused if others could have put code into it (trust.hpp).
// Ids that begin "org.broadsheet." are ours: only the installation's own folder
// may have them.
#pragma once

#include "plugins/files/trust.hpp"
#include "plugins/manifest.hpp"

#include <broadsheet/report.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet {

enum class Origin { named, path, user, installation };

/// "named with --plugin", "BROADSHEET_PLUGIN_PATH", …
std::string_view describe(Origin origin);

struct PluginFile {
  std::filesystem::path path;  ///< absolute, canonical
  Origin origin = Origin::installation;
  FileIdentity seen;                  ///< of the file that was examined; none = it was not
  Manifest manifest;                  ///< empty where `refusal` says why
  std::string refusal;                ///< why it is not used; empty = it is
  std::filesystem::path shadowed_by;  ///< the earlier plugin with the same id
  bool usable() const { return refusal.empty() && shadowed_by.empty(); }
};

struct SearchPath {
  std::vector<std::filesystem::path> named;  ///< files
  std::vector<std::pair<std::filesystem::path, Origin>> folders;
  std::vector<Note> notes;  ///< of entries that were passed over
};

/// <prefix>/lib/broadsheet of the installation we belong to, or "".
std::filesystem::path installation_folder();

/// Reads the environment.
SearchPath default_search_path(std::vector<std::filesystem::path> named_plugins);

/// In search order, files of a folder by name. A named file that is not there
/// is an Error; any other fault is a refusal.
std::vector<PluginFile> find_plugins(const SearchPath& where);

}  // namespace broadsheet
