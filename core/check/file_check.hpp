// core/check/file_check.hpp - checks files against the rules of their formats and against a source.
//
// The core knows no format: the rules are the plugin's (check() of plugin.h). A plugin without
// check() must at least be able to read the file. text_loss.hpp says which text of the source a
// file must hold.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet {

/// Reports one result per file or folder of the job, in its order. Throws Error.
void run_check(const CheckJob& job, const Registry& registry,
               const std::function<void(const CheckResult&)>& listener);

}  // namespace broadsheet
