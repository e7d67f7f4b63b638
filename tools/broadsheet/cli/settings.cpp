#include "cli/settings.hpp"

#include "cli/named_files.hpp"
#include "cli/terminal.hpp"
#include "convert/config.hpp"

#include <cstdlib>
#include <iostream>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;

// A folder of the environment; a relative one is none (XDG Base Directory Specification).
fs::path folder_in(const char* variable) {
  const char* value = std::getenv(variable);
  const fs::path folder = value ? value : "";
  return folder.is_absolute() ? folder : fs::path();
}

void take(const fs::path& file, const Settings& settings, const Registry& registry, Job& job) {
  apply_config(file, registry, job);
  if (settings.is_verbose) std::cerr << "broadsheet: settings from " << printable(file.string()) << '\n';
}

}  // namespace

void add_settings_options(CLI::App& verb, Settings& settings) {
  verb.add_option("--config", settings.config, "TOML or JSON file with options; the command line wins")
      ->type_name("FILE");
  verb.add_flag("--no-config", settings.is_alone,
                "Leave out your own settings, " + std::string("~/.config/broadsheet/config.toml"))
      ->group("More");
  verb.add_flag("-v,--verbose", settings.is_verbose, "Say which settings and formats are used, what is sent");
}

fs::path user_settings() {
  fs::path folder = folder_in("XDG_CONFIG_HOME");
  if (folder.empty()) {
    folder = folder_in("HOME");
    if (folder.empty()) return {};
    folder /= ".config";
  }
  return folder / "broadsheet" / "config.toml";
}

void apply_settings(const Settings& settings, const Registry& registry, Job& job) {
  if (!settings.config.empty()) refuse_missing(settings.config);
  if (!settings.config.empty()) take(settings.config, settings, registry, job);
  const fs::path own = user_settings();
  if (settings.is_alone || own.empty()) return;
  std::error_code error;
  if (fs::exists(own, error))
    take(own, settings, registry, job);
  else if (settings.is_verbose)
    std::cerr << "broadsheet: no settings of your own in " << printable(own.string()) << '\n';
}

}  // namespace broadsheet::cli
