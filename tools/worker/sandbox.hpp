// worker/sandbox.hpp - what a process of a plugin may not do.
#pragma once

namespace broadsheet::worker {

/// For any plugin: it ends with its parent, gains no privileges, leaves no core
/// dump, and has `memory` bytes (0 = any); `may_reserve` tells whether that limit is on
/// memory it uses (language runtimes reserve far more) or on addresses.
void set_limits(unsigned long long memory, bool may_reserve);

/// For native plugins: it may read files, but not write any, start no program,
/// and reach no network and no other process. Refused calls fail with EPERM.
/// Does nothing where libseccomp was not there at build time.
void forbid_the_rest();

}  // namespace broadsheet::worker
