// core/batch/worker_pool.hpp - processes that convert issues, so that what ends one ends one issue.
//
// Each worker is a fork of the batch, which has the plugins found already; it loads the plugins of its issues
// once and keeps them. It has one issue at a time. A crash, the end of memory or an endless call takes the
// worker; the batch learns which issue it had and forks another. For fork() to be safe, other threads of the
// process may hold no lock but those that the C library itself takes care of (the allocator's, stdio's).
#pragma once

#include "batch/issue.hpp"

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace broadsheet::batch {

/// What holds for each issue; 0 = no limit.
struct WorkerLimits {
  std::chrono::seconds time{0};  ///< of a step
  std::size_t steps = 0;     ///< as long as which an issue may take altogether, and one more for each page
  std::uint64_t memory = 0;  ///< bytes of address space of a worker
};

class WorkerPool {
 public:
  using Step = std::function<void()>;
  using Convert = std::function<IssueOutcome(const BatchItem&, const Step&)>;

  /// `convert` runs in the workers, of which at most `size` live, and calls a Step whenever it is a step
  /// further.
  WorkerPool(std::size_t size, WorkerLimits limits, Convert convert);
  ~WorkerPool();  ///< Ends all workers; issues in hand are lost.
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  bool has_idle() const;
  bool has_busy() const;

  /// Gives an issue without fault to an idle worker, which is forked if need be. REQUIRES: has_idle().
  /// Throws Error (io) where no process can be started.
  void give(const BatchItem& item);

  /// How an issue ended: with its outcome, or with its worker.
  struct Ending {
    BatchItem item;
    std::optional<IssueOutcome> outcome;
    int signal = 0;          ///< that ended the worker; 0 where it exited
    bool timed_out = false;  ///< it was ended for WorkerLimits::time
  };

  /// The endings that come within `patience`; empty where none did, or a signal came.
  std::vector<Ending> wait(std::chrono::milliseconds patience);

  /// Ends every worker with SIGTERM, then SIGKILL; the issues that they had.
  std::vector<BatchItem> stop();

 private:
  using Clock = std::chrono::steady_clock;
  using Moment = std::atomic<Clock::rep>;
  struct Worker {
    pid_t process = -1;  ///< -1 = none
    int wire = -1;
    std::string received;
    std::optional<BatchItem> item;
    Clock::time_point deadline, last_deadline;  ///< of the step, of the issue
    bool timed_out = false;
    Moment* stepped = nullptr;  ///< when it last was a step further; in memory that it shares with us
  };

  void start(Worker& worker);
  [[noreturn]] void serve(const Worker& worker, int wire);
  std::optional<Ending> ending_of(Worker& worker, bool open);
  int end(Worker& worker, bool at_once);
  void end_late_ones();
  bool has_stepped(Worker& worker) const;

  const WorkerLimits limits_;
  const Convert convert_;
  std::vector<Worker> workers_;
};

}  // namespace broadsheet::batch
