// core/batch/watch/folder_watch.hpp - what appears in a folder and is complete.
//
// inotify tells what is written, moved and removed in the folder and those below it. A
// file is complete once who wrote it has closed it, or it was moved in whole, and
// nothing has touched it for a while after: pages of an issue come one after another.
// Files that were there before are complete when they have not changed for that long.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace broadsheet {

class FolderWatch {
 public:
  /// `leave_out` is a folder below that is not watched: where the outputs go. Throws Error (io).
  FolderWatch(std::filesystem::path folder, std::filesystem::path leave_out,
              std::chrono::milliseconds settle);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Waits until files are complete, and gives those that are so since the last call; none when `stop` was
  /// set. Throws Error (io).
  std::set<std::filesystem::path> wait(const std::atomic<bool>& stop);

  /// Whether the file is not being written.
  bool is_complete(const std::filesystem::path& file) const { return !pending_.contains(file); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Pending {
    Clock::time_point touched;
    bool closed = false;
    std::uintmax_t size = 0;
  };

  void watch(const std::filesystem::path& folder);
  void note(const std::filesystem::path& file, bool closed);
  void take_events();
  void take_event(int watch, std::uint32_t mask, const std::string& name);
  std::set<std::filesystem::path> take_settled();
  [[noreturn]] void fail(const char* what, const std::filesystem::path& path) const;

  std::filesystem::path folder_, leave_out_;
  std::chrono::milliseconds settle_;
  int inotify_ = -1;
  std::map<int, std::filesystem::path> folders_;
  std::map<std::filesystem::path, Pending> pending_;
};

}  // namespace broadsheet
