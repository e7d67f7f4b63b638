#include "guard/tasks.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet::worker {
namespace {

std::string contents(const std::string& path) {
  std::string text;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return text;
  char bytes[4096];
  for (ssize_t n; (n = read(file, bytes, sizeof bytes)) > 0;) text.append(bytes, static_cast<std::size_t>(n));
  close(file);
  return text;
}

std::string folder_of(pid_t process) { return "/proc/" + std::to_string(process); }

std::vector<pid_t> numbers_in(const std::string& folder) {
  std::vector<pid_t> numbers;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(opendir(folder.c_str()), closedir);
  while (const dirent* entry = stream ? readdir(stream.get()) : nullptr)
    if (const int number = std::atoi(entry->d_name); number > 0) numbers.push_back(number);
  return numbers;
}

// The n-th field of /proc/PID/stat, from 3: the name before it may hold anything.
long field(const std::string& stat, int n) {
  std::size_t at = stat.rfind(')');
  for (; n > 2 && at != std::string::npos; --n) at = stat.find(' ', at + 1);
  return at == std::string::npos ? 0 : std::atol(stat.c_str() + at + 1);
}
constexpr int kParent = 4, kThreads = 20;

// For kernels that keep no lists of children.
std::vector<pid_t> searched_children(pid_t process) {
  std::vector<pid_t> children;
  for (const pid_t other : numbers_in("/proc"))
    if (field(contents(folder_of(other) + "/stat"), kParent) == process) children.push_back(other);
  return children;
}

// The sum of some lines such as "RssAnon:     124 kB", in bytes.
std::uint64_t sum_of(const std::string& lines, std::initializer_list<std::string_view> names) {
  std::uint64_t sum = 0;
  for (const std::string_view name : names)
    if (const std::size_t at = lines.find('\n' + std::string(name) + ':'); at != std::string::npos)
      sum += std::strtoull(lines.c_str() + at + name.size() + 2, nullptr, 10) << 10;
  return sum;
}

}  // namespace

std::vector<pid_t> children_of(pid_t process) {
  static const bool kernel_lists =
      access((folder_of(getpid()) + "/task/" + std::to_string(getpid()) + "/children").c_str(), R_OK) == 0;
  if (!kernel_lists) return searched_children(process);
  std::vector<pid_t> children;
  const std::string tasks = folder_of(process) + "/task";
  for (const pid_t thread : numbers_in(tasks)) {
    const std::string list = contents(tasks + '/' + std::to_string(thread) + "/children");
    char* rest = nullptr;
    for (const char* at = list.c_str(); const long number = std::strtol(at, &rest, 10); at = rest)
      children.push_back(static_cast<pid_t>(number));
  }
  return children;
}

std::vector<pid_t> processes_below(pid_t process) {
  std::vector<pid_t> found = children_of(process);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::vector<pid_t> children = children_of(found[i]);
    found.insert(found.end(), children.begin(), children.end());
  }
  return found;
}

std::size_t threads_of(pid_t process) {
  return static_cast<std::size_t>(field(contents(folder_of(process) + "/stat"), kThreads));
}

std::uint64_t resident_memory(const std::vector<pid_t>& processes) {
  std::uint64_t sum = 0;
  for (const pid_t process : processes)
    sum += sum_of(contents(folder_of(process) + "/status"), {"RssAnon", "RssShmem", "VmSwap"});
  return sum;
}

std::uint64_t proportional_memory(const std::vector<pid_t>& processes) {
  std::uint64_t sum = 0;
  for (const pid_t process : processes)
    sum += sum_of(contents(folder_of(process) + "/smaps_rollup"), {"Pss_Anon", "Pss_Shmem", "SwapPss"});
  return sum;
}

}  // namespace broadsheet::worker
