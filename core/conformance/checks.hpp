// core/conformance/checks.hpp - the checks of native plugins, run inside a worker.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::conformance {

struct Check {
  const char* claim;  ///< what the plugin must do; also the check's name
  void (*run)(PluginHost& host, Role role);
};

const std::vector<Check>& checks_of(Role role);

/// Throws Error that says what is wrong. A crash is seen by the worker's parent. The option
/// "check-sample" of `host` is the sample input of a reader, "check-sample-file" the file that it is.
void run_check(const std::string& claim, PluginHost& host, Role role);

}  // namespace broadsheet::conformance
