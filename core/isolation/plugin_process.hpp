// core/isolation/plugin_process.hpp - the process of a plugin: its failures are Errors that name
// the plugin, its standard error becomes warnings.
//
// A line such as "XY-001: line 7: has no headline" is a warning of that code about that line of the input;
// both may be left out, and codes of ours are not taken.
#pragma once

#include "host/abi_bridge.hpp"
#include "isolation/child.hpp"

#include <utility>

namespace broadsheet::isolation {

class PluginProcess {
 public:
  /// What a line of standard error says.
  struct Said {
    std::string code, text;
    Place place;
  };

  /// Throws Error if it cannot be started. `host` outlives this.
  PluginProcess(PluginHost& host, const std::vector<std::string>& arguments,
                const std::filesystem::path& folder, const std::vector<std::string>& environment = {});
  ~PluginProcess() { say_last_line(); }

  /// Begins a call into the plugin: from now on it has the host's time limit.
  void begin_call();
  /// Runs work of the host whose time does not count against the plugin's limit.
  template <class Do>
  void meanwhile(Do&& something) {
    const auto begin = Child::Clock::now();
    something();
    if (deadline_) *deadline_ += Child::Clock::now() - begin;
  }

  void send(std::string_view bytes);
  void end_input() { child_.end_input(); }
  bool sending() const { return child_.sending(); }

  /// Waits until some of the bytes were sent or something came, which is appended
  /// to `output`; false at its end. Throws Error past the time limit, and if the plugin puts out
  /// more than it may.
  bool wait(std::string& output);

  /// Waits for its end after wait() was false.
  Child::Ending ending();
  /// Bytes that it may put out, for what it was given so far; 0 = any.
  std::uint64_t most() const;
  /// The last line of its standard error so far, which then is no warning: it is why the plugin failed.
  std::optional<Said> take_last_line() { return std::exchange(last_, std::nullopt); }
  /// What is the last line becomes a warning, as those before it.
  void say_last_line() noexcept;

 private:
  void take_errors(bool all);
  [[noreturn]] void time_out();

  PluginHost& host_;
  Child child_;
  std::optional<Child::Clock::time_point> deadline_;
  std::string errors_;
  std::optional<Said> last_;
  std::size_t warnings_ = 0;
  std::uint64_t sent_ = 0, received_ = 0;
};

}  // namespace broadsheet::isolation
