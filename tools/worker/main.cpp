// broadsheet-worker: the process that a plugin runs in when it is not trusted to
// run in ours. Started by Broadsheet only.
//
//   broadsheet-worker BYTES              a native plugin; speaks isolation/wire.hpp
//   broadsheet-worker BYTES run COMMAND  a plugin that is a command: sets limits, becomes it
//
// BYTES is the memory it may have; 0 = any.
#include "host/exit_guard.hpp"
#include "isolation/worker.hpp"
#include "sandbox.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

int become(unsigned long long memory, char** command) {
  broadsheet::worker::set_limits(memory, true);
  execvp(command[0], command);
  std::fprintf(stderr, "%s cannot be started: %s\n", command[0], std::strerror(errno));
  return 127;
}

// A plugin that prints must not disturb the wire: it prints to standard error.
int serve(unsigned long long memory) {
  const int in = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (in < 0 || out < 0 || nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
      dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
    return 71;
  close(nothing);
  broadsheet::leave_exit_unguarded();
  broadsheet::worker::set_limits(memory, false);
  broadsheet::worker::forbid_the_rest();
  broadsheet::isolation::serve(in, out);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long long memory = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (argc > 3 && std::strcmp(argv[2], "run") == 0) return become(memory, argv + 3);
  if (argc == 2) return serve(memory);
  std::fputs("broadsheet-worker is started by broadsheet; there is nothing to do for it alone\n", stderr);
  return 2;
}
