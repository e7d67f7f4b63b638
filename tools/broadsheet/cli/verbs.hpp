// tools/broadsheet/cli/verbs.hpp - the verbs of the command line, one file each.
//
// A verb adds its options to its subcommand and returns what to run when it was
// parsed. What it runs returns the exit code or throws broadsheet::Error.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>

namespace broadsheet::cli {

using Run = std::function<int()>;

/// What all verbs share.
struct Shell {
  Session& session;
  std::vector<std::string> arguments;  ///< of the program, without its name
  bool wants_help = false;
  std::vector<std::string> topics;  ///< that help is wanted on; a verb may add some

  /// Whether `verb` may be meant. The options of formats are many and CLI11 takes
  /// quadratic time to add them, so only the verb that is asked for gets them.
  bool mentions(const std::string& verb) const {
    return describes_all() || std::find(arguments.begin(), arguments.end(), verb) != arguments.end();
  }

  /// Whether it is asked for what describes every verb.
  bool describes_all() const {
    return !arguments.empty() && (arguments.front() == "manual" || arguments.front() == "completion");
  }
};

/// Adds the verb `name`; null where it is not meant (Shell::mentions) and needs no options.
CLI::App* add_verb(CLI::App& app, const Shell& shell, const std::string& name, const std::string& says);

using AddVerb = Run (*)(CLI::App& app, Shell& shell);

Run add_batch(CLI::App& app, Shell& shell);
Run add_check(CLI::App& app, Shell& shell);
Run add_completion(CLI::App& app, Shell& shell);
Run add_convert(CLI::App& app, Shell& shell);
Run add_inspect(CLI::App& app, Shell& shell);
Run add_manual(CLI::App& app, Shell& shell);
Run add_plugins(CLI::App& app, Shell& shell);
Run add_plugins_check(CLI::App& plugins, Shell& shell);
Run add_plugins_new(CLI::App& plugins, Shell& shell);
Run add_watch(CLI::App& app, Shell& shell);

}  // namespace broadsheet::cli
