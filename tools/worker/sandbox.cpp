#include "sandbox.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <iterator>

#if BROADSHEET_SECCOMP
#include <linux/filter.h>
#include <linux/seccomp.h>
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
#if !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)  // their shadows take terabytes of addresses
  if (memory > 0) limit(may_reserve ? RLIMIT_DATA : RLIMIT_AS, memory);
#else
  (void)memory, (void)may_reserve;
#endif
}

void forbid_the_rest() {
#if BROADSHEET_SECCOMP
  static sock_filter steps[] = {
#include "system_calls.inc"  // of make_filter.cpp
  };
  const sock_fprog program = {std::size(steps), steps};
  // A kernel without seccomp leaves the other walls standing.
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

}  // namespace broadsheet::worker
