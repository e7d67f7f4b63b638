// make_filter FILE: compiles the rules below to the program that the kernel checks system calls with,
// and writes it as the lines of a C array. Runs at build time: libseccomp takes longer
// to compile them than a worker takes for all the rest of its start.
#include "sandbox/own_process.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>

#include <cerrno>
#include <cstdio>
#include <memory>

namespace {

using broadsheet::worker::kOwnProcess;

// What libraries and language runtimes need to compute, and to read files. Whatever
// else there is, of today or of a later kernel, fails. None of these names
// another process; the descriptors that some of them take are our own pipes and
// files that were opened for reading.
constexpr const char* kAllowed[] = {"read",
                                    "readv",
                                    "pread64",
                                    "write",
                                    "writev",
                                    "close",
                                    "lseek",
                                    "dup",
                                    "poll",
                                    "ppoll",
                                    "select",
                                    "pselect6",
                                    "fstat",
                                    "newfstatat",
                                    "stat",
                                    "lstat",
                                    "statx",
                                    "statfs",
                                    "fstatfs",
                                    "access",
                                    "faccessat",
                                    "faccessat2",
                                    "readlink",
                                    "readlinkat",
                                    "getcwd",
                                    "getdents64",
                                    "fadvise64",
                                    "mmap",
                                    "munmap",
                                    "mremap",
                                    "mprotect",
                                    "brk",
                                    "rt_sigaction",
                                    "rt_sigprocmask",
                                    "rt_sigreturn",
                                    "sigaltstack",
                                    "restart_syscall",
                                    "futex",
                                    "futex_waitv",
                                    "set_robust_list",
                                    "set_tid_address",
                                    "rseq",
                                    "arch_prctl",
                                    "sched_yield",
                                    "getpid",
                                    "gettid",
                                    "getppid",
                                    "getuid",
                                    "geteuid",
                                    "getgid",
                                    "getegid",
                                    "exit",
                                    "exit_group",
                                    "nanosleep",
                                    "gettimeofday",
                                    "time",
                                    "times",
                                    "getrusage",
                                    "getrandom",
                                    "uname",
                                    "sysinfo",
#ifdef __SANITIZE_ADDRESS__  // UBSan asks the kernel with a pipe whether memory can be read
                                    "pipe2",
#endif
                                    "getcpu"};

bool allow_all(scmp_filter_ctx filter) {
  for (const char* name : kAllowed) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR && seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0) != 0) return false;
  }
  return true;
}

struct Rule {
  int call;
  scmp_arg_cmp first, second = {~0u, SCMP_CMP_EQ, 0, 0};  ///< the second: where its argument is below 6
};

constexpr scmp_arg_cmp is(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }
constexpr scmp_arg_cmp at_most(unsigned argument, scmp_datum_t value) {
  return {argument, SCMP_CMP_LE, value, 0};
}
// No bit but `allowed` ones, and all of `needed`.
constexpr scmp_arg_cmp bits(unsigned argument, scmp_datum_t all, scmp_datum_t allowed, scmp_datum_t needed) {
  return {argument, SCMP_CMP_MASKED_EQ, (all & ~allowed) | needed, needed};
}

constexpr scmp_datum_t kAnyInt = 0xFFFFFFFF, kAnyLong = ~scmp_datum_t{0};
constexpr unsigned kReading =  // and not: writing, creating, signals when something comes
    O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_PATH | O_NOATIME |
    0100000 /* O_LARGEFILE */;
constexpr unsigned kThread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
constexpr unsigned kThreadMay = kThread | CLONE_FS | CLONE_FILES | CLONE_SYSVSEM | CLONE_SETTLS |
                                CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID |
                                CLONE_DETACHED;
constexpr unsigned kOwnBarriers = 0x1F8;  // membarrier(2): those that only its process meets
constexpr unsigned kLastAdvice = 25;      // madvise(2); beyond are pages to be taken from the machine
constexpr unsigned kGuardPages = 102, kNoGuardPages = 103;
constexpr unsigned kLastClock = 11;  // beyond are the clocks of other processes and of devices

// Of these calls, what names no other process, locks no file and asks for no signal.
constexpr Rule kSome[] = {
    {SCMP_SYS(open), bits(1, kAnyInt, kReading, 0)},
    {SCMP_SYS(openat), bits(2, kAnyInt, kReading, 0)},
    {SCMP_SYS(clone), bits(0, kAnyLong, kThreadMay, kThread)},
    {SCMP_SYS(fcntl), is(1, F_DUPFD)},
    {SCMP_SYS(fcntl), is(1, F_DUPFD_CLOEXEC)},
    {SCMP_SYS(fcntl), is(1, F_GETFD)},
    {SCMP_SYS(fcntl), is(1, F_SETFD)},
    {SCMP_SYS(fcntl), is(1, F_GETFL)},
    {SCMP_SYS(tgkill), is(0, kOwnProcess)},  // abort() and raise() are made of it
    {SCMP_SYS(prlimit64), is(0, 0), is(2, 0)},
    {SCMP_SYS(sched_getaffinity), is(0, 0)},
    {SCMP_SYS(sched_getparam), is(0, 0)},
    {SCMP_SYS(sched_getscheduler), is(0, 0)},
    {SCMP_SYS(clock_gettime), at_most(0, kLastClock)},
    {SCMP_SYS(clock_getres), at_most(0, kLastClock)},
    {SCMP_SYS(clock_nanosleep), at_most(0, kLastClock)},
    {SCMP_SYS(madvise), at_most(2, kLastAdvice)},
    {SCMP_SYS(madvise), is(2, kGuardPages)},
    {SCMP_SYS(madvise), is(2, kNoGuardPages)},
    {SCMP_SYS(membarrier), bits(0, kAnyInt, kOwnBarriers, 0)},
};

bool allow_some(scmp_filter_ctx filter) {
  for (const Rule& rule : kSome) {
    const scmp_arg_cmp arguments[] = {rule.first, rule.second};
    const unsigned count = rule.second.arg < 6 ? 2 : 1;
    if (rule.call >= 0 && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, rule.call, count, arguments) != 0)
      return false;
  }
  // Those whose callers know what to do without: clone3's flags are out of sight, the C library
  // falls back to clone; and it asks for the processors of a thread by its number.
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(sched_getaffinity), 1,
                          SCMP_A0(SCMP_CMP_NE, 0)) == 0;
}

bool write_as_lines(std::FILE* program, const char* name) {
  std::rewind(program);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(name, "w"), std::fclose);
  if (!out) return false;
  sock_filter step;
  while (std::fread(&step, sizeof step, 1, program) == 1)
    std::fprintf(out.get(), "{%u, %u, %u, %u},\n", step.code, step.jt, step.jf, step.k);
  return std::fflush(out.get()) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  // One owner each: a build under the sanitizers runs this too, and a leak fails it.
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                seccomp_release);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> program(std::tmpfile(), std::fclose);
  const bool is_written =
      argc == 2 && filter && program && allow_all(filter.get()) && allow_some(filter.get()) &&
      // A tree instead of a list: few steps for each call.
      seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 &&
      seccomp_export_bpf(filter.get(), fileno(program.get())) == 0 && write_as_lines(program.get(), argv[1]);
  if (!is_written) std::fputs("make_filter: the rules for system calls could not be compiled\n", stderr);
  return is_written ? 0 : 1;
}
