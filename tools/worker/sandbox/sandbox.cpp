#include "sandbox/sandbox.hpp"

#include "sandbox/landlock.hpp"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iterator>

#if BROADSHEET_SECCOMP
#include "sandbox/own_process.hpp"

#include <linux/filter.h>
#include <linux/seccomp.h>
#endif

namespace broadsheet::worker {
namespace {

constexpr rlim_t kOpenFiles = 1024;

void limit(decltype(RLIMIT_AS) what, rlim_t most) {
  rlimit now{};
  if (getrlimit(what, &now) == 0) most = std::min(most, now.rlim_max);
  const rlimit limits{most, most};
  setrlimit(what, &limits);
}

// Of a superuser's powers it keeps the one to read what is there.
void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct powers[2]{};
  if (syscall(SYS_capget, &header, powers) != 0) return;
  const unsigned kept = powers[0].permitted & (1u << CAP_DAC_READ_SEARCH);
  powers[0] = {kept, kept, 0};
  powers[1] = {};
  syscall(SYS_capset, &header, powers);
}

void filter_calls() {
#if BROADSHEET_SECCOMP
  static sock_filter steps[] = {
#include "system_calls.inc"  // of make_filter.cpp
  };
  for (sock_filter& step : steps)
    if (step.k == kOwnProcess) step.k = static_cast<unsigned>(getpid());
  const sock_fprog program = {std::size(steps), steps};
  // A kernel without seccomp leaves the other walls standing.
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

}  // namespace

void set_limits(unsigned long long memory, bool may_reserve) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)  // their shadows take terabytes of addresses
  if (memory > 0) limit(may_reserve ? RLIMIT_DATA : RLIMIT_AS, memory);
#else
  (void)memory, (void)may_reserve;
#endif
}

void forbid_the_rest() {
  limit(RLIMIT_NOFILE, kOpenFiles);
  drop_capabilities();
  restrict_files();
  filter_calls();
}

}  // namespace broadsheet::worker
