#include "guard/guard.hpp"

#include "guard/control_group.hpp"
#include "guard/start_filter.hpp"
#include "guard/tasks.hpp"
#include "isolation/worker.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace broadsheet::worker {
namespace {

constexpr int kNoProcess = 71;                               // EX_OSERR of sysexits.h
constexpr int kLookEvery = 50;                               // milliseconds
constexpr auto kWaitForTheKilled = std::chrono::seconds(5);  // one may hang in the kernel

class Guard {
 public:
  Guard(const Bounds& bounds, ControlGroup& group, pid_t plugin, int listener, int signals)
      : bounds_(bounds), group_(group), plugin_(plugin), listener_(listener), signals_(signals) {}

  // Until the plugin's process has ended, and all that it left with it.
  [[noreturn]] void run() {
    while (!has_ended_ && !is_over_) watch();
    end_all();
    if (group_.ran_out_of_memory()) is_over_ = true;
    group_.remove();
    leave();
  }

 private:
  void watch();
  void take_signals();
  void reap();
  bool may_start();
  std::size_t tasks() const;
  bool takes_too_much() const;
  void end_all();
  [[noreturn]] void leave() const;

  const Bounds bounds_;
  ControlGroup& group_;
  const pid_t plugin_;
  int listener_, signals_;
  std::size_t started_ = 1;  ///< no less than the tasks that are there
  bool has_ended_ = false, is_over_ = false;
  int status_ = 0;
};

void Guard::watch() {
  pollfd files[2] = {{signals_, POLLIN, 0}, {listener_, POLLIN, 0}};
  // What no control group and no filter bounds has to be looked at again and again.
  const bool looks = (bounds_.starts_processes && bounds_.memory > 0) || listener_ < 0;
  const int ready = poll(files, 2, looks ? kLookEvery : -1);
  if (ready == 0 && takes_too_much()) is_over_ = true;
  if (ready <= 0) return;
  if (files[1].revents & POLLIN)
    answer_start(listener_, [this] { return may_start(); });
  else if (files[1].revents)
    close(listener_), listener_ = -1;
  if (files[0].revents) take_signals();
}

void Guard::take_signals() {
  signalfd_siginfo signal;
  if (read(signals_, &signal, sizeof signal) != sizeof signal) return;
  if (signal.ssi_signo == SIGCHLD) return reap();
  has_ended_ = true;  // our parent wants no more of it, or is gone
  status_ = SIGTERM;
}

void Guard::reap() {
  int status = 0;
  for (pid_t ended; (ended = waitpid(-1, &status, WNOHANG)) > 0;)
    if (ended == plugin_ && !has_ended_) has_ended_ = true, status_ = status;
}

bool Guard::may_start() {
  if (started_ >= kMostTasks) started_ = tasks();  // some have ended meanwhile
  return started_ < kMostTasks && ++started_;
}

std::size_t Guard::tasks() const {
  std::size_t count = 0;
  for (const pid_t process : processes_below(getpid())) count += threads_of(process);
  return count;
}

bool Guard::takes_too_much() const {
  if (listener_ < 0 && tasks() > kMostTasks) return true;
  if (bounds_.memory == 0 || !bounds_.starts_processes) return false;
  const std::vector<pid_t> processes = processes_below(getpid());
  // What processes share is counted once only where it matters: that takes longer.
  return resident_memory(processes) > bounds_.memory && proportional_memory(processes) > bounds_.memory;
}

// Without a listener nothing more can be started. Only our own children are killed, whose
// numbers nobody else can have yet; their children are ours as soon as they are gone.
void Guard::end_all() {
  if (listener_ >= 0) close(listener_);
  listener_ = -1;
  group_.kill();
  const auto deadline = std::chrono::steady_clock::now() + kWaitForTheKilled;
  while (std::chrono::steady_clock::now() < deadline) {
    for (const pid_t child : children_of(getpid())) kill(child, SIGKILL);
    pid_t ended;
    int status = 0;
    while ((ended = waitpid(-1, &status, WNOHANG)) > 0)
      if (ended == plugin_ && !has_ended_ && !is_over_) status_ = status;
    if (ended < 0 && errno == ECHILD) return;
    usleep(500);
  }
}

void Guard::leave() const {
  if (is_over_) _exit(isolation::kTookTooMuch);
  if (WIFEXITED(status_)) _exit(WEXITSTATUS(status_));
  const int signal = WTERMSIG(status_);
  ::signal(signal, SIG_DFL);
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_UNBLOCK, &all, nullptr);
  raise(signal);
  _exit(128 + signal);
}

// The processes that the plugin's process has to know.
struct Family {
  pid_t guard, parent;
};

// What the process of the plugin does before it is the plugin's.
void begin(const ControlGroup& group, int channel, Family family, const sigset_t& signals) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);  // "kill 0" is a usual end of scripts
  group.enter();
  ask_before_starts(channel, family.guard, family.parent);
  sigprocmask(SIG_SETMASK, &signals, nullptr);
}

}  // namespace

int run_guarded(const Bounds& bounds, int (*plugin)(void* context), void* context) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const Family family = {getpid(), getppid()};
  sigset_t watched, before;
  sigemptyset(&watched);
  for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) sigaddset(&watched, signal);
  sigprocmask(SIG_BLOCK, &watched, &before);
  int channel[2];
  const int signals = signalfd(-1, &watched, SFD_CLOEXEC);
  if (signals < 0 || !open_channel(channel)) return kNoProcess;
  ControlGroup group(bounds.starts_processes, bounds.memory, kMostTasks);
  const pid_t child = fork();
  if (child < 0) return group.remove(), kNoProcess;
  if (child == 0) {
    begin(group, channel[1], family, before);
    for (const int file : {channel[0], channel[1], signals}) close(file);
    _exit(plugin(context));
  }
  prctl(PR_SET_DUMPABLE, 0);  // nor does the plugin write into our memory
  close(channel[1]);
  const int listener = receive_listener(channel[0]);
  close(channel[0]);
  close(STDIN_FILENO);  // they are the plugin's: its end is to be seen by the other side
  close(STDOUT_FILENO);
  Guard(bounds, group, child, listener, signals).run();
}

}  // namespace broadsheet::worker
