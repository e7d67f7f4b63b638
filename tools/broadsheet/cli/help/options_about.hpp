// cli/help/options_about.hpp - options by a word of what they are about: --help=embargo, and where --embargo
// is none.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace broadsheet::cli {

/// The options of `verb` that have the word, of four letters at least, in their name or help: whole, or with
/// another end ("embargoed"). Of several with the same help the first, which is the one that formats share.
std::vector<const CLI::Option*> options_about(const std::string& word, const CLI::App& verb);

/// Where to look for what is called `word` and is no option: names of such options, or "".
std::string look_at(const std::string& word, const CLI::App& verb);

}  // namespace broadsheet::cli
