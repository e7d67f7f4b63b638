// make_filter FILE: compiles the rules below to the program that the kernel checks system calls with,
// and writes it as the lines of a C array. Runs at build time: libseccomp takes longer
// to compile them than a worker takes for all the rest of its start.
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>

#include <cerrno>
#include <cstdio>
#include <memory>

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
