// core/host/exit_guard.hpp - reports a plugin that ends the program.
//
// exit() in the middle of a conversion would end the program with the plugin's
// status, which may be 0, and nothing written. While an InsidePlugin lives, exit()
// on its thread is reported and ends with 3.
#pragma once

#include <string>

namespace broadsheet {

class InsidePlugin {
 public:
  /// Both live as long as this.
  InsidePlugin(const std::string& plugin, const std::string& article);
  ~InsidePlugin();
  InsidePlugin(const InsidePlugin&) = delete;
  InsidePlugin& operator=(const InsidePlugin&) = delete;

 private:
  friend void report_exit();
  friend void report_crash(int signal);
  const std::string& plugin_;
  const std::string& article_;
  const InsidePlugin* outer_;
};

/// For a worker, whose parent sees that it ended: exit() is no longer reported.
void leave_exit_unguarded();

/// For the command line: a crash inside a plugin is reported with the plugin's
/// name before it ends the program as it would have. SIGTERM, SIGHUP and SIGINT end it
/// as ever, but leave no unfinished output; a file that grows too large is an error of writing.
void report_crashes();

}  // namespace broadsheet
