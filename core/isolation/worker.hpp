// core/isolation/worker.hpp - a native plugin in a process of its own.
//
// The worker (tools/worker) has no open files but its pipes, may open none for
// writing, start nothing but threads and reach no network, terminal or other process, and has
// limited memory. Whatever happens to it is an Error of this one conversion that names the plugin
// and the article: a crash, exit(), no answer in time, too much output, a message that is not
// well-formed.
#pragma once

#include "host/abi_bridge.hpp"

namespace broadsheet::isolation {

/// A writer (`next` is NULL) or filter in a worker. `host` and `next` outlive it.
std::unique_ptr<ViewSink> open_in_worker(PluginHost& host, ViewSink* next);
void read_in_worker(PluginHost& host, ViewSink& out);
int probe_in_worker(PluginHost& host, std::string_view head);

/// Lets the plugin check its input; false if it has no check().
bool check_in_worker(PluginHost& host);

/// Runs a check of the conformance suite (conformance/checks.hpp). Throws Error with the verdict.
void test_in_worker(PluginHost& host, Role role, const std::string& check);

/// The worker's side: does what the parent asks on descriptor `in` and answers on `out`, until the
/// parent closes `in`.
void serve(int in, int out);

/// The exit status of a worker whose plugin took more memory, or more processes, than it may.
inline constexpr int kTookTooMuch = 122;

/// The worker program of this installation. Throws Error if it is missing.
std::filesystem::path worker_program();

}  // namespace broadsheet::isolation
