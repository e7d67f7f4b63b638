// tools/broadsheet/cli/command_line.hpp - what the words after "broadsheet" mean, before options are
// known: options come from plugins, and which are wanted depends on the verb.
#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::cli {

struct CommandLine {
  std::vector<std::string> arguments;  ///< with a verb in front, unless they are of the program itself
  std::vector<std::filesystem::path> plugins;  ///< of --plugin
  std::vector<std::string> topics;             ///< of --help=TOPIC
  bool wants_help = false;                     ///< --help, -h or `help`
  std::vector<std::string> maybe_topics;       ///< words beside --help, which may be topics or names of files
};

/// Takes off what is not the verb's own, and puts the verb that is meant: "help VERB" is "VERB --help",
/// "help TOPIC" is "convert --help=TOPIC", and "IN -o OUT" is "convert IN -o OUT". Throws Error (usage) for a
/// word that is neither verb nor file, with the verb that may be meant.
CommandLine understand(std::vector<std::string> arguments, const std::vector<std::string>& verbs);

/// The verb of that name; null if there is none.
CLI::App* verb_named(const std::string& name, CLI::App& program);

/// "--no-resume" becomes "--resume=false" where `program`'s verb has a switch of that name.
void turn_off_switches(std::vector<std::string>& arguments, CLI::App& program);

}  // namespace broadsheet::cli
