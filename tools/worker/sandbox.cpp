#include "sandbox.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>

#if BROADSHEET_SECCOMP
#include <seccomp.h>
#endif

namespace broadsheet::worker {
namespace {

void limit(decltype(RLIMIT_AS) what, rlim_t most) {
  const rlimit limits{most, most};
  setrlimit(what, &limits);
}

}  // namespace

void set_limits(unsigned long long memory, bool may_reserve) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__  // its shadow takes terabytes of addresses
  if (memory > 0) limit(may_reserve ? RLIMIT_DATA : RLIMIT_AS, memory);
#else
  (void)memory, (void)may_reserve;
#endif
}

#if BROADSHEET_SECCOMP
namespace {

// What libraries and language runtimes need to compute, and to read files.
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
                                    "fcntl",
                                    "mmap",
                                    "munmap",
                                    "mremap",
                                    "mprotect",
                                    "madvise",
                                    "brk",
                                    "membarrier",
                                    "rt_sigaction",
                                    "rt_sigprocmask",
                                    "rt_sigreturn",
                                    "sigaltstack",
                                    "restart_syscall",
                                    "futex",
                                    "futex_waitv",
                                    "set_robust_list",
                                    "get_robust_list",
                                    "set_tid_address",
                                    "rseq",
                                    "arch_prctl",
                                    "sched_yield",
                                    "sched_getaffinity",
                                    "sched_getparam",
                                    "sched_getscheduler",
                                    "getpid",
                                    "gettid",
                                    "getppid",
                                    "getuid",
                                    "geteuid",
                                    "getgid",
                                    "getegid",
                                    "tgkill",
                                    "exit",
                                    "exit_group",
                                    "clock_gettime",
                                    "clock_getres",
                                    "clock_nanosleep",
                                    "nanosleep",
                                    "gettimeofday",
                                    "time",
                                    "times",
                                    "getrusage",
                                    "getrandom",
                                    "uname",
                                    "sysinfo",
                                    "getcpu"};

bool allow_all(scmp_filter_ctx filter) {
  for (const char* name : kAllowed) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR && seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0) != 0) return false;
  }
  return true;
}

// Opening for reading, threads, and nothing else of what these calls can do.
bool allow_some(scmp_filter_ctx filter) {
  constexpr unsigned kWrites = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                          SCMP_A1(SCMP_CMP_MASKED_EQ, kWrites, 0)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                          SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, 0)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0 &&
         // Its flags are out of sight; the C library falls back to clone.
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

}  // namespace

void forbid_the_rest() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  // A kernel without seccomp leaves the other walls standing.
  if (filter && allow_all(filter) && allow_some(filter)) (void)seccomp_load(filter);
  if (filter) seccomp_release(filter);
}
#else
void forbid_the_rest() {}
#endif

}  // namespace broadsheet::worker
