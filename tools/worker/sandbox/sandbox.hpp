// worker/sandbox/sandbox.hpp - what a process of a plugin may not do.
#pragma once

namespace broadsheet::worker {

/// For any plugin: it gains no privileges, leaves no core dump, and has `memory` bytes
/// (0 = any) in a process; `may_reserve` tells whether that limit is on memory it uses
/// (language runtimes reserve far more) or on addresses.
void set_limits(unsigned long long memory, bool may_reserve);

/// For native plugins: it may read files and start threads, but write no file, start no
/// program, and reach no network, no terminal and no other process, nor its files in
/// /proc. Refused calls fail with EPERM, refused files with EACCES. make_filter.cpp lists the
/// calls that remain. Where libseccomp was not there at build time, or the kernel has no
/// Landlock, that wall is missing.
void forbid_the_rest();

}  // namespace broadsheet::worker
