// tools/broadsheet/cli/format_options.hpp - the options that come from manifests, and those about an
// issue that verbs share.
#pragma once

#include "cli/verbs.hpp"

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <set>

namespace broadsheet::cli {

/// The values as they were given, under "<format>.<option>".
class FormatOptions {
 public:
  /// Adds every option of every format to `verb`, which has its own already, grouped by format.
  FormatOptions(CLI::App& verb, const Registry& registry);
  /// Likewise; none where nothing in the arguments can be one, as adding them takes longer than reading a
  /// page.
  FormatOptions(CLI::App& verb, const Shell& shell);

  Options given() const;
  /// Likewise, with `filters` on the document's way. Throws Error (usage) for an option of another filter:
  /// what it says would not be done.
  Options given_with(const std::vector<std::string>& filters) const;

 private:
  void add_all(CLI::App& verb);

  struct Slot {
    CLI::Option* option = nullptr;
    std::unique_ptr<std::string> value;  ///< where CLI11 puts it: must not move
  };
  const Registry& registry_;
  std::map<std::string, Slot> slots_;
};

/// A warning for each of the options `given` that no format in `used` has.
std::vector<Note> idle_options(const Options& given, const std::set<std::string>& used);

/// --publication, --edition, --language
void add_publication_options(CLI::App& verb, Metadata& metadata);
/// Those, and --date, --page, --title: of one issue.
void add_metadata_options(CLI::App& verb, Metadata& metadata);

/// --isolate, --timeout
void add_isolation_options(CLI::App& verb, Isolation& isolation, std::chrono::seconds& timeout);

/// --max-input, --max-articles, --max-memory
void add_limit_options(CLI::App& verb, Limits& limits);

/// Throws Error (usage) for arguments that `verb` does not know; names the nearest option.
void refuse_unknown(const CLI::App& verb);

}  // namespace broadsheet::cli
