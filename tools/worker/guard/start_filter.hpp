// worker/guard/start_filter.hpp - a plugin's process asks the guard before it starts another or a thread.
//
// The kernel holds each clone and fork until the guard has answered (seccomp's user
// notification), so that none is missed however fast they come. It is the number
// of calls that the answer depends on, nothing in the memory of the asker. A handler of SIGCHLD gets
// SA_RESTART on the way, or the end of a child would make such a call fail.
#pragma once

#include <sys/types.h>

#include <functional>

namespace broadsheet::worker {

/// A connection over which the listener is handed to the guard.
bool open_channel(int (&channel)[2]);

/// In the plugin's process: from now on it and all that it starts ask. They can neither signal
/// nor trace the guard, nor its parent. Sends the listener over `channel`, or nothing where the
/// kernel gives none (it gives one to a process, and an outer sandbox may have it).
void ask_before_starts(int channel, pid_t guard, pid_t parent);

/// In the guard: the listener, or -1.
int receive_listener(int channel);

/// Answers one question; refused ones fail with EAGAIN.
void answer_start(int listener, const std::function<bool()>& may_start);

}  // namespace broadsheet::worker
