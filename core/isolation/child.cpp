#include "isolation/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace broadsheet::isolation {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr int kPipe = 256 << 10;
constexpr std::size_t kKept = std::size_t{1} << 20;  // room for what waits to be sent that is not given back
constexpr int kGrace = 5000;                         // milliseconds for the end of all that a plugin started

struct Pipe {
  Pipe() {
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "no pipe");
    (void)fcntl(ends[0], F_SETPIPE_SZ, kPipe);  // more at a time, where the system allows it
  }
  ~Pipe() {
    for (const int end : ends)
      if (end >= 0) close(end);
  }
  Pipe(const Pipe&) = delete;
  int keep(int end) { return std::exchange(ends[end], -1); }
  int ends[2];
};

void close_file(int& file) {
  if (file >= 0) close(file);
  file = -1;
}

// Milliseconds for poll(), rounded up; -1 without a deadline.
int left_until(std::optional<Child::Clock::time_point> deadline) {
  if (!deadline) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Child::Clock::now());
  return static_cast<int>(std::clamp<long>(static_cast<long>(left.count()), 0, 1L << 30));
}

// SIGPIPE would end a program that embeds us and has not set it aside.
class WithoutPipeSignal {
 public:
  WithoutPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~WithoutPipeSignal() {
    const timespec at_once{};
    const int error = errno;
    if (broken && !sigismember(&before_, SIGPIPE)) sigtimedwait(&pipe_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = error;
  }
  WithoutPipeSignal(const WithoutPipeSignal&) = delete;
  bool broken = false;

 private:
  sigset_t pipe_{}, before_{};
};

// Pointers into ours and into `added`, which comes first: the first of a name counts.
std::vector<char*> joined_environment(const std::vector<std::string>& added) {
  std::vector<char*> all;
  for (const std::string& its : added) all.push_back(const_cast<char*>(its.c_str()));
  for (char** its = environ; *its; ++its) all.push_back(*its);
  all.push_back(nullptr);
  return all;
}

int spawn(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
          const std::vector<std::string>& environment, const int (&files)[3]) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int fd = 0; fd < 3; ++fd) posix_spawn_file_actions_adddup2(&actions, files[fd], fd);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  // A session of its own: no terminal is its controlling one.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const std::vector<char*> envp = joined_environment(environment);
  pid_t process = -1;
  const int error = posix_spawnp(&process, argv[0], &actions, &attributes, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::system_error(error, std::generic_category(), arguments.front());
  return process;
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
             const std::vector<std::string>& environment) {
  Pipe input, output, errors;
  process_ = spawn(arguments, folder, environment, {input.ends[0], output.ends[1], errors.ends[1]});
  input_ = input.keep(1);
  output_ = output.keep(0);
  errors_ = errors.keep(0);
  // Without these, a wait would have no end.
  handle_ = static_cast<int>(syscall(SYS_pidfd_open, process_, 0));
  const bool is_watched = handle_ >= 0 && fcntl(input_, F_SETFL, O_NONBLOCK) == 0 &&
                          fcntl(output_, F_SETFL, O_NONBLOCK) == 0 &&
                          fcntl(errors_, F_SETFL, O_NONBLOCK) == 0;
  if (is_watched) return;
  const int error = errno;
  end();
  throw std::system_error(error, std::generic_category(), arguments.front());
}

Child::~Child() { end(); }

void Child::end() {
  if (process_ > 0) {
    if (handle_ >= 0) {
      kill(process_, SIGTERM);  // it knows what else is to be ended
      pollfd ending{handle_, POLLIN, 0};
      (void)poll(&ending, 1, kGrace);
    }
    kill(-process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  for (int* file : {&handle_, &input_, &output_, &errors_}) close_file(*file);
}

void Child::send(std::string_view bytes) {
  if (!sending()) bytes.remove_prefix(written(bytes));  // no copy of what it takes at once
  if (bytes.empty() || input_ < 0) return;
  to_send_.append(bytes);
  write_some();
}

// How many of the bytes it took, or will never take.
std::size_t Child::written(std::string_view bytes) {
  if (input_ < 0 || bytes.empty()) return bytes.size();
  WithoutPipeSignal guard;
  const ssize_t n = ::write(input_, bytes.data(), bytes.size());
  if (n >= 0) return static_cast<std::size_t>(n);
  if (errno == EAGAIN || errno == EINTR) return 0;
  guard.broken = errno == EPIPE;  // it reads no more; its exit status will say why
  close_file(input_);
  return bytes.size();
}

void Child::write_some() {
  sent_ += written(std::string_view(to_send_).substr(sent_));
  if (sent_ < to_send_.size() && input_ >= 0) return;
  sent_ = 0;
  to_send_.clear();
  if (to_send_.capacity() > kKept) to_send_.shrink_to_fit();
}

// Whether more may come.
bool Child::read_some(int file, std::string& into) {
  char bytes[kChunk];
  const ssize_t n = ::read(file, bytes, sizeof bytes);
  if (n > 0) into.append(bytes, static_cast<std::size_t>(n));
  return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

Child::Event Child::wait(std::string& output, std::string& errors,
                         std::optional<Clock::time_point> deadline) {
  if (!sending() && input_ends_) close_file(input_);
  pollfd files[3] = {{sending() ? input_ : -1, POLLOUT, 0}, {output_, POLLIN, 0}, {errors_, POLLIN, 0}};
  if (output_ < 0) return Event::output_ended;
  const int ready = poll(files, 3, left_until(deadline));
  if (ready == 0) return Event::deadline;
  if (ready < 0) return Event::progress;  // a signal came
  // What it goes on to complain of is no progress.
  const bool only_complains = !files[0].revents && !files[1].revents;
  if (only_complains && deadline && Clock::now() >= *deadline) return Event::deadline;
  if (files[0].revents) write_some();
  if (files[2].revents && !read_some(errors_, errors)) close_file(errors_);
  if (files[1].revents && !read_some(output_, output)) close_file(output_);
  return output_ < 0 ? Event::output_ended : Event::progress;
}

std::optional<Child::Ending> Child::ending(std::optional<Clock::time_point> deadline) {
  close_file(input_);
  pollfd end{handle_, POLLIN, 0};
  int ready;
  do ready = poll(&end, 1, left_until(deadline));
  while (ready < 0 && errno == EINTR);
  if (ready == 0) return {};
  int status = 0;
  kill(-process_, SIGKILL);  // what it left running; before its number may be another's
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return Ending{WIFEXITED(status) ? WEXITSTATUS(status) : 0, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

}  // namespace broadsheet::isolation
