// tools/broadsheet/documents/completion_values.hpp - what may follow an option or stand for an argument, for
// every shell.
#pragma once

#include "cli/cli_model.hpp"

namespace broadsheet::cli {

struct Completed {
  enum class Kind { flag, text, words, list, files, folders } kind = Kind::text;
  std::vector<std::string> words;  ///< one of them (words), or some with commas between them (list)
};

Completed completed(const CLI::Option& option, const Registry& registry);
Completed completed(const OptionSpec& option);

/// The verbs of a program, or of a verb.
std::vector<const CLI::App*> verbs_below(const CLI::App& app);

/// Whether any format option may follow the verb.
bool takes_format_options(const CLI::App& verb);

std::string zsh_completion(const CLI::App& program, const Registry& registry);
std::string fish_completion(const CLI::App& program, const Registry& registry);

}  // namespace broadsheet::cli
