#include "host/exit_guard.hpp"

#include "io/output/part.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

namespace broadsheet {
namespace {

thread_local const InsidePlugin* innermost = nullptr;
bool guarded = true;

// Only what a signal handler may call.
void say(const char* text) { (void)!write(STDERR_FILENO, text, std::strlen(text)); }

void say_where(const std::string& plugin, const std::string& article) {
  say("broadsheet: error BS-C160: plugin ");
  say(plugin.c_str());
  if (!article.empty()) say(" (article "), say(article.c_str()), say(")");
}

}  // namespace

void report_exit() {
  if (!innermost || !guarded) return;
  remove_unfinished_outputs();
  say_where(innermost->plugin_, innermost->article_);
  say(" called exit() in the middle of a conversion; tell the plugin's author\n");
  _exit(3);
}

void report_crash(int signal) {
  remove_unfinished_outputs();
  if (!innermost) return;
  say_where(innermost->plugin_, innermost->article_);
  say(" crashed: ");
  const char* name = sigdescr_np(signal);
  say(name ? name : "a signal");
  say("; run it with --isolate=always\n");
}

InsidePlugin::InsidePlugin(const std::string& plugin, const std::string& article)
    : plugin_(plugin), article_(article), outer_(innermost) {
  static const int registered = std::atexit(report_exit);
  (void)registered;
  innermost = this;
}

InsidePlugin::~InsidePlugin() { innermost = outer_; }

void leave_exit_unguarded() { guarded = false; }

void report_crashes() {
  [[maybe_unused]] struct sigaction action {};
  action.sa_handler = [](int signal) {
    report_crash(signal);
    raise(signal);  // SA_RESETHAND: as if there had been no handler
  };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
  static char stack[1 << 16];  // the plugin may have used up its own
  const stack_t alternative{stack, 0, sizeof stack};
  sigaltstack(&alternative, nullptr);
#ifndef __SANITIZE_ADDRESS__  // which reports crashes better
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(signal, &action, nullptr);
#endif
  signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of writing like a full disk
  action.sa_handler = [](int signal) {
    remove_unfinished_outputs();
    raise(signal);
  };
  for (const int signal : kEndingSignals) {
    struct sigaction before {};
    const bool is_ignored = sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;
    if (!is_ignored) sigaction(signal, &action, nullptr);  // nohup wants it so
  }
}

}  // namespace broadsheet
