// worker/guard/tasks.hpp - processes as /proc tells of them. What has ended meanwhile counts as nothing.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet::worker {

std::vector<pid_t> children_of(pid_t process);
/// Its children and theirs, without itself.
std::vector<pid_t> processes_below(pid_t process);
std::size_t threads_of(pid_t process);

/// Bytes that the processes fill, swapped ones included and mapped files left out. What
/// several share counts for each of them, or for all of them once.
std::uint64_t resident_memory(const std::vector<pid_t>& processes);
std::uint64_t proportional_memory(const std::vector<pid_t>& processes);

}  // namespace broadsheet::worker
