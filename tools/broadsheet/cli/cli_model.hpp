// tools/broadsheet/cli/cli_model.hpp - the command line as data, for the manual and the completion. It
// is described once, where verbs add their options.
#pragma once

#include "plugins/registry.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace broadsheet::cli {

using Verb = std::pair<std::string, const CLI::App*>;  ///< path ("plugins show"; "" = the program) and model

/// The program and all its verbs, a verb before its own verbs.
std::vector<Verb> verbs_of(const CLI::App& program);

/// Positional arguments, in order.
std::vector<const CLI::Option*> arguments_of(const CLI::App& verb);
/// Options other than "--<format>.<name>".
std::vector<const CLI::Option*> options_of(const CLI::App& verb);
/// "--<format>.<name>" of any verb, once each, by name.
std::map<std::string, const CLI::Option*> format_options_of(const CLI::App& program);

/// "-o", "--output"
std::vector<std::string> names_of(const CLI::Option& option);
/// "FILE"; "" of a flag.
std::string value_word(const CLI::Option& option);
/// "auto", "always", "never" if only these are allowed.
std::vector<std::string> choices_of(const CLI::Option& option);

/// "reads, writes"
std::string does(const FormatSpec& format);

/// Formats and filters that can be used, by name.
std::map<std::string, const FormatSpec*> formats_of(const Registry& registry);

/// With a blank between.
std::string joined(const std::vector<std::string>& words);

}  // namespace broadsheet::cli
