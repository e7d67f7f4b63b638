#include "batch/worker_pool.hpp"

#include "batch/worker_message.hpp"
#include "io/output/part.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <new>

namespace broadsheet::batch {
namespace {

using isolation::Message;

// Between the end and SIGKILL; and for a plugin in a process of its own to be ended first, with its name.
constexpr std::chrono::milliseconds kGrace{200};

bool send_all(int wire, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(wire, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// False at the end of the wire.
bool receive_some(int wire, std::string& into) {
  char buffer[1 << 14];
  ssize_t got;
  do got = recv(wire, buffer, sizeof buffer, 0);
  while (got < 0 && errno == EINTR);
  if (got > 0) into.append(buffer, static_cast<std::size_t>(got));
  return got > 0;
}

// How the batch ends a worker.
constexpr int kEnd = SIGUSR1;

// The signals of a terminal and of a service manager go to the whole group: the batch decides. Of a
// crash the batch tells, in one line per issue.
void set_signals() {
  for (const int ending : kEndingSignals) signal(ending, [](int) {});  // not ignored: programs inherit that
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
#ifndef __SANITIZE_ADDRESS__  // which reports crashes itself
  for (const int crash : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) signal(crash, SIG_DFL);
#endif
  struct sigaction action {};
  action.sa_handler = [](int) {
    remove_unfinished_outputs();
    _exit(128 + kEnd);
  };
  sigaction(kEnd, &action, nullptr);
}

}  // namespace

WorkerPool::WorkerPool(std::size_t size, WorkerLimits limits, Convert convert)
    : limits_(limits), convert_(std::move(convert)), workers_(size) {
  void* const shared =
      mmap(nullptr, size * sizeof(Moment), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) throw std::bad_alloc();
  for (std::size_t i = 0; i < size; ++i)
    workers_[i].stepped = new (static_cast<Moment*>(shared) + i) Moment();
}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_)
    if (worker.process > 0) end(worker, worker.item.has_value());
  if (!workers_.empty()) munmap(workers_.front().stepped, workers_.size() * sizeof(Moment));
}

bool WorkerPool::has_idle() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& w) { return !w.item; });
}

bool WorkerPool::has_busy() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& w) { return w.item.has_value(); });
}

void WorkerPool::give(const BatchItem& item) {
  // One that runs already is warm.
  auto worker = std::find_if(workers_.begin(), workers_.end(),
                             [](const Worker& w) { return !w.item && w.process > 0; });
  if (worker == workers_.end())
    worker = std::find_if(workers_.begin(), workers_.end(), [](const Worker& w) { return !w.item; });
  if (worker->process < 0) start(*worker);
  worker->item = item;
  worker->timed_out = false;
  *worker->stepped = 0;
  worker->deadline = worker->last_deadline = Clock::time_point::max();
  if (limits_.time.count() > 0) {
    worker->deadline = Clock::now() + limits_.time + kGrace;
    worker->last_deadline = Clock::now() + limits_.time * static_cast<int>(limits_.steps + item.pages.size());
  }
  std::string frame;
  isolation::put(frame, Message::read, to_message(item));
  (void)send_all(worker->wire, frame);  // a worker that is gone is found by wait()
}

void WorkerPool::start(Worker& worker) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw Error(Fault::io, "BS-C194",
                std::string("a process for the issues cannot be started: ") + std::strerror(errno), {},
                "run fewer with -j");
  std::cout.flush();
  std::fflush(nullptr);  // else the worker would write it again
  const pid_t parent = getpid(), process = fork();
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // at once: a later run may already write the same outputs
    if (getppid() != parent) _exit(0);
    close(ends[0]);
    for (const Worker& other : workers_)
      if (other.wire >= 0) close(other.wire);
    serve(worker, ends[1]);
  }
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    throw Error(Fault::io, "BS-C194",
                std::string("a process for the issues cannot be started: ") + std::strerror(errno), {},
                "run fewer with -j");
  }
  worker.process = process;
  worker.wire = ends[0];
  worker.received.clear();
}

