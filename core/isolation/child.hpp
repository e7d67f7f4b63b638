// core/isolation/child.hpp - a process as its parent sees it: three pipes and an end.
//
// Whatever the process does, every call here returns: waits have a deadline, writes to a process
// that is gone are dropped. The destructor ends it: with SIGTERM, which gives it 5 seconds to end
// what it started, then with SIGKILL, as its process group.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::isolation {

class Child {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts a program. It has no open files but its three, runs in `folder`
  /// ("" = ours) in a session of its own, and begins with unblocked signals. `environment`
  /// ("NAME=value") is added to ours. Throws std::system_error if that fails.
  Child(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
        const std::vector<std::string>& environment = {});
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Bytes for its standard input: written at once as far as it takes them, the rest
  /// by the next calls of wait().
  void send(std::string_view bytes);
  void end_input() { input_ends_ = true; }
  bool sending() const { return !to_send_.empty(); }

  enum class Event { progress, output_ended, deadline };
  /// Waits until something can be written or read, and does it: standard output
  /// is appended to `output`, standard error to `errors`.
  Event wait(std::string& output, std::string& errors, std::optional<Clock::time_point> deadline);

  /// How it ended. Waits for that; no value at the deadline.
  struct Ending {
    int status = 0;  ///< exit status
    int signal = 0;  ///< that killed it, or 0
  };
  std::optional<Ending> ending(std::optional<Clock::time_point> deadline);

 private:
  void end();
  std::size_t written(std::string_view bytes);
  void write_some();
  static bool read_some(int file, std::string& into);

  int process_ = -1, handle_ = -1;  ///< its number; a descriptor that becomes readable at its end
  int input_ = -1, output_ = -1, errors_ = -1;
  bool input_ends_ = false;
  std::string to_send_;
  std::size_t sent_ = 0;  ///< of its bytes
};

}  // namespace broadsheet::isolation
