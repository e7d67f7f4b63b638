#include "batch/batch.hpp"

#include "batch/in_hand.hpp"
#include "batch/issue.hpp"
#include "batch/settings.hpp"
#include "batch/worker_pool.hpp"
#include "convert/facts/metadata.hpp"
#include "convert/targets.hpp"
#include "io/output/part.hpp"
#include "plugins/options.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <thread>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using batch::WorkerPool;
using std::chrono::milliseconds;

constexpr milliseconds kLook{50};           // at most between two looks at the stop flag
constexpr milliseconds kStopPatience{300};  // for issues in hand when the batch is to stop
constexpr unsigned kLostRuns = 2;           // after which an issue is left out

void flush_file_system(const fs::path& folder) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  syncfs(handle);
  close(handle);
}

// What would fail every issue fails the batch before it begins.
void check_plan(const BatchPlan& plan, const Registry& registry) {
  const Job& job = plan.common;
  check_metadata(job.metadata);
  check_timestamp(job.timestamp);
  check_option_names(job.options, registry);
  const auto check_values = [&](const std::string& format, Role role) {
    (void)option_values(registry.find(format, role), job.options);
  };
  for (const std::string& format : plan.formats) check_values(format, Role::writer);
  for (const std::string& filter : job.filters) check_values(filter, Role::filter);
  if (!job.from.empty()) check_values(job.from, Role::reader);
}

batch::WorkerLimits limits_of(const BatchPlan& plan) {
  return {plan.common.timeout, plan.common.filters.size() + plan.formats.size(),
          plan.common.limits.worker_bytes};
}

// The issues go to worker processes, their outcomes to the log, in one thread.
class Batch {
 public:
  Batch(BatchInputs& inputs, const BatchPlan& plan, const Registry& registry, BatchLog& log,
        const BatchListener& listener, const std::atomic<bool>& stop)
      : inputs_(inputs),
        plan_(plan),
        log_(log),
        listener_(listener),
        stop_(stop),
        converter_(plan, registry, log, settings_of(plan, registry)),
        in_hand_(log.file(), plan.resume),
        pool_(plan.threads ? plan.threads : std::max(1u, std::thread::hardware_concurrency()),
              limits_of(plan), [this](const BatchItem& item, const WorkerPool::Step& step) {
                return converter_.convert(item, step);
              }) {}

  BatchSummary run();

 private:
  void hand_out();
  void take(WorkerPool::Ending ending);
  void settle(const IssueOutcome& outcome);
  void stop();
  Error error_of(const WorkerPool::Ending& ending) const;
  Error left_out(const BatchItem& item) const;
  std::optional<Error> page_to_be_replaced(const BatchItem& item) const;

  BatchInputs& inputs_;
  const BatchPlan& plan_;
  BatchLog& log_;
  const BatchListener& listener_;
  const std::atomic<bool>& stop_;
  const IssueConverter converter_;
  batch::InHand in_hand_;
  WorkerPool pool_;
  bool ended_ = false;  ///< no further issue is begun
  std::exception_ptr thrown_;
  BatchSummary summary_;
};

BatchSummary Batch::run() {
  for (;;) {
    if (stop_) {
      stop();
      break;
    }
    try {
      hand_out();
    } catch (...) {  // the inputs cannot be read on: those in hand are still finished
      thrown_ = std::current_exception();
      ended_ = true;
    }
    if (!pool_.has_busy()) break;
    for (WorkerPool::Ending& ending : pool_.wait(kLook)) take(std::move(ending));
  }
  if (thrown_) std::rethrow_exception(thrown_);
  flush_file_system(plan_.output);
  if (!summary_.stopped) in_hand_.remove();
  return std::move(summary_);
}

void Batch::hand_out() {
  while (!ended_ && pool_.has_idle()) {
    std::optional<BatchItem> item = inputs_.next();
    while (item && plan_.wants && !plan_.wants(*item)) item = inputs_.next();
    if (!item) {
      ended_ = true;
      return;
    }
    const std::string name = logged_name(item->name);
    if (item->fault) {
      settle(IssueConverter::failure(*item, *item->fault));
    } else if (in_hand_.lost_runs(name) >= kLostRuns) {
      settle(IssueConverter::failure(*item, left_out(*item)));
    } else if (const auto page = page_to_be_replaced(*item)) {
      settle(IssueConverter::failure(*item, *page));
    } else {
      in_hand_.begin(name);
      pool_.give(*item);
    }
  }
}

