// broadsheet plugins [list | show NAME]: which plugins there are and what they offer.
#include "cli/cli_model.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "plugins/options.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace broadsheet::cli {
namespace {

int list(const Registry& registry) {
  const Style& s = style();
  std::cout << s.bold << padded("FORMAT", 16) << padded("DOES", 16) << padded("FILES", 22) << "PLUGIN"
            << s.off << '\n';
  for (const PluginFile& plugin : registry.plugins()) {
    if (!plugin.refusal.empty()) {
      std::cout << s.warn << padded("-", 16) << printable(plugin.path.string()) << ": "
                << printable(plugin.refusal) << s.off << '\n';
      continue;
    }
    for (const FormatSpec& format : plugin.manifest.formats) {
      std::cout << s.accent << padded(format.name, 16) << s.off << padded(does(format), 16)
                << padded(joined(format.extensions), 22) << plugin.manifest.id << ' '
                << printable(plugin.manifest.version);
      if (plugin.origin != Origin::installation)
        std::cout << s.dim << ", " << describe(plugin.origin) << s.off;
      if (!plugin.shadowed_by.empty())
        std::cout << s.warn << ", hidden by " << printable(plugin.shadowed_by.string()) << s.off;
      std::cout << '\n';
    }
  }
  return 0;
}

// One JSON object a plugin.
int list_json(const Registry& registry) {
  using Json = nlohmann::ordered_json;
  for (const PluginFile& plugin : registry.plugins()) {
    Json line = {{"id", plugin.manifest.id},          {"version", plugin.manifest.version},
                 {"about", plugin.manifest.about},    {"file", plugin.path.string()},
                 {"origin", describe(plugin.origin)}, {"usable", plugin.usable()},
                 {"formats", Json::array()}};
    if (!plugin.refusal.empty()) line["refusal"] = plugin.refusal;
    if (!plugin.shadowed_by.empty()) line["hidden_by"] = plugin.shadowed_by.string();
    for (const FormatSpec& format : plugin.manifest.formats)
      line["formats"].push_back({{"name", format.name},
                                 {"reads", format.reads},
                                 {"writes", format.writes},
                                 {"filters", format.filters},
                                 {"extensions", format.extensions},
                                 {"about", format.about}});
    std::cout << printable_json(line.dump(-1, ' ', false, Json::error_handler_t::replace)) << '\n';
  }
  return 0;
}

void show_format(const FormatSpec& format) {
  const Style& s = style();
  std::cout << '\n' << s.accent << format.name << s.off << ": " << does(format);
  if (!format.extensions.empty()) std::cout << ' ' << joined(format.extensions);
  if (!format.media_type.empty()) std::cout << " (" << printable(format.media_type) << ')';
  std::cout << '\n';
  if (!format.about.empty()) std::cout << "  " << printable(format.about) << '\n';
  for (const OptionSpec& option : format.options) {
    std::cout << "  --" << format.name << '.' << padded(option.name, 18) << printable(option.help) << s.dim
              << " (" << describe_values(option);
    if (!option.default_value.empty()) std::cout << "; default " << printable(option.default_value);
    std::cout << ')' << s.off << '\n';
  }
}

int show(const Registry& registry, const std::string& name) {
  const auto matches = [&](const PluginFile& plugin) {
    const auto& formats = plugin.manifest.formats;
    return plugin.manifest.id == name || plugin.path.stem() == name ||
           std::any_of(formats.begin(), formats.end(), [&](const FormatSpec& f) { return f.name == name; });
  };
  const auto& plugins = registry.plugins();
  const auto plugin = std::find_if(plugins.begin(), plugins.end(), matches);
  if (plugin == plugins.end())
    throw Error(Fault::plugin, "BS-C106", "there is no plugin or format \"" + name + '"', {},
                "see broadsheet plugins list");
  const Style& s = style();
  std::cout << s.bold << plugin->manifest.id << s.off << ' ' << printable(plugin->manifest.version) << '\n'
            << printable(plugin->manifest.about) << '\n'
            << printable(plugin->path.string()) << " (" << describe(plugin->origin) << ")\n";
  if (!plugin->refusal.empty())
    std::cout << s.warn << "not used: " << printable(plugin->refusal) << s.off << '\n';
  for (const FormatSpec& format : plugin->manifest.formats) show_format(format);
  return 0;
}

}  // namespace

Run add_plugins(CLI::App& app, Shell& shell) {
  CLI::App* verb =
      app.add_subcommand("plugins", "List the plugins, or show one: broadsheet plugins show epub");
  CLI::App* list_verb = verb->add_subcommand("list", "Every plugin found, with its formats (the default)");
  auto as_json = std::make_shared<bool>(false);
  list_verb->add_flag("--json", *as_json, "One JSON object a plugin");
  CLI::App* show_verb = verb->add_subcommand("show", "One plugin: its formats and their options");
  auto name = std::make_shared<std::string>();
  show_verb->add_option("name", *name, "Id, file or format")->type_name("PLUGIN")->required();
  const Run check = add_plugins_check(*verb, shell), begin = add_plugins_new(*verb, shell);
  verb->require_subcommand(0, 1);
  return [&shell, verb, show_verb, name, as_json, check, begin] {
    if (verb->got_subcommand("check")) return check();
    if (verb->got_subcommand("new")) return begin();
    const Registry& registry = shell.session.registry();
    if (*as_json) return list_json(registry);
    return show_verb->parsed() ? show(registry, *name) : list(registry);
  };
}

}  // namespace broadsheet::cli
