#include "sandbox/landlock.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

namespace broadsheet::worker {
namespace {

// As of the sixth version of its interface; older kernels take less of it.
struct Ruleset {
  std::uint64_t files, network, scopes;
};
constexpr std::uint64_t kScopes = 3;   // abstract sockets, signals
constexpr std::uint64_t kNetwork = 3;  // TCP: bind, connect

constexpr std::uint64_t kReads = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kDeeds =
    kReads | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

constexpr const char* kDevices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};

int make_ruleset(long version) {
  const Ruleset rules = {kDeeds, version >= 4 ? kNetwork : 0, version >= 6 ? kScopes : 0};
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  return static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, size, 0));
}

void allow(int ruleset, const char* path) {
  landlock_path_beneath_attr rule{};
  rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0) return;
  rule.allowed_access = kReads;
  if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;  // it is no folder
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  close(rule.parent_fd);
}

}  // namespace

void restrict_files() {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  const int ruleset = version > 0 ? make_ruleset(version) : -1;
  if (ruleset < 0) return;
  const std::unique_ptr<DIR, int (*)(DIR*)> top(opendir("/"), closedir);
  while (const dirent* entry = top ? readdir(top.get()) : nullptr) {
    const std::string name = entry->d_name;
    if (name != "." && name != ".." && name != "dev") allow(ruleset, ('/' + name).c_str());
  }
  for (const char* device : kDevices) allow(ruleset, device);
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(ruleset);
}

}  // namespace broadsheet::worker
