// tools/broadsheet/cli/format_options.hpp - the options that come from manifests, and those about an
// issue that verbs share.
#pragma once

#include "cli/verbs.hpp"

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace broadsheet::cli {

/// The values as they were given, under "<format>.<option>".
class FormatOptions {
 public:
  /// Adds every option of every format to `verb`, which has its own already, grouped by format; none where
  /// nothing in the arguments can be one, as adding them takes longer than reading a page.
  FormatOptions(CLI::App& verb, const Shell& shell);

  Options given() const;

 private:
  struct Slot {
    CLI::Option* option = nullptr;
    std::unique_ptr<std::string> value;  ///< where CLI11 puts it: must not move
  };
  std::map<std::string, Slot> slots_;
};

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
