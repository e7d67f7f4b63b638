#include "io/output/part.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// The part files of this process. More than these at a time are not remembered.
std::array<std::atomic<const char*>, 256> unfinished;

// Where that is too long a name, one that only depends on it.
fs::path beside(const fs::path& target, const char* ending) {
  constexpr std::size_t kLongestName = 255;
  const std::string name = target.filename().string() + ending;
  if (name.size() <= kLongestName) return target.parent_path() / name;
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return target.parent_path() / ("broadsheet-" + std::to_string(hash) + ending);
}

constexpr int kDeepest = 64;

// With calls that a signal handler may make, so without readdir().
void remove_tree(int folder, const char* name, int depth = 0) noexcept {
  if (unlinkat(folder, name, 0) == 0 || depth > kDeepest) return;
  const int its = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (its < 0) return;
  alignas(dirent64) char entries[2048];
  for (long size; (size = syscall(SYS_getdents64, its, entries, sizeof entries)) > 0;)
    for (long at = 0; at < size;) {
      const auto* const entry = reinterpret_cast<const dirent64*>(entries + at);
      at += entry->d_reclen;
      if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
        remove_tree(its, entry->d_name, depth + 1);
    }
  close(its);
  unlinkat(folder, name, AT_REMOVEDIR);
}

}  // namespace

bool is_mount_point(const fs::path& folder) {
  struct statx status {};
  return statx(AT_FDCWD, folder.c_str(), 0, STATX_TYPE, &status) == 0 && S_ISDIR(status.stx_mode) &&
         (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

// Nothing can be renamed onto a mount point, and nothing into it from beside it.
fs::path part_of(const fs::path& target) {
  return beside(is_mount_point(target) ? target / "broadsheet" : target, ".part");
}
fs::path aside_of(const fs::path& target) { return beside(target, ".part-old"); }

bool is_ours(const struct stat& status) {
  return (status.st_mode & S_ISVTX) || (S_ISREG(status.st_mode) && status.st_size == 0);
}

void tidy_aside(const fs::path& target) {
  const fs::path aside = aside_of(target);
  struct stat status {};
  if (lstat(aside.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || !is_ours(status)) return;
  std::error_code ignored;
  if (renameat2(AT_FDCWD, aside.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == EEXIST)
    fs::remove_all(aside, ignored);
  else if (!fs::exists(target, ignored))
    fs::rename(aside, target, ignored);
}

SignalsHeld::SignalsHeld() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : kEndingSignals) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}
SignalsHeld::~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void remember_unfinished(const char* file) {
  for (auto& slot : unfinished)
    if (const char* empty = nullptr; slot.compare_exchange_strong(empty, file)) return;
}

void forget_unfinished(const char* file) {
  for (auto& slot : unfinished)
    if (const char* same = file; slot.compare_exchange_strong(same, nullptr)) return;
}

void remove_unfinished_outputs() noexcept {
  for (auto& slot : unfinished)
    if (const char* const file = slot.exchange(nullptr)) remove_tree(AT_FDCWD, file);
}

void remove_stale_part(const fs::path& target) {
  const fs::path part = part_of(target);
  const int file = open(part.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) return;
  std::error_code ignored;
  struct stat status {};
  if (fstat(file, &status) == 0 && is_ours(status) && flock(file, LOCK_EX | LOCK_NB) == 0)
    fs::remove_all(part, ignored);
  else if (S_ISDIR(status.st_mode))
    rmdir(part.c_str());  // an empty one of a file system that gives no mark
  close(file);
}

}  // namespace broadsheet
