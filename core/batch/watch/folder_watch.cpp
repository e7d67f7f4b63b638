#include "batch/watch/folder_watch.hpp"

#include <broadsheet/report.hpp>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                  IN_DELETE | IN_ONLYDIR | IN_EXCL_UNLINK;
constexpr int kPatience = 10;  // so that a folder that is never quiet keeps nothing back for ever
constexpr int kPulse = 200;    // milliseconds at most until a stop is noticed

// What programs that write name it meanwhile.
bool is_temporary(const std::string& name) {
  return name.empty() || name[0] == '.' || name.back() == '~' || name.ends_with(".part") ||
         name.ends_with(".tmp") || name.ends_with(".filepart");
}

}  // namespace

FolderWatch::FolderWatch(fs::path folder, fs::path leave_out, std::chrono::milliseconds settle)
    : folder_(std::move(folder)), leave_out_(fs::absolute(leave_out).lexically_normal()), settle_(settle) {
  inotify_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0) fail("cannot be watched", folder_);
  watch(folder_);
}

FolderWatch::~FolderWatch() {
  if (inotify_ >= 0) close(inotify_);
}

void FolderWatch::fail(const char* what, const fs::path& path) const {
  const int error = errno;
  throw Error(Fault::io, "BS-C198", std::string(what) + ": " + std::strerror(error), {path.string(), 0, {}},
              error == ENOSPC ? "allow more watches: sysctl fs.inotify.max_user_watches"
                              : "name a folder that may be read");
}

void FolderWatch::watch(const fs::path& folder) {
  if (fs::absolute(folder).lexically_normal() == leave_out_) return;
  const int number = inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (number < 0) {
    const bool is_full = errno == ENOSPC || errno == ENOMEM;  // of watches
    if (folder != folder_ && !is_full) return;  // gone again, or not to be read: its pages tell of it
    fail("cannot be watched", folder);
  }
  folders_[number] = folder;
  std::error_code error;  // a folder may vanish while it is looked at
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      if (entry->path().filename().string()[0] != '.') watch(entry->path());
    } else if (entry->is_regular_file(ignored)) {
      note(entry->path(), false, false);
    }
  }
}

void FolderWatch::note(const fs::path& file, bool closed, bool written) {
  if (is_temporary(file.filename().string())) return;
  std::error_code ignored;
  pending_[file] = {Clock::now(), closed, written, fs::file_size(file, ignored)};
}

void FolderWatch::take_event(int number, std::uint32_t mask, const std::string& name) {
  if (mask & IN_Q_OVERFLOW) return watch(folder_);  // some were lost: look at all again
  const auto folder = folders_.find(number);
  if (folder == folders_.end()) return;
  const fs::path path = folder->second / name;
  if (mask & IN_IGNORED) {
    folders_.erase(folder);
  } else if (mask & IN_ISDIR) {
    if ((mask & (IN_CREATE | IN_MOVED_TO)) && name[0] != '.') watch(path);
  } else if (mask & (IN_DELETE | IN_MOVED_FROM)) {
    pending_.erase(path);
  } else {
    const bool closed = (mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
    note(path, closed, !closed && (mask & IN_MODIFY) != 0);
  }
}

void FolderWatch::take_events() {
  alignas(inotify_event) std::array<char, 1 << 16> buffer{};
  for (ssize_t size = 0; (size = read(inotify_, buffer.data(), buffer.size())) > 0;)
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto* const event = reinterpret_cast<const inotify_event*>(at);
      take_event(event->wd, event->mask, event->len > 0 ? event->name : "");
      at += sizeof(inotify_event) + event->len;
    }
}

/// What is closed, once nothing happened in its folder for a while; what was only seen to be there,
/// when it does not change any more.
std::set<fs::path> FolderWatch::take_settled() {
  std::set<fs::path> out;
  const auto now = Clock::now();
  std::set<fs::path> busy;  // folders where pages may still come
  for (const auto& [file, its] : pending_)
    if (its.closed && now - its.touched < settle_) busy.insert(file.parent_path());
  for (auto its = pending_.begin(); its != pending_.end();) {
    const auto quiet = now - its->second.touched;
    std::error_code error;
    const auto size = fs::file_size(its->first, error);
    if (error) {
      its = pending_.erase(its);
    } else if (busy.contains(its->first.parent_path()) && quiet < kPatience * settle_) {
      ++its;
    } else if (its->second.written || (!its->second.closed && size == 0)) {
      ++its;
    } else if (!its->second.closed && (quiet < 2 * settle_ || size != its->second.size)) {
      if (size != its->second.size) its->second = {now, false, false, size};
      ++its;
    } else {
      out.insert(its->first);
      its = pending_.erase(its);
    }
  }
  return out;
}

std::set<fs::path> FolderWatch::wait(const std::atomic<bool>& stop) {
  while (!stop) {
    pollfd polled{inotify_, POLLIN, 0};
    if (poll(&polled, 1, kPulse) < 0 && errno != EINTR) fail("cannot be watched", folder_);
    take_events();
    std::error_code error;
    if (!fs::is_directory(folder_, error)) {
      errno = ENOENT;
      fail("is gone", folder_);
    }
    if (auto settled = take_settled(); !settled.empty()) return settled;
  }
  return {};
}

}  // namespace broadsheet
