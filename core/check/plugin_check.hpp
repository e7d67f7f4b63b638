// core/check/plugin_check.hpp - runs the conformance suite on a plugin.
//
// First what its manifest says, then each role of each format. Each check runs in a process of its own
// (isolation/worker.hpp), so that a plugin that crashes in one is still given the others.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::conformance {

struct Verdict {
  std::string format;  ///< "" = the manifest, whatever the role
  Role role = Role::writer;
  std::string check;              ///< as a claim: "comes back when writing fails"
  std::string fault;              ///< "" = it holds; else a conversion that can see it refuses or mends it
  std::string warning;            ///< what conversions let pass, and is hardly meant; or ""
  std::vector<std::string> said;  ///< what it printed meanwhile, and its warnings
};

/// All checks of a usable plugin and its formats, with the given options. `others` are all plugins found.
/// `sample` is a file that its readers can read, or ""; without one, readers are tried on bad inputs only.
/// Throws Error where it cannot be read. `listener` gets each verdict at once. A failure of the plugin is a
/// verdict, not an exception.
void check_plugin(const PluginFile& plugin, const std::vector<PluginFile>& others, const Options& options,
                  const std::filesystem::path& sample, const Confinement& confinement,
                  const std::function<void(const Verdict&)>& listener);

}  // namespace broadsheet::conformance
