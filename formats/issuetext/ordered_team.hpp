// issuetext/ordered_team.hpp - works on several jobs at a time and gives their results in the order of the
// jobs.
//
// The caller takes part: with one thread there is no other, and a job is worked on when its result is asked
// for.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace broadsheet::issuetext {

/// A Worker makes of a Job what its operator() returns. Each thread has a copy of its own.
template <class Worker, class Job>
class OrderedTeam {
 public:
  using Result = decltype(std::declval<Worker&>()(std::declval<Job>()));

  /// `threads` counts the caller; 0 = as many as the machine has processors.
  OrderedTeam(unsigned threads, Worker worker)
      : threads_(std::clamp(threads ? threads : std::thread::hardware_concurrency(), 1u, kMostThreads)),
        own_(std::move(worker)) {}
  ~OrderedTeam() {
    {
      const std::lock_guard lock(mutex_);
      next_ = slots_.size();
      closed_ = true;
    }
    work_waits_.notify_all();
    for (std::thread& thread : helpers_) thread.join();
  }
  OrderedTeam(const OrderedTeam&) = delete;

  /// Whether as many jobs are at work or wait as are good for anything.
  bool is_full() const { return slots_.size() >= (threads_ == 1 ? 1 : threads_ * kAhead); }
  bool is_empty() const { return slots_.empty(); }

  void add(Job job) {
    {
      const std::lock_guard lock(mutex_);
      slots_.emplace_back(std::move(job));
    }
    work_waits_.notify_one();
    if (slots_.size() > 1 && helpers_.size() + 1 < threads_) start_helper();
  }

  /// The result of the job that was added first; throws what the worker threw. REQUIRES: !is_empty()
  Result take() {
    std::unique_lock lock(mutex_);
    while (!slots_.front().is_done) {
      if (next_ < slots_.size())
        work_on_next(lock, own_);
      else
        is_done_.wait(lock);
    }
    Slot slot = std::move(slots_.front());
    slots_.pop_front();
    --next_;
    if (slot.failure) std::rethrow_exception(slot.failure);
    return std::move(*slot.result);
  }

 private:
  static constexpr unsigned kMostThreads = 64;
  static constexpr std::size_t kAhead = 4;  // jobs of a thread: long ones keep nobody waiting

  struct Slot {
    explicit Slot(Job its_job) : job(std::move(its_job)) {}
    std::optional<Job> job;
    std::optional<Result> result;
    std::exception_ptr failure;
    bool is_done = false;
  };

  // References to what a deque holds stay while its ends change.
  void work_on_next(std::unique_lock<std::mutex>& lock, Worker& worker) {
    Slot& slot = slots_[next_++];
    lock.unlock();
    try {
      slot.result.emplace(worker(std::move(*slot.job)));
    } catch (...) {
      slot.failure = std::current_exception();
    }
    lock.lock();
    slot.is_done = true;
    is_done_.notify_all();
  }

  // Where the system has none to give, those that are there do the work.
  void start_helper() try {
    helpers_.emplace_back([this, worker = own_]() mutable {
      std::unique_lock lock(mutex_);
      while (true) {
        work_waits_.wait(lock, [this] { return closed_ || next_ < slots_.size(); });
        if (closed_) return;
        work_on_next(lock, worker);
      }
    });
  } catch (const std::system_error&) {
    threads_ = static_cast<unsigned>(helpers_.size()) + 1;
  }

  unsigned threads_;
  Worker own_;  // of the caller
  std::mutex mutex_;
  std::condition_variable work_waits_, is_done_;
  std::deque<Slot> slots_;
  std::size_t next_ = 0;  // the first that nobody has begun
  bool closed_ = false;
  std::vector<std::thread> helpers_;
};

}  // namespace broadsheet::issuetext
