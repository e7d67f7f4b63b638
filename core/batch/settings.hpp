// core/batch/settings.hpp - a digest of everything besides its pages that affects an issue's
// outputs: when it changes, a resumed batch converts the issue again.
#pragma once

#include "batch/batch.hpp"

namespace broadsheet {

/// Of what holds for all issues: Broadsheet's version, id and version of each plugin
/// that may take part, formats, filters, options (of a file its content), metadata
/// and time stamp. Throws Error (io) for an option file that cannot be read.
std::string settings_of(const BatchPlan& plan, const Registry& registry);

/// Of one issue.
std::string settings_of(const std::string& plan_settings, const BatchItem& item);

}  // namespace broadsheet
