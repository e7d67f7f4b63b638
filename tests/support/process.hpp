// support/process.hpp - runs a program and keeps its output.
#pragma once

#include "support/files.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace broadsheet::testing {

struct Process {
  std::vector<std::string> arguments;                   ///< the program first, with its path
  std::string input = "";                               ///< its standard input
  std::map<std::string, std::string> environment = {};  ///< beside our own; "" = unset
  std::filesystem::path folder = ".";                   ///< where it runs
};

struct Finished {
  int status = 0;  ///< exit code, or 128 + signal
  std::string output, errors;
  long peak_kilobytes = 0;  ///< of memory; no less than this process had when it began
};

/// Throws std::system_error where it cannot be started.
Finished run(const Process& process);

}  // namespace broadsheet::testing
