// A plugin that reaches for what is not its own: one system call after another, each with
// arguments that harm nobody should it work. Writes a line for each: "kill-guard EPERM", or
// "kill-guard worked".
#include <broadsheet/plugin.hpp>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <vector>

using namespace broadsheet;

namespace {

struct Attempt {
  const char* name;
  long (*run)();
};

long other() { return getppid(); }
long opened(const char* path, int flags) {
  const long file = open(path, flags, 0600);
  if (file >= 0) close(static_cast<int>(file));
  return file;
}
long opened_of_other(const char* name) {
  return opened(("/proc/" + std::to_string(other()) + '/' + name).c_str(), O_RDONLY);
}
long locked(int command, short kind) {
  struct flock lock {};
  lock.l_type = kind;
  return fcntl(0, command, &lock);
}
long signal_with_value(long call, bool to_thread) {
  siginfo_t info{};
  info.si_code = SI_QUEUE;
  return to_thread ? syscall(call, other(), other(), 0, &info) : syscall(call, other(), 0, &info);
}
long clock_of_other(long call) {
  timespec time{};
  const long clock = (~other() << 3) | 2;  // as clock_getcpuclockid() makes it
  return call == SYS_clock_nanosleep ? syscall(call, clock, 0, &time, nullptr) : syscall(call, clock, &time);
}
long connected() {
  sockaddr address{};
  return connect(-1, &address, sizeof address);
}
long with_memory_of_other(long call) { return syscall(call, other(), nullptr, 0, nullptr, 0, 0); }

const Attempt kSignals[] = {
    {"kill-guard", [] { return syscall(SYS_kill, other(), 0); }},
    {"kill-group", [] { return syscall(SYS_kill, 0, 0); }},
    {"kill-all", [] { return syscall(SYS_kill, -1, 0); }},
    {"tkill", [] { return syscall(SYS_tkill, other(), 0); }},
    {"tgkill", [] { return syscall(SYS_tgkill, other(), other(), 0); }},
    {"rt_sigqueueinfo", [] { return signal_with_value(SYS_rt_sigqueueinfo, false); }},
    {"rt_tgsigqueueinfo", [] { return signal_with_value(SYS_rt_tgsigqueueinfo, true); }},
    {"pidfd_open", [] { return syscall(SYS_pidfd_open, other(), 0); }},
    {"pidfd_send_signal", [] { return syscall(SYS_pidfd_send_signal, -1, 0, nullptr, 0); }},
    {"pidfd_getfd", [] { return syscall(SYS_pidfd_getfd, -1, 0, 0); }},
    {"F_SETOWN", [] { return syscall(SYS_fcntl, 0, F_SETOWN, other()); }},
    {"F_SETOWN_EX",
     [] {
       f_owner_ex owner{F_OWNER_PID, static_cast<pid_t>(other())};
       return syscall(SYS_fcntl, 0, F_SETOWN_EX, &owner);
     }},
    {"F_SETSIG", [] { return syscall(SYS_fcntl, 0, F_SETSIG, SIGURG); }},
    {"F_NOTIFY", [] { return syscall(SYS_fcntl, 0, F_NOTIFY, 0); }},
    {"O_ASYNC", [] { return syscall(SYS_fcntl, 0, F_SETFL, O_ASYNC); }},
    {"open-O_ASYNC", [] { return opened("/dev/null", O_RDONLY | O_ASYNC); }},
    {"timer_create", [] { return syscall(SYS_timer_create, CLOCK_MONOTONIC, nullptr, nullptr); }},
};

const Attempt kLocks[] = {
    {"F_SETLK", [] { return locked(F_SETLK, F_RDLCK); }},
    {"F_SETLKW", [] { return locked(F_SETLKW, F_RDLCK); }},
    {"F_OFD_SETLK", [] { return locked(F_OFD_SETLK, F_RDLCK); }},
    {"F_SETLEASE", [] { return syscall(SYS_fcntl, 0, F_SETLEASE, F_UNLCK); }},
    {"F_SETPIPE_SZ", [] { return syscall(SYS_fcntl, 2, F_SETPIPE_SZ, 4096); }},
    {"F_ADD_SEALS", [] { return syscall(SYS_fcntl, 2, F_ADD_SEALS, 0); }},
    {"flock", [] { return syscall(SYS_flock, 0, LOCK_SH | LOCK_NB); }},
};

const Attempt kProcesses[] = {
    {"clone",
     [] {
       const long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
       if (child == 0) _exit(0);
       return child;
     }},
    {"clone-thread-in-namespace",
     [] { return syscall(SYS_clone, CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_NEWUSER, 0, 0, 0, 0); }},
    {"clone3", [] { return syscall(SYS_clone3, nullptr, 0); }},
    {"execve", [] { return syscall(SYS_execve, "/not/there", nullptr, nullptr); }},
    {"execveat", [] { return syscall(SYS_execveat, -1, "/not/there", nullptr, nullptr, 0); }},
    {"ptrace", [] { return syscall(SYS_ptrace, PTRACE_PEEKDATA, other(), 0, 0); }},
    {"process_vm_readv", [] { return with_memory_of_other(SYS_process_vm_readv); }},
    {"process_vm_writev", [] { return with_memory_of_other(SYS_process_vm_writev); }},
    {"process_madvise", [] { return syscall(SYS_process_madvise, -1, nullptr, 0, 0, 0); }},
    {"kcmp", [] { return syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 0); }},
    {"wait4", [] { return syscall(SYS_wait4, -1, nullptr, WNOHANG, nullptr); }},
    {"setpgid", [] { return syscall(SYS_setpgid, 0, getpgrp()); }},
    {"setpriority", [] { return syscall(SYS_setpriority, PRIO_PROCESS, other(), 0); }},
    {"getpriority", [] { return syscall(SYS_getpriority, PRIO_PROCESS, other()); }},
    {"sched_setaffinity",
     [] {
       const long every = -1;
       return syscall(SYS_sched_setaffinity, getpid(), sizeof every, &every);
     }},
    {"sched_getaffinity",
     [] {
       char set[1024];
       return syscall(SYS_sched_getaffinity, other(), sizeof set, set);
     }},
    {"sched_setscheduler",
     [] {
       const int priority = 0;
       return syscall(SYS_sched_setscheduler, other(), SCHED_OTHER, &priority);
     }},
    {"sched_getscheduler", [] { return syscall(SYS_sched_getscheduler, other()); }},
    {"sched_setparam",
     [] {
       const int priority = 0;
       return syscall(SYS_sched_setparam, other(), &priority);
     }},
    {"sched_getparam",
     [] {
       int priority = 0;
       return syscall(SYS_sched_getparam, other(), &priority);
     }},
    {"sched_setattr", [] { return syscall(SYS_sched_setattr, other(), nullptr, 0); }},
    {"ioprio_set", [] { return syscall(SYS_ioprio_set, 1, other(), 0); }},
    {"prlimit64-of-other",
     [] {
       rlimit64 limit{};
       return syscall(SYS_prlimit64, other(), RLIMIT_NOFILE, nullptr, &limit);
     }},
    {"prlimit64-to-more",
     [] {
       rlimit64 limit{};
       getrlimit64(RLIMIT_NOFILE, &limit);
       return syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, &limit, nullptr);
     }},
    {"get_robust_list",
     [] {
       void* head = nullptr;
       std::size_t size = 0;
       return syscall(SYS_get_robust_list, other(), &head, &size);
     }},
    {"move_pages", [] { return syscall(SYS_move_pages, other(), 0, nullptr, nullptr, nullptr, 0); }},
    {"clock_gettime", [] { return clock_of_other(SYS_clock_gettime); }},
    {"clock_getres", [] { return clock_of_other(SYS_clock_getres); }},
    {"clock_nanosleep", [] { return clock_of_other(SYS_clock_nanosleep); }},
    {"membarrier", [] { return syscall(SYS_membarrier, 1 << 1, 0, 0); }},  // of every process
    {"madvise", [] { return syscall(SYS_madvise, nullptr, 0, 101 /* MADV_SOFT_OFFLINE */); }},
    {"unshare", [] { return syscall(SYS_unshare, 0); }},
    {"setns", [] { return syscall(SYS_setns, -1, 0); }},
    {"prctl", [] { return syscall(SYS_prctl, 3 /* PR_GET_DUMPABLE */, 0, 0, 0, 0); }},
    {"personality", [] { return syscall(SYS_personality, 0xFFFFFFFF); }},
};

