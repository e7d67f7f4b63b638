// broadsheet-worker: the process that a plugin runs in when it is not trusted to
// run in ours. Started by Broadsheet only.
//
//   broadsheet-worker BYTES              a native plugin; speaks isolation/wire.hpp
//   broadsheet-worker BYTES run COMMAND  a plugin that is a command: sets limits, becomes it
//
// BYTES is the memory it may have; 0 = any. The plugin runs in a child of this process,
// which stays as its guard.
#include "guard/guard.hpp"
#include "host/exit_guard.hpp"
#include "isolation/worker.hpp"
#include "sandbox/sandbox.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Task {
  unsigned long long memory = 0;
  char** command = nullptr;  ///< of a plugin that is one
};

int become(void* context) {
  const Task& task = *static_cast<Task*>(context);
  broadsheet::worker::set_limits(task.memory, true);
  execvp(task.command[0], task.command);
  std::fprintf(stderr, "%s cannot be started: %s\n", task.command[0], std::strerror(errno));
  return 127;
}

// A plugin that prints must not disturb the wire: it prints to standard error.
int serve(void* context) {
  const int in = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (in < 0 || out < 0 || nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
      dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
    return 71;
  close(nothing);
  broadsheet::leave_exit_unguarded();
  broadsheet::worker::set_limits(static_cast<Task*>(context)->memory, false);
  broadsheet::worker::forbid_the_rest();
  broadsheet::isolation::serve(in, out);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Task task;
  if (argc > 1) task.memory = std::strtoull(argv[1], nullptr, 10);
  if (argc > 3 && std::strcmp(argv[2], "run") == 0) {
    task.command = argv + 3;
    return broadsheet::worker::run_guarded({task.memory, true}, become, &task);
  }
  if (argc == 2) return broadsheet::worker::run_guarded({task.memory, false}, serve, &task);
  std::fputs("broadsheet-worker is started by broadsheet; there is nothing to do for it alone\n", stderr);
  return 2;
}
