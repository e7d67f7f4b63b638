// tools/broadsheet/cli/help/help.hpp - help that fits a screen: first what a newcomer needs, the rest by
// topic.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace broadsheet::cli {

/// Sets lines of at most 80 columns where no word is longer.
std::shared_ptr<CLI::Formatter> help_formatter();

/// Hides from `verb`'s help what is not asked for. Topics are "issue", "plugins", "limits", a format's
/// name, any word that options are about, and "all"; without one only options of no topic are shown, and
/// which topics there are. Of `words` those that are topics count. Throws Error (usage) for one of `topics`
/// that is none, and for one of `formats`, which are known and may have no options.
void arrange_help(CLI::App& verb, std::vector<std::string> topics, const std::vector<std::string>& words,
                  const std::vector<std::string>& formats);

}  // namespace broadsheet::cli
