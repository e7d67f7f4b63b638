#include "cli/verbs.hpp"

namespace broadsheet::cli {

CLI::App* add_verb(CLI::App& app, const Shell& shell, const std::string& name, const std::string& says) {
  CLI::App* verb = app.add_subcommand(name, says);
  if (!shell.mentions(name)) return nullptr;
  verb->allow_extras();  // refuse_unknown() tells of them, with what may be meant
  return verb;
}

}  // namespace broadsheet::cli
