// core/check/file_check.hpp - whether a file keeps the rules of its format and holds a source.
//
// The core knows no format: the rules are the plugin's (check() of plugin.h); a file
// that its plugin has no check for, it must at least be able to read. What a file must
// hold is told by check/text_loss.hpp.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet {

/// One result a file or folder of the job, in its order. Throws Error.
void run_check(const CheckJob& job, const Catalogue& catalogue,
               const std::function<void(const CheckResult&)>& listener);

}  // namespace broadsheet
