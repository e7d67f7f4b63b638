// tools/broadsheet/conversion/batch_options.hpp - what the verbs that convert many issues share.
#pragma once

#include "batch/batch.hpp"
#include "cli/settings.hpp"

#include <CLI/CLI.hpp>

#include <atomic>
#include <string>
#include <vector>

namespace broadsheet::cli {

inline constexpr int kSomeFailed = 5;

struct BatchOutputs {
  std::string& output;
  std::string& log;
  bool& quiet;
  Settings& settings;
  BatchPlan& plan;
};

/// -o, --to, --filter, --timestamp, --jobs, --log, --quiet, and those of settings.hpp.
void add_output_options(CLI::App& verb, const BatchOutputs& outputs);

/// --group: the rule that says which pages belong together.
void add_grouping(CLI::App& verb, std::string& rule);

/// Of the files that readers, or the one named, know.
std::vector<std::string> extensions_to_read(const Registry& registry, const std::string& from);

/// The log, with what stands beside it, is kept: no output replaces it. Throws Error (io) where it was not
/// `named` and a link stands in its place.
void keep_log(const std::string& log, bool named, Job& job);

/// The files of a batch that are none of its pages wherever they lie: settings, ledgers, logs.
class OwnFiles {
 public:
  OwnFiles(const Job& job, const Registry& registry);
  bool has(const std::filesystem::path& file) const;

 private:
  std::vector<std::filesystem::path> files_;
};

/// Set by SIGINT, SIGTERM, SIGHUP and whatever else ends a process, from now on. A second signal kills.
const std::atomic<bool>& stop_on_signals();

}  // namespace broadsheet::cli
