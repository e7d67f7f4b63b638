// tools/broadsheet/cli/settings.hpp - where settings come from that the command line does not give.
#pragma once

#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

namespace broadsheet::cli {

struct Settings {
  std::string config;       ///< --config
  bool is_alone = false;    ///< --no-config: not even the user's own
  bool is_verbose = false;  ///< -v
};

/// --config, --no-config, -v
void add_settings_options(CLI::App& verb, Settings& settings);

/// Of the user: $XDG_CONFIG_HOME/broadsheet/config.toml, ~/.config if it is not set; "" where neither
/// says where. It need not be there.
std::filesystem::path user_settings();

/// Fills what the command line leaves open: from --config, then from the user's own settings. Says
/// with -v which of them it took. Throws Error (usage) for what is not understood.
void apply_settings(const Settings& settings, const Registry& registry, Job& job);

}  // namespace broadsheet::cli
