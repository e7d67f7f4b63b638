// core/io/output/part.hpp - what an output is called while it is unfinished: NAME.part.
//
// A part file or folder of ours has the sticky bit, which has no other meaning there: whatever has that name
// and not the bit belongs to somebody else. It has the bit for its whole life, so that the next run can
// remove what a killed one left.
#pragma once

#include <signal.h>
#include <sys/stat.h>

#include <filesystem>

namespace broadsheet {

/// Whether another file system, or another part of one, is mounted there.
bool is_mount_point(const std::filesystem::path& folder);

/// NAME.part, or where that is too long a name that only depends on NAME; for a folder that is a mount point,
/// broadsheet.part in it.
std::filesystem::path part_of(const std::filesystem::path& target);
/// What a folder is called while the new one takes its name in two steps.
std::filesystem::path aside_of(const std::filesystem::path& target);

/// Whether it has our mark. An empty file may have been left before it got that.
bool is_ours(const struct stat& status);

/// Removes the NAME.part that a killed process left, if nobody is writing to it.
void remove_stale_part(const std::filesystem::path& target);
/// After a kill between those two steps: the folder gets its name back, or goes where the new one has it.
void tidy_aside(const std::filesystem::path& target);

/// The signals that end a process and may be handled.
inline constexpr int kEndingSignals[] = {SIGTERM, SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE,
                                         SIGALRM, SIGXCPU, SIGUSR1, SIGUSR2};

/// Holds them back: what is made meanwhile is remembered before one of them ends the process.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

/// Until it is forgotten, `file` is what remove_unfinished_outputs() removes; it has to stay where it is in
/// memory.
void remember_unfinished(const char* file);
void forget_unfinished(const char* file);
/// Removes every NAME.part, file or folder, that this process began and did not finish. For a process that is
/// about to end: calls only what a signal handler may call.
void remove_unfinished_outputs() noexcept;

}  // namespace broadsheet
