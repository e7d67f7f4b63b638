// tools/broadsheet/verbs.hpp - the verbs of the command line, a file each.
//
// A verb adds its options to its subcommand and returns what to run when it was
// parsed. What it runs returns the exit code or throws broadsheet::Error.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

#include <functional>

namespace broadsheet::cli {

using Run = std::function<int()>;

/// What all verbs share.
struct Shell {
  Session& session;
  std::vector<std::string> arguments;  ///< of the program, without its name
};

Run add_convert(CLI::App& app, Shell& shell);
Run add_inspect(CLI::App& app, Shell& shell);
Run add_plugins(CLI::App& app, Shell& shell);

}  // namespace broadsheet::cli
