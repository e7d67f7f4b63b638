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

// What errno says of a command, for who has to mend it: ENOENT is also what a script has whose interpreter is
// not there.
const char* why_not_started(const char* program) {
  const int error = errno;
  const bool is_path = std::strchr(program, '/') != nullptr;
  if (error == EACCES && is_path) return "it is not executable; chmod +x it";
  if (error == ENOENT && is_path && access(program, F_OK) == 0)
    return "what its first line names after #! is not there; install it, or mend that line";
  if (error == ENOENT) return "there is no such program; install it, or mend the \"command\" of the manifest";
  return std::strerror(error);
}

int become(void* context) {
  const Task& task = *static_cast<Task*>(context);
  broadsheet::worker::set_limits(task.memory, true);
  execvp(task.command[0], task.command);
  std::fprintf(stderr, "%s cannot be started: %s\n", task.command[0], why_not_started(task.command[0]));
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
