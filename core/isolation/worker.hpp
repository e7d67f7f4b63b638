// isolation/worker.hpp - a plugin in a process of its own.
//
// The worker (tools/worker) has no open files but its pipes, may open none for
// writing, start nothing and reach no network, and has limited memory. Whatever
// becomes of it is an Error of this one conversion that names the plugin and the
// article: a crash, exit(), silence past the time limit, a flood, nonsense.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::isolation {

/// A writer (`next` is NULL) or filter in a worker. `host` and `next` outlive it.
std::unique_ptr<ViewSink> open_in_worker(PluginHost& host, ViewSink* next);
void read_in_worker(PluginHost& host, ViewSink& out);
int probe_in_worker(PluginHost& host, std::string_view head);

/// Lets the plugin check its input; false if it has no check().
bool check_in_worker(PluginHost& host);

/// Runs a check of the conformance suite (conformance.hpp). Throws Error with the verdict.
void test_in_worker(PluginHost& host, Role role, const std::string& check);

/// The other side: does what the parent says on descriptor `in` and answers on
/// `out`, until the parent closes `in`.
void serve(int in, int out);

/// The worker program of this installation. Throws Error where it is missing.
std::filesystem::path worker_program();

}  // namespace broadsheet::isolation
