#include "guard/control_group.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace broadsheet::worker {
namespace {

// Where groups are to be seen: the fifth field of the line whose file system is cgroup2.
std::string mounted_at() {
  std::ifstream mounts("/proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    if (line.find(" - cgroup2 ") == std::string::npos) continue;
    std::istringstream fields(line);
    std::string id, parent, device, root, folder;
    fields >> id >> parent >> device >> root >> folder;
    return root == "/" ? folder : "";  // of a part we would not know which
  }
  return {};
}

// "0::/user.slice/…": our group, below that.
std::string own_group() {
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);)
    if (line.compare(0, 3, "0::") == 0) return line.substr(3);
  return {};
}

}  // namespace

ControlGroup::ControlGroup(bool wanted, unsigned long long memory, unsigned tasks) {
  const std::string mount = wanted ? mounted_at() : "";
  const std::string own = mount.empty() ? "" : own_group();
  if (own.empty()) return;
  folder_ = mount + own + "/broadsheet-" + std::to_string(getpid());
  if (mkdir(folder_.c_str(), 0700) != 0) {
    folder_.clear();
    return;
  }
  set("pids.max", std::to_string(tasks));
  if (memory == 0 || !set("memory.max", std::to_string(memory))) return;
  set("memory.swap.max", "0");
  set("memory.oom.group", "1");
}

bool ControlGroup::set(const char* file, const std::string& value) const {
  if (folder_.empty()) return false;
  const int out = open((folder_ + '/' + file).c_str(), O_WRONLY | O_CLOEXEC);
  if (out < 0) return false;
  const bool is_set = write(out, value.data(), value.size()) == static_cast<ssize_t>(value.size());
  close(out);
  return is_set;
}

void ControlGroup::enter() const { set("cgroup.procs", "0"); }
void ControlGroup::kill() const { set("cgroup.kill", "1"); }

bool ControlGroup::ran_out_of_memory() const {
  if (folder_.empty()) return false;
  std::ifstream events(folder_ + "/memory.events");
  std::string name;
  for (unsigned long long count; events >> name >> count;)
    if (name == "oom_kill" && count > 0) return true;
  return false;
}

void ControlGroup::remove() {
  if (!folder_.empty()) rmdir(folder_.c_str());
  folder_.clear();
}

}  // namespace broadsheet::worker