// _exit(): what the batch registered for its own end is not the worker's to do.
void WorkerPool::serve(const Worker& worker, int wire) {
  set_signals();
  if (limits_.memory > 0) {
    const rlimit limit{limits_.memory, limits_.memory};
    setrlimit(RLIMIT_AS, &limit);
  }
  const Step step = [&] { *worker.stepped = Clock::now().time_since_epoch().count(); };
  try {
    for (std::string received;;) {
      const auto frame = isolation::first_frame(received);
      if (!frame) {
        if (!receive_some(wire, received)) _exit(0);
        continue;
      }
      const BatchItem item = from_message(isolation::unpacked<ItemMessage>(frame->payload));
      received.clear();  // one item at a time
      std::string answer;
      isolation::put(answer, Message::done, to_message(convert_(item, step)));
      if (!send_all(wire, answer)) _exit(0);
    }
  } catch (...) {
    std::terminate();
  }
}

std::vector<WorkerPool::Ending> WorkerPool::wait(std::chrono::milliseconds patience) {
  std::vector<pollfd> polled;
  std::vector<Worker*> waited;
  for (Worker& worker : workers_) {
    if (!worker.item) continue;
    polled.push_back({worker.wire, POLLIN, 0});
    waited.push_back(&worker);
    if (worker.deadline != Clock::time_point::max())
      patience = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(worker.deadline - Clock::now()),
                            std::chrono::milliseconds(0), patience);
  }
  std::vector<Ending> endings;
  if (poll(polled.data(), polled.size(), static_cast<int>(patience.count())) > 0)
    for (std::size_t i = 0; i < polled.size(); ++i) {
      if (polled[i].revents == 0) continue;
      const bool open = receive_some(waited[i]->wire, waited[i]->received);
      if (auto ending = ending_of(*waited[i], open)) endings.push_back(std::move(*ending));
    }
  end_late_ones();
  return endings;
}

// None while the worker is in the middle of its answer.
std::optional<WorkerPool::Ending> WorkerPool::ending_of(Worker& worker, bool open) {
  Ending ending;
  try {
    if (const auto frame = isolation::first_frame(worker.received)) {
      ending.outcome = from_message(isolation::unpacked<OutcomeMessage>(frame->payload));
      worker.received.clear();
    } else if (open) {
      return {};
    }
  } catch (const isolation::ProtocolError&) {  // its memory is damaged: it counts as crashed
    kill(worker.process, SIGABRT);
  }
  ending.item = std::move(*worker.item);
  ending.timed_out = worker.timed_out;
  worker.item.reset();
  if (!ending.outcome) ending.signal = end(worker, false);
  return ending;
}

// Puts off the deadline of a worker that was a step further since.
bool WorkerPool::has_stepped(Worker& worker) const {
  const Clock::time_point stepped{Clock::duration(worker.stepped->load())};
  worker.deadline =
      std::min(std::max(worker.deadline, stepped + limits_.time + kGrace), worker.last_deadline);
  return Clock::now() < worker.deadline;
}

// An endless call does not return to the worker: it is found when its wire is closed.
void WorkerPool::end_late_ones() {
  for (Worker& worker : workers_) {
    if (!worker.item || Clock::now() < worker.deadline) continue;
    if (!worker.timed_out && has_stepped(worker)) continue;
    kill(worker.process, worker.timed_out ? SIGKILL : kEnd);
    worker.timed_out = true;
    worker.deadline = Clock::now() + kGrace;
  }
}

// The signal that ended it, or 0. An idle worker ends by itself when its wire is closed.
int WorkerPool::end(Worker& worker, bool at_once) {
  close(worker.wire);
  if (at_once) kill(worker.process, kEnd);
  const Clock::time_point deadline = Clock::now() + kGrace;
  int status = 0;
  while (waitpid(worker.process, &status, WNOHANG) == 0) {
    if (Clock::now() > deadline) kill(worker.process, SIGKILL);
    poll(nullptr, 0, 1);
  }
  worker.process = worker.wire = -1;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

std::vector<BatchItem> WorkerPool::stop() {
  for (const Worker& worker : workers_)
    if (worker.process > 0) kill(worker.process, kEnd);
  std::vector<BatchItem> items;
  for (Worker& worker : workers_) {
    if (worker.process > 0) end(worker, true);
    if (worker.item) items.push_back(std::move(*worker.item));
    worker.item.reset();
  }
  return items;
}

}  // namespace broadsheet::batch
