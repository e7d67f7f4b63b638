// core/plugins/loader.hpp - from a plugin file to its functions.
//
// The only place that loads code, and the only one that knows Boost.DLL.
#pragma once

#include "plugins/finder.hpp"

#include <broadsheet/plugin.h>

namespace broadsheet {

/// The functions of a usable plugin. Loads it at the first call; it is never
/// unloaded, because exceptions, thread-local and static objects of a plugin
/// outlive the last call into it. May be called from any thread.
/// Throws Error (plugin fault) that keeps the dynamic loader's reason.
const bs_plugin& load_plugin(const PluginFile& file);

}  // namespace broadsheet