void Batch::take(WorkerPool::Ending ending) {
  if (!ending.outcome) {
    for (const Target& target : converter_.targets_of(ending.item)) remove_stale_part(target.path);
    ending.outcome = IssueConverter::failure(ending.item, error_of(ending));
  }
  settle(*ending.outcome);
  in_hand_.end(ending.outcome->entry.item);
}

void Batch::settle(const IssueOutcome& outcome) {
  const BatchResult& result = outcome.result;
  if (result.outcome != Outcome::skipped) log_.append(outcome.entry);
  summary_.bytes += result.bytes;
  for (const Note& note : result.notes) {
    auto& [warnings, example] = summary_.warnings[note.code];
    if (warnings++ > 0) continue;
    const std::string place = note.place.text();
    example = (place.empty() ? result.item : place) + ": " + note.what;
  }
  switch (result.outcome) {
    case Outcome::done: ++summary_.done; break;
    case Outcome::skipped: ++summary_.skipped; break;
    case Outcome::failed: {
      ++summary_.failed;
      auto& [failures, example] = summary_.failures[result.error->code()];
      if (failures++ == 0) example = result.error->text();
      if (!plan_.keep_going) summary_.stopped = ended_ = true;
    }
  }
  listener_(result);
}

// Issues that are about to end may; the others are begun anew by --resume.
void Batch::stop() {
  summary_.stopped = true;
  const auto until = std::chrono::steady_clock::now() + kStopPatience;
  while (pool_.has_busy()) {
    const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    for (WorkerPool::Ending& ending : pool_.wait(left)) take(std::move(ending));
  }
  for (const BatchItem& item : pool_.stop()) {
    for (const Target& target : converter_.targets_of(item)) remove_stale_part(target.path);
    in_hand_.end(logged_name(item.name));
  }
}

Error Batch::error_of(const WorkerPool::Ending& ending) const {
  const Place place{ending.item.pages.empty() ? ending.item.name : ending.item.pages.front().string(), 0, {}};
  if (ending.timed_out)
    return Error(Fault::plugin, "BS-C192",
                 "was not converted: a step of it took longer than " +
                     std::to_string(plan_.common.timeout.count()) + " s",
                 place, "allow more with --timeout, or report the page");
  const char* name = ending.signal == 0 ? nullptr : sigdescr_np(ending.signal);
  return Error(Fault::plugin, "BS-C191",
               std::string("ended the process that converted it: ") + (name ? name : "exit()"), place,
               ending.signal == SIGKILL
                   ? "there may be too little memory: run fewer with -j, or report the page"
                   : "report the page, please; the other issues are not affected");
}

Error Batch::left_out(const BatchItem& item) const {
  return Error(Fault::plugin, "BS-C193",
               "two runs of the batch ended while they converted it; it is left out", {item.name, 0, {}},
               "convert it by itself to see why; remove " + in_hand_.file().string() + " to try it again");
}

// Pages of the issue itself are looked at where it is converted.
std::optional<Error> Batch::page_to_be_replaced(const BatchItem& item) const {
  if (!plan_.is_input) return {};
  for (const Target& target : converter_.targets_of(item))
    if (plan_.is_input(target.path))
      return Error(Fault::usage, "BS-C138", "the output would replace a page of this batch",
                   {target.path.string(), 0, {}}, "name another folder with -o");
  return {};
}

}  // namespace

BatchSummary run_batch(BatchInputs& inputs, const BatchPlan& plan, const Registry& registry, BatchLog& log,
                       const BatchListener& listener, const std::atomic<bool>& stop) {
  check_plan(plan, registry);
  make_folder(plan.output);
  if (plan.resume) log.read_back();
  return Batch(inputs, plan, registry, log, listener, stop).run();
}

}  // namespace broadsheet
