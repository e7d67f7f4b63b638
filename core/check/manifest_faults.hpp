// core/check/manifest_faults.hpp - what a manifest says that is allowed and hardly meant.
//
// Broadsheet ignores fields that it does not know, so that a plugin may say more to a later version; to its
// author a misspelt one is a mistake that nothing else shows.
#pragma once

#include "plugins/registry.hpp"

#include <string>
#include <vector>

namespace broadsheet::conformance {

struct ManifestClaim {
  const char* claim;    ///< "says only what is known"
  std::string warning;  ///< "" = it holds. A conversion says nothing of it
};

/// The claims about the manifest of a usable plugin, each held against it. `others` are all plugins that were
/// found.
std::vector<ManifestClaim> check_manifest_of(const PluginFile& plugin, const std::vector<PluginFile>& others);

}  // namespace broadsheet::conformance
