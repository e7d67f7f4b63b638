// tests/batch/archive.hpp - small archives, and the program run over them.
#pragma once

#include "support/process.hpp"

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// `issues` issues of two pages each, a folder a year, as JSON lines; the same each time.
void make_archive(const std::filesystem::path& folder, int issues);

/// `broadsheet batch …`, with nothing of this machine's settings.
Process batch(std::vector<std::string> arguments, std::string input = "");

/// The same, begun and not waited for; its output goes nowhere.
class RunningBatch {
 public:
  explicit RunningBatch(std::vector<std::string> arguments);
  ~RunningBatch();
  RunningBatch(const RunningBatch&) = delete;

  void kill();                                             ///< as kill -9 does
  void stop();                                             ///< with SIGTERM
  void stop_all();                                         ///< with all it started, as a service manager does
  int wait();                                              ///< exit code, or 128 + signal
  long peak_kilobytes() const { return peak_kilobytes_; }  ///< once wait() is over

 private:
  pid_t child_;
  bool ended_ = false;
  int status_ = 0;
  long peak_kilobytes_ = 0;
};

/// Every file below `folder` with its bytes, but logs.
std::map<std::string, std::string> outputs_in(const std::filesystem::path& folder);

/// Whether the long form of a test was asked for.
bool full_suite();

}  // namespace broadsheet::testing
