#include "support/process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace broadsheet::testing {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// In the child: only calls that are allowed between fork and exec.
[[noreturn]] void become(char* const* arguments, const char* folder,
                         const std::filesystem::path (&files)[3]) {
  for (int fd = 0; fd < 3; ++fd) {
    const int file = open(files[fd].c_str(), fd == 0 ? O_RDONLY : O_WRONLY);
    if (file < 0 || dup2(file, fd) < 0) _exit(127);
    if (file > 2) close(file);
  }
  if (chdir(folder) == 0) execv(arguments[0], arguments);
  _exit(127);
}

}  // namespace

Finished run(const Process& process) {
  const TemporaryFolder scratch;
  const std::filesystem::path files[3] = {scratch / "input", scratch / "output", scratch / "errors"};
  write_file(files[0], process.input);
  write_file(files[1], "");
  write_file(files[2], "");
  std::vector<std::string> arguments = process.arguments;
  if (!process.environment.empty()) {
    std::vector<std::string> env = {"/usr/bin/env"};
    for (const auto& [name, value] : process.environment)
      if (value.empty()) env.insert(env.end(), {"-u", name});
    for (const auto& [name, value] : process.environment)
      if (!value.empty()) env.push_back(name + "=" + value);
    arguments.insert(arguments.begin(), env.begin(), env.end());
  }
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);

  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) become(pointers.data(), process.folder.c_str(), files);
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR) fail("wait4");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(files[1]),
          read_file(files[2]), usage.ru_maxrss};
}

}  // namespace broadsheet::testing
