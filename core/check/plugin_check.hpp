// core/check/plugin_check.hpp - what a plugin has to stand before anybody relies on it.
//
// Each check runs in a process of its own (isolation/worker.hpp), so that a
// plugin that fails one is still asked the others.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::conformance {

struct Verdict {
  std::string format;
  Role role = Role::writer;
  std::string check;  ///< as a claim: "comes back when writing fails"
  std::string fault;  ///< "" = it holds
};

/// All checks of all formats of a usable plugin, with the given options. `sample` is an input that its
/// readers can read, or ""; without one they are asked about bad inputs only.
/// `listener` hears each verdict as it comes. Throws nothing of the plugin's.
void check_plugin(const PluginFile& plugin, const Options& options, const std::string& sample,
                  const Confinement& confinement, const std::function<void(const Verdict&)>& listener);

}  // namespace broadsheet::conformance
