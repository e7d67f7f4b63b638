// tools/broadsheet/cli_model.hpp - what the manual and the completion ask of the
// command line, which is described once: where verbs add their options.
#pragma once

#include "plugins/registry.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace broadsheet::cli {

using Verb = std::pair<std::string, const CLI::App*>;  ///< path ("plugins show"; "" = the program) and model

/// The program, its verbs and theirs, each before those below it.
std::vector<Verb> verbs_of(const CLI::App& program);

/// What is typed without a name, in order.
std::vector<const CLI::Option*> arguments_of(const CLI::App& verb);
/// What is named, but not "--<format>.<name>".
std::vector<const CLI::Option*> options_of(const CLI::App& verb);
/// "--<format>.<name>" of any verb, once each, by name.
std::map<std::string, const CLI::Option*> format_options_of(const CLI::App& program);

/// "-o", "--output"
std::vector<std::string> names_of(const CLI::Option& option);
/// "FILE"; "" of a flag.
std::string value_word(const CLI::Option& option);
/// "auto", "always", "never" where nothing else is allowed.
std::vector<std::string> choices_of(const CLI::Option& option);

/// "reads, writes"
std::string does(const FormatSpec& format);

/// Formats and filters that can be used, by name.
std::map<std::string, const FormatSpec*> formats_of(const Registry& registry);

}  // namespace broadsheet::cli
