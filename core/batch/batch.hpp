// core/batch/batch.hpp - converts many issues, each as `convert` would.
//
// Worker processes take one issue after another; each issue is a Job of its own with its own
// notes, and the failure of one does not affect another: neither an error nor a crash, an endless
// call or the end of memory, which end one worker and one issue. Plugins are searched once. Outputs
// are not forced to the disk one by one, which would cost more than the conversion, but all at the
// end; if the machine stops before that, the digests in the log reveal which outputs are incomplete.
//
// A log line is written when all outputs of an issue have their final names. The process may
// therefore be killed at any moment: an issue without a line is converted again, to the same bytes.
// One that two runs did not survive is left out (in_hand.hpp).
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
  Job common;                        ///< settings of every issue; its inputs and targets are ignored
  unsigned threads = 0;              ///< workers; 0 = as many as the machine has processors
  bool resume = false;               ///< skip issues that the log and the files prove done
  bool keep_going = true;            ///< after an issue failed
  bool outputs_go = false;           ///< others take outputs away: with `resume`, the log alone proves
  /// Whether an output that is there is a page of some issue; not set = none is. See inputs_within().
  std::function<bool(const std::filesystem::path&)> is_input;
  std::function<bool(const BatchItem&)> wants;  ///< not set = every issue; another is passed over
};

enum class Outcome { done, skipped, failed };

/// The result for one issue.
struct BatchResult {
  std::string item;
  Outcome outcome = Outcome::done;
  std::uint64_t bytes = 0;  ///< of its pages
  std::vector<Note> notes;
  std::vector<SentItem> sent;  ///< of the ledgers of its outputs
  std::optional<Error> error;
};

struct BatchSummary {
  struct Cases {
    std::size_t count = 0;
    std::string example;  ///< the first
  };
  std::size_t done = 0, skipped = 0, failed = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;                   ///< before the last issue
  std::map<std::string, Cases> failures;  ///< by error code
  std::map<std::string, Cases> warnings;  ///< by code
};

/// Called after each issue, by the thread that runs the batch.
using BatchListener = std::function<void(const BatchResult&)>;

/// Throws Error for what would fail every issue: a format that no plugin writes, an option that
/// does not exist, a log that cannot be written. `stop` may be set at any time: no other issue is
/// begun, and those begun that do not end within half a second are given up, to be converted by a
/// run that resumes. Forks: other threads of
/// the process may hold no lock but the allocator's and those of stdio.
BatchSummary run_batch(BatchInputs& inputs, const BatchPlan& plan, const Registry& registry, BatchLog& log,
                       const BatchListener& listener, const std::atomic<bool>& stop);

}  // namespace broadsheet
