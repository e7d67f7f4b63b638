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

/// Of the files that readers, or the one named, know.
std::vector<std::string> extensions_to_read(const Registry& registry, const std::string& from);

/// Set by SIGINT, SIGTERM and SIGHUP from now on. A second signal kills.
const std::atomic<bool>& stop_on_signals();

}  // namespace broadsheet::cli
