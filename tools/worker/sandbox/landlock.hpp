// worker/sandbox/landlock.hpp - which files a native plugin may read.
#pragma once

namespace broadsheet::worker {

/// All but devices (and among them terminals and the memory that processes share) and what
/// the kernel tells of other processes. Does nothing where the kernel has no Landlock.
void restrict_files();

}  // namespace broadsheet::worker