const Attempt kChannels[] = {
    {"socket-inet", [] { return syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
    {"socket-unix", [] { return syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }},
    {"socket-netlink", [] { return syscall(SYS_socket, AF_NETLINK, SOCK_RAW, 0); }},
    {"socketpair",
     [] {
       int ends[2];
       return syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, ends);
     }},
    {"connect", connected},
    {"sendto", [] { return syscall(SYS_sendto, -1, nullptr, 0, 0, nullptr, 0); }},
    {"sendmsg", [] { return syscall(SYS_sendmsg, -1, nullptr, 0); }},
    {"shmget", [] { return syscall(SYS_shmget, 0x62726F61, 0, 0); }},
    {"shmat", [] { return syscall(SYS_shmat, -1, nullptr, 0); }},
    {"semget", [] { return syscall(SYS_semget, 0x62726F61, 0, 0); }},
    {"msgget", [] { return syscall(SYS_msgget, 0x62726F61, 0); }},
    {"mq_open", [] { return syscall(SYS_mq_open, "not-there", O_RDONLY, 0, nullptr); }},
    {"mq_unlink", [] { return syscall(SYS_mq_unlink, "not-there"); }},
    {"eventfd2", [] { return syscall(SYS_eventfd2, 0, 0); }},
    {"memfd_create", [] { return syscall(SYS_memfd_create, "x", 0); }},
    {"keyctl", [] { return syscall(SYS_keyctl, 0 /* KEYCTL_GET_KEYRING_ID */, -1, 0); }},
    {"add_key", [] { return syscall(SYS_add_key, nullptr, nullptr, nullptr, 0, 0); }},
    {"inotify_init1", [] { return syscall(SYS_inotify_init1, 0); }},
    {"io_uring_setup", [] { return syscall(SYS_io_uring_setup, 0, nullptr); }},
    {"perf_event_open", [] { return syscall(SYS_perf_event_open, nullptr, 0, 0, 0, 0); }},
    {"bpf", [] { return syscall(SYS_bpf, 9999, nullptr, 0); }},
    {"ioctl-TIOCSTI", [] { return syscall(SYS_ioctl, 2, TIOCSTI, "x"); }},
    {"ioctl-TCGETS", [] { return syscall(SYS_ioctl, 2, TCGETS, nullptr); }},
};

const Attempt kWrites[] = {
    {"open-O_WRONLY", [] { return opened("/dev/null", O_WRONLY); }},
    {"open-O_RDWR", [] { return opened("/dev/null", O_RDWR); }},
    {"open-O_CREAT", [] { return opened("stolen.jsonl", O_RDONLY | O_CREAT); }},
    {"open-O_TRUNC", [] { return opened("/dev/null", O_RDONLY | O_TRUNC); }},
    {"open-O_TMPFILE", [] { return opened(".", O_RDWR | O_TMPFILE); }},
    {"openat2", [] { return syscall(SYS_openat2, AT_FDCWD, "/dev/null", nullptr, 0); }},
    {"unlinkat", [] { return syscall(SYS_unlinkat, AT_FDCWD, "not-there", 0); }},
    {"renameat2", [] { return syscall(SYS_renameat2, AT_FDCWD, "not-there", AT_FDCWD, "x", 0); }},
    {"linkat", [] { return syscall(SYS_linkat, AT_FDCWD, "not-there", AT_FDCWD, "x", 0); }},
    {"symlinkat", [] { return syscall(SYS_symlinkat, "x", AT_FDCWD, "not/there"); }},
    {"mkdirat", [] { return syscall(SYS_mkdirat, AT_FDCWD, "not/there", 0700); }},
    {"mknodat", [] { return syscall(SYS_mknodat, AT_FDCWD, "not/there", S_IFIFO, 0); }},
    {"fchmodat", [] { return syscall(SYS_fchmodat, AT_FDCWD, "not-there", 0600); }},
    {"fchownat", [] { return syscall(SYS_fchownat, AT_FDCWD, "not-there", -1, -1, 0); }},
    {"utimensat", [] { return syscall(SYS_utimensat, AT_FDCWD, "not-there", nullptr, 0); }},
    {"truncate", [] { return syscall(SYS_truncate, "not-there", 0); }},
    {"ftruncate", [] { return syscall(SYS_ftruncate, -1, 0); }},
    {"setxattr", [] { return syscall(SYS_setxattr, "not-there", "user.x", "", 0, 0); }},
    {"fallocate", [] { return syscall(SYS_fallocate, -1, 0, 0, 1); }},
    {"copy_file_range", [] { return syscall(SYS_copy_file_range, -1, nullptr, -1, nullptr, 1, 0); }},
    {"splice", [] { return syscall(SYS_splice, -1, nullptr, -1, nullptr, 1, 0); }},
    {"fchdir", [] { return syscall(SYS_fchdir, -1); }},
    {"umask", [] { return syscall(SYS_umask, 022); }},
};

const Attempt kFiles[] = {
    {"terminal", [] { return opened("/dev/tty", O_RDONLY | O_NOCTTY); }},
    {"new-terminal", [] { return opened("/dev/ptmx", O_RDONLY | O_NOCTTY); }},
    {"environment-of-guard", [] { return opened_of_other("environ"); }},
    {"memory-of-guard", [] { return opened_of_other("mem"); }},
    {"map-of-guard", [] { return opened_of_other("maps"); }},
    {"pipe-of-guard", [] { return opened_of_other("fd/2"); }},
};

std::string outcome(const Attempt& attempt) {
  errno = 0;
  const long result = attempt.run();
  const char* name = result < 0 ? strerrorname_np(errno) : "worked";
  return std::string(attempt.name) + ' ' + (name ? name : "?") + '\n';
}

// By the numbers of another architecture, which mean other calls there.
void call_by_other_numbers() {
#if defined(__x86_64__)
  (void)syscall(0x40000000 | SYS_getpid);
#else
  raise(SIGSYS);
#endif
}

// What plugins and the runtimes of their languages do, and may.
std::string needs() {
  std::string failed;
  const auto need = [&](const char* what, bool works) {
    if (!works) failed += std::string(what) + ' ' + std::strerror(errno) + '\n';
  };
  int number = 0;
  std::thread([&] { number = 7; }).join();
  need("a thread", number == 7);
  static volatile sig_atomic_t came = 0;
  signal(SIGUSR1, [](int) { came = 1; });
  need("a signal to oneself", raise(SIGUSR1) == 0 && came == 1);
  need("a copy of a descriptor", close(fcntl(0, F_DUPFD_CLOEXEC, 3)) == 0);
  need("the state of a descriptor", fcntl(2, F_GETFL) >= 0);
  timespec time{0, 1};
  need("the clock of the process", clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0);
  time = {0, 1};
  need("a nap", clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nullptr) == 0);
  for (const char* file : {"/dev/urandom", "/dev/null", "/proc/self/maps", "/etc/passwd", "/usr/lib", "."})
    need(file, opened(file, O_RDONLY | O_CLOEXEC) >= 0);
  need("the number of processors", sysconf(_SC_NPROCESSORS_ONLN) > 0);
  rlimit limit{};
  need("a limit of oneself", getrlimit(RLIMIT_STACK, &limit) == 0);
  pthread_attr_t attributes;
  bool knows = false;
  std::thread([&] { knows = pthread_getattr_np(pthread_self(), &attributes) == 0; }).join();
  need("where the stack of a thread is", knows);
  return failed.empty() ? "all\n" : failed;
}

// As many as it gets, none of which ends.
std::size_t start_threads() {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 16384);
  std::size_t count = 0;
  pthread_t thread;
  const auto wait = [](void*) -> void* {
    for (;;) sleep(1);
  };
  while (count < 5000 && pthread_create(&thread, &small, wait, nullptr) == 0) ++count;
  return count;
}

class Writer : public plugin::Writer {
 public:
  void article(const Article&) override {
    const std::string_view how = host().option("how");
    if (how == "needs") host().write(needs());
    if (how == "threads") host().write(std::to_string(start_threads()) + '\n');
    if (how == "other-numbers") call_by_other_numbers();
    if (how == "signals") attempt(kSignals);
    if (how == "locks") attempt(kLocks);
    if (how == "processes") attempt(kProcesses);
    if (how == "channels") attempt(kChannels);
    if (how == "writes") attempt(kWrites);
    if (how == "files") attempt(kFiles);
  }

 private:
  template <std::size_t n>
  void attempt(const Attempt (&attempts)[n]) {
    for (const Attempt& a : attempts) host().write(outcome(a));
  }
};

}  // namespace

BROADSHEET_WRITER(Writer)
