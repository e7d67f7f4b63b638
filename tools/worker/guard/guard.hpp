// worker/guard/guard.hpp - the process beside a plugin's own: it bounds what that starts, and ends it whole.
//
// The guard starts the plugin's process and adopts whatever that starts and abandons, also
// in sessions of their own. Each new process or thread asks it first. It leaves when the
// plugin's process does, in the same way, or when it is told to with SIGTERM or loses its
// parent; nothing that the plugin started outlives it.
#pragma once

namespace broadsheet::worker {

/// Of a plugin's processes and threads together.
constexpr unsigned kMostTasks = 256;

struct Bounds {
  unsigned long long memory = 0;  ///< bytes of all its processes together; 0 = any
  bool starts_processes = false;  ///< a command; what a native plugin starts are threads
};

/// Runs `plugin(context)` in a process of its own, whose end ends this one: with its
/// status or signal, or with isolation::kTookTooMuch. Returns a status where no process can be had.
int run_guarded(const Bounds& bounds, int (*plugin)(void* context), void* context);

}  // namespace broadsheet::worker
