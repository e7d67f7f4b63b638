// core/isolation/plugin_runner.hpp - runs a plugin in this process, in a worker, or as a command.
//
// The stream is the same in each case. A plugin that is a command always runs as one. A native
// plugin runs in a worker if --isolate says so; "auto" trusts only the plugins of the installation.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet {

/// A writer (`next` is NULL) or filter. `host` and `next` outlive it. Throws Error.
std::unique_ptr<ViewSink> open_plugin(PluginHost& host, ViewSink* next);

/// Lets the plugin read its input into `out`. Throws Error.
void read_with_plugin(PluginHost& host, ViewSink& out);

/// Lets the plugin check its input; false if it has no check(). Throws Error.
bool check_with_plugin(PluginHost& host);

/// How well the plugin thinks that `head` fits its format, 0..100.
int probe_with_plugin(PluginHost& host, std::string_view head);

}  // namespace broadsheet
