// tools/broadsheet/cli/format_options.hpp - the options that come from manifests, and those about an
// issue that verbs share.
#pragma once

#include "cli/verbs.hpp"

#include <broadsheet/broadsheet.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <set>

namespace broadsheet {
struct OptionSpec;
}

namespace broadsheet::cli {

/// The values as they were given, under "<format>.<option>".
class FormatOptions {
 public:
  /// Adds every option of every format to `verb`, which has its own already, grouped by format.
  FormatOptions(CLI::App& verb, const Registry& registry);
  /// Likewise, but only those that the arguments name, as adding all takes longer than reading a page; all
  /// where help is wanted, or an argument looks like one that there is not.
  FormatOptions(CLI::App& verb, const Shell& shell);

  Options given() const;
  /// Likewise, with `filters` on the document's way. Throws Error (usage) for an option of another filter:
  /// what it says would not be done.
  Options given_with(const std::vector<std::string>& filters) const;

 private:
  void add(CLI::App& verb, const std::string& name, const OptionSpec& spec);

  struct Slot {
    CLI::Option* option = nullptr;
    std::unique_ptr<std::string> value;  ///< where CLI11 puts it: must not move
  };
  const Registry& registry_;
  std::map<std::string, Slot> slots_;
};

/// A warning for each of the options `given` that no format in `used` has.
std::vector<Note> idle_options(const Options& given, const std::set<std::string>& used,
                               const Registry& registry);

/// What can be said of what is read: of all issues of a paper its --publication, --edition and --language;
/// of one issue also --date, --page and --title.
enum class Known { of_paper, of_issue };

/// The pages of one issue.
void add_page_inputs(CLI::App& verb, std::vector<std::string>& inputs);
/// --from
void add_input_format(CLI::App& verb, std::string& from);

/// What every verb that reads issues takes: the above, --isolate, --timeout and the limits.
void add_shared_options(CLI::App& verb, JobSettings& job, Known known);

/// Those, and the options of formats.
std::unique_ptr<FormatOptions> add_job_options(CLI::App& verb, JobSettings& job, const Shell& shell,
                                               Known known);

/// --isolate, --timeout
void add_isolation_options(CLI::App& verb, JobSettings& job);

/// Throws Error (usage) for arguments that `verb` does not know; names the nearest option.
void refuse_unknown(const CLI::App& verb);

}  // namespace broadsheet::cli
