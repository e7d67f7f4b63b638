// core/batch/batch.hpp - many issues, each converted as `convert` would.
//
// Threads take one issue after another; each issue is a Job of its own with its
// own notes, and what befalls one touches no other. The plugins are looked for
// once. Outputs are not forced to the disk one by one, which would cost more than
// the conversion, but all at the end; a machine that stops before is found out by
// the digests in the log.
//
// A log line is written when all outputs of an issue stand under their names. A
// process may therefore be killed at any moment: what has no line is done again, to
// the same bytes, over what it left.
#pragma once

#include "batch/inputs/inputs.hpp"
#include "batch/log.hpp"
#include "plugins/registry.hpp"

#include <atomic>
#include <map>

namespace broadsheet {

struct BatchPlan {
  std::filesystem::path output;      ///< a folder, made if need be
  std::vector<std::string> formats;  ///< to write, at least one
  Job common;                        ///< what holds for every issue; inputs and targets are not looked at
  unsigned threads = 0;              ///< 0 = as many as the machine has
  bool resume = false;               ///< pass over what the log and the files prove done
  bool keep_going = true;            ///< after an issue failed
};

enum class Outcome { done, skipped, failed };

/// What became of one issue.
struct BatchResult {
  std::string item;
  Outcome outcome = Outcome::done;
  std::uint64_t bytes = 0;  ///< of its pages
  std::vector<Note> notes;
  std::optional<Error> error;
};

struct BatchSummary {
  struct Failures {
    std::size_t count = 0;
    std::string example;
  };
  std::size_t done = 0, skipped = 0, failed = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;                         ///< before the last issue
  std::map<std::string, Failures> failures;     ///< by error code
  std::map<std::string, std::size_t> warnings;  ///< by code
};

/// Called after each issue, by one thread at a time.
using BatchListener = std::function<void(const BatchResult&)>;

/// Throws Error for what would fail every issue: a format nobody writes, an option
/// that does not exist, a log that cannot be written. `stop` may be set at any
/// time: issues that are begun are ended, no other is begun.
BatchSummary run_batch(BatchInputs& inputs, const BatchPlan& plan, const Catalogue& catalogue, BatchLog& log,
                       const BatchListener& listener, const std::atomic<bool>& stop);

}  // namespace broadsheet
