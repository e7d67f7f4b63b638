// broadsheet plugins check FILE: runs the conformance suite on a plugin.
#include "check/plugin_check.hpp"
#include "cli/format_options.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace broadsheet::cli {
namespace {

struct Arguments {
  std::string file, sample;
  JobSettings job;
};

// "--gemtext.bylines false" or "--gemtext.bylines=false": the plugin's own options, which
// are not known while the command line is read.
Options format_options(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    if (name.rfind("--", 0) != 0 || (equals == std::string::npos && i + 1 == words.size()))
      throw Error(Fault::usage, "BS-C111", "there is no option " + words[i], {},
                  "see broadsheet plugins check --help");
    options[name.substr(2)] = equals == std::string::npos ? words[++i] : words[i].substr(equals + 1);
  }
  return options;
}

// One of the found plugins, or a file that nobody has looked at yet.
PluginFile plugin_named(const std::string& name, const Registry& registry) {
  std::error_code ignored;
  const std::filesystem::path path = std::filesystem::canonical(name, ignored);
  for (const PluginFile& plugin : registry.plugins())
    if (plugin.path == path || plugin.manifest.id == name) return plugin;
  const auto has_format = [&](const PluginFile& plugin) {
    const auto& formats = plugin.manifest.formats;
    return std::any_of(formats.begin(), formats.end(),
                       [&](const FormatSpec& its) { return its.name == name; });
  };
  if (path.empty())
    for (const PluginFile& plugin : registry.plugins())
      if (has_format(plugin)) return plugin;
  SearchPath only;
  only.named = {name};
  return find_plugins(only).front();
}

void refuse_options_of_others(const Options& options, const PluginFile& plugin) {
  std::vector<std::string> known;
  for (const FormatSpec& format : plugin.manifest.formats)
    for (const OptionSpec& option : format.options) known.push_back(format.name + '.' + option.name);
  for (const auto& [name, value] : options) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string meant = nearest(name, known);
    throw Error(Fault::usage, "BS-C111", "there is no option --" + name, {},
                meant.empty() ? "see broadsheet plugins check --help, and the plugin's manifest"
                              : "did you mean --" + meant + "?");
  }
}

// What a plugin prints is mostly a print that was left in it; once is enough.
void show_what_it_said(const std::vector<std::string>& said, std::set<std::string>& shown) {
  constexpr std::size_t kMost = 20;
  for (const std::string& line : said)
    if (shown.size() < kMost && shown.insert(line).second)
      std::cout << "         " << printable(line) << '\n';
}

void show(const conformance::Verdict& v) {
  const std::string& said = v.fault.empty() ? v.warning : v.fault;
  std::cout << (!v.fault.empty() ? "  FAULT  " : !v.warning.empty() ? "  warns  " : "  ok     ");
  std::cout << (said.empty() ? "" : style().warn) << v.check << style().off << '\n';
  if (!said.empty()) std::cout << "         " << printable(said) << '\n';
  std::cout << std::flush;
}

int run(const Arguments& a, const Shell& shell, const CLI::App& verb) {
  const Options options = format_options(verb.remaining());
  const PluginFile plugin = plugin_named(a.file, shell.session.registry());
  if (!plugin.refusal.empty())
    throw Error(Fault::plugin, "BS-C105", "plugin " + plugin.refusal, {plugin.path.string(), 0, {}});
  refuse_options_of_others(options, plugin);
  const Style& s = style();
  std::string heading;
  std::set<std::string> shown;
  std::size_t checks = 0, faults = 0, warnings = 0;
  conformance::check_plugin(plugin, shell.session.registry().plugins(), options, a.sample,
                            {Isolation::always, a.job.timeout}, [&](const conformance::Verdict& v) {
                              const std::string now = v.format.empty()
                                                          ? "manifest"
                                                          : v.format + ' ' + std::string(describe(v.role));
                              if (now != heading) {
                                heading = now;
                                std::cout << s.bold << heading << s.off << '\n';
                              }
                              ++checks;
                              faults += !v.fault.empty();
                              warnings += !v.warning.empty();
                              show(v);
                              show_what_it_said(v.said, shown);
                            });
  std::cout << plugin.manifest.id << ": " << counted(checks, "check, ", "checks, ")
            << (faults == 0 ? (checks == 1 ? "passed" : "all passed") : std::to_string(faults) + " failed")
            << (warnings == 0 ? "" : ", " + counted(warnings, "warning", "warnings")) << '\n';
  const bool reads = std::any_of(plugin.manifest.formats.begin(), plugin.manifest.formats.end(),
                                 [](const FormatSpec& format) { return format.reads; });
  if (reads && a.sample.empty()) std::cout << "give a file that it reads with --sample, to check that, too\n";
  return faults == 0 ? 0 : static_cast<int>(Fault::plugin);
}

}  // namespace

Run add_plugins_check(CLI::App& plugins, Shell& shell) {
  CLI::App* verb = plugins.add_subcommand(
      "check", "Whether a plugin stands what it will meet, asked in a process of its own");
  auto a = std::make_shared<Arguments>();
  verb->allow_extras();
  verb->add_option("file", a->file,
                   "The plugin: NAME.so, NAME.broadsheet.json, or the id or a format of an installed one")
      ->type_name("FILE")
      ->required();
  verb->add_option("--sample", a->sample, "A file that the plugin can read")->type_name("FILE");
  verb->footer("Options of the plugin's formats are taken, too: --NAME.layout items");
  add_isolation_options(*verb, a->job);
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
