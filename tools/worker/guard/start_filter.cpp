#include "guard/start_filter.hpp"

#include <asm/sockios.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet::worker {
namespace {

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned kArchitecture = 0;  // not one that we know: no filter
#endif
constexpr unsigned kOtherNumbers = 0x40000000;  // x32 calls the same kernel by these

constexpr unsigned kStarts[] = {
#ifdef __NR_fork
    __NR_fork, __NR_vfork,
#endif
    __NR_clone, __NR_clone3};

// Those whose first argument names a process that something is done to.
constexpr unsigned kReaches[] = {
    __NR_kill,       __NR_tkill,     __NR_tgkill,           __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo,
    __NR_pidfd_open, __NR_prlimit64, __NR_process_vm_writev};

// Requests that name a process in memory, where a filter cannot look, or leave a signal
// to be sent by the kernel.
constexpr unsigned kFileRequests[] = {F_SETOWN, F_SETOWN_EX};
constexpr unsigned kDeviceRequests[] = {FIOSETOWN, SIOCSPGRP};

class Program {
 public:
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset)); }
  void answer(unsigned action) { add(BPF_RET | BPF_K, action); }
  /// Where the value loaded is (not) this, the next `count` steps are passed over.
  void skip_if(unsigned value, unsigned char count) { jump(BPF_JEQ, value, count, 0); }
  void skip_unless(unsigned value, unsigned char count) { jump(BPF_JEQ, value, 0, count); }
  void skip_below(unsigned value, unsigned char count) { jump(BPF_JGE, value, 0, count); }
  std::vector<sock_filter> steps;

 private:
  void add(unsigned code, unsigned k) { steps.push_back({static_cast<unsigned short>(code), 0, 0, k}); }
  void jump(unsigned kind, unsigned k, unsigned char yes, unsigned char no) {
    steps.push_back({static_cast<unsigned short>(BPF_JMP | kind | BPF_K), yes, no, k});
  }
};

// Little-endian: the low half of an argument, which is all that the kernel reads of a process number.
constexpr std::size_t argument(int n) {
  return offsetof(seccomp_data, args) + static_cast<std::size_t>(n) * sizeof(__u64);
}

template <class Values>
void decide(Program& program, unsigned call, int which, const Values& values, unsigned action) {
  program.load(offsetof(seccomp_data, nr));
  program.skip_unless(call, static_cast<unsigned char>(1 + 2 * std::size(values)));
  program.load(argument(which));
  for (const auto value : values) {
    program.skip_unless(static_cast<unsigned>(value), 1);
    program.answer(action);
  }
}

std::vector<sock_filter> filter(bool asks, pid_t guard, pid_t parent) {
  Program program;
  program.load(offsetof(seccomp_data, arch));
  program.skip_if(kArchitecture, 1);
  program.answer(SECCOMP_RET_ERRNO | ENOSYS);
  program.load(offsetof(seccomp_data, nr));
  program.skip_below(kOtherNumbers, 1);
  program.answer(SECCOMP_RET_ERRNO | ENOSYS);
  for (const unsigned call : kStarts) {
    if (!asks) break;
    program.skip_unless(call, 1);
    program.answer(SECCOMP_RET_USER_NOTIF);
  }
  program.skip_unless(__NR_pidfd_send_signal, 1);  // takes a folder of /proc as well
  program.answer(SECCOMP_RET_ERRNO | ENOSYS);
  // -1 is all that may be signalled, the others below zero a group.
  const pid_t kept[] = {guard, -guard, parent, -parent, -1};
  constexpr unsigned kForbid = SECCOMP_RET_ERRNO | EPERM;
  for (const unsigned call : kReaches) decide(program, call, 0, kept, kForbid);
  decide(program, __NR_ptrace, 1, kept, kForbid);
  decide(program, __NR_fcntl, 1, kFileRequests, kForbid);
  decide(program, __NR_ioctl, 1, kDeviceRequests, kForbid);
  constexpr int kOfChildren[] = {SIGCHLD};
  if (asks) decide(program, __NR_rt_sigaction, 0, kOfChildren, SECCOMP_RET_USER_NOTIF);
  program.answer(SECCOMP_RET_ALLOW);
  return std::move(program.steps);
}

int install(std::vector<sock_filter> steps, unsigned flags) {
  const sock_fprog program = {static_cast<unsigned short>(steps.size()), steps.data()};
  return static_cast<int>(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program));
}

union Control {
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
};

msghdr message_of(iovec& byte, Control& control) {
  msghdr message{};
  message.msg_iov = &byte;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  return message;
}

// The end of a child would end its parent's wait for our answer with EINTR: dash takes that for a fork that
// failed. So a handler of SIGCHLD gets SA_RESTART before the kernel sees it.
void have_calls_restarted(int listener, const seccomp_notif& asked) {
  const __u64 action = asked.data.args[1];
  const int memory =
      action == 0 ? -1 : open(("/proc/" + std::to_string(asked.pid) + "/mem").c_str(), O_RDWR | O_CLOEXEC);
  if (memory < 0) return;
  unsigned long flags = 0;  // the kernel's struct: the handler, then these
  const off_t at = static_cast<off_t>(action + sizeof(void*));
  const bool is_theirs = ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &asked.id) == 0;
  if (is_theirs && pread(memory, &flags, sizeof flags, at) == sizeof flags) {
    flags |= SA_RESTART;
    (void)!pwrite(memory, &flags, sizeof flags, at);
  }
  close(memory);
}

}  // namespace

bool open_channel(int (&channel)[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel) == 0;
}

void ask_before_starts(int channel, pid_t guard, pid_t parent) {
  if (kArchitecture == 0) return;
  // Nor is the wait for an answer ended by a signal.
  int listener = install(filter(true, guard, parent),
                         SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV);
  if (listener < 0 && errno == EINVAL)  // Linux before 5.19
    listener = install(filter(true, guard, parent), SECCOMP_FILTER_FLAG_NEW_LISTENER);
  if (listener < 0) {
    install(filter(false, guard, parent), 0);
    return;
  }
  char nothing = 0;
  iovec byte{&nothing, 1};
  Control control{};
  msghdr message = message_of(byte, control);
  control.header = {CMSG_LEN(sizeof listener), SOL_SOCKET, SCM_RIGHTS};
  std::memcpy(CMSG_DATA(&control.header), &listener, sizeof listener);
  (void)sendmsg(channel, &message, MSG_NOSIGNAL);
  close(listener);
}

int receive_listener(int channel) {
  char nothing = 0;
  iovec byte{&nothing, 1};
  Control control{};
  msghdr message = message_of(byte, control);
  ssize_t n;
  do n = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  int listener = -1;
  if (n == 1 && message.msg_controllen >= CMSG_LEN(sizeof listener))
    std::memcpy(&listener, CMSG_DATA(&control.header), sizeof listener);
  return listener;
}

void answer_start(int listener, const std::function<bool()>& may_start) {
  // The kernel fills as much as it knows of, and wants zeros there.
  union {
    seccomp_notif notification;
    char room[512];
  } asked{};
  std::memset(&asked, 0, sizeof asked);
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) return;  // the asker is gone
  union {
    seccomp_notif_resp response;
    char room[512];
  } answer{};
  std::memset(&answer, 0, sizeof answer);
  answer.response.id = asked.notification.id;
  const bool is_start = asked.notification.data.nr != __NR_rt_sigaction;
  if (!is_start) have_calls_restarted(listener, asked.notification);
  if (!is_start || may_start())
    answer.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  else
    answer.response.error = -EAGAIN;
  (void)ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

}  // namespace broadsheet::worker
