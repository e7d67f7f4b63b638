#include "plugins/files/trust.hpp"

#include "io/descriptor.hpp"
#include "io/directory.hpp"

#include <broadsheet/report.hpp>

#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <deque>
#include <utility>
#include <vector>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the kernel
constexpr int kLook = O_PATH | O_NOFOLLOW | O_CLOEXEC;

bool is_trusted_owner(uid_t owner) {
  static const uid_t installation_owner = [] {
    struct stat status {};
    return stat(own_file().c_str(), &status) == 0 ? status.st_uid : geteuid();
  }();
  return owner == 0 || owner == geteuid() || owner == installation_owner;
}

// A group that has its user's name and nobody else in it, as Debian gives to each: what it may write,
// only that user may.
bool is_private_group(gid_t group, uid_t owner) {
  std::array<char, 1 << 14> room{}, more{};
  passwd user{};
  passwd* found_user = nullptr;
  struct group its {};
  struct group* found = nullptr;
  if (getpwuid_r(owner, &user, room.data(), room.size(), &found_user) != 0 || !found_user) return false;
  if (getgrgid_r(group, &its, more.data(), more.size(), &found) != 0 || !found) return false;
  if (user.pw_gid != group || std::strcmp(its.gr_name, user.pw_name) != 0) return false;
  for (char** member = its.gr_mem; *member; ++member)
    if (std::strcmp(*member, user.pw_name) != 0) return false;
  return true;
}

// Who may replace this program may replace its plugins as well: /usr/local is its group's on many systems.
bool may_write_the_program(gid_t group) {
  static const std::vector<gid_t> groups = [] {
    std::vector<gid_t> all;
    for (const fs::path& path : {own_file(), own_file().parent_path()})
      if (struct stat status{}; stat(path.c_str(), &status) == 0 && (status.st_mode & S_IWGRP))
        all.push_back(status.st_gid);
    return all;
  }();
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

std::string distrust(const struct stat& status, const fs::path& path) {
  if (!is_trusted_owner(status.st_uid))
    return "refused: " + path.string() + " belongs to neither root nor you; chown it";
  // Of a link they say nothing, and in a sticky folder each only replaces what is their own.
  if (S_ISLNK(status.st_mode) || (S_ISDIR(status.st_mode) && (status.st_mode & S_ISVTX))) return {};
  if (status.st_mode & S_IWOTH)
    return "refused: " + path.string() + " can be written by anyone; chmod o-w it";
  if ((status.st_mode & S_IWGRP) && !may_write_the_program(status.st_gid) &&
      !is_private_group(status.st_gid, status.st_uid))
    return "refused: " + path.string() + " can be written by its group; chmod g-w it";
  return {};
}

// From the root to a file, one name after the other, each looked at when it is open.
class Walk {
 public:
  explicit Walk(const fs::path& path) : named_(path) {
    add(path);
    begin_at_root();
  }

  // The file that it leads to, open for reading; -1 where there is none, or it may not be used.
  int run() {
    while (why.empty() && !rest_.empty()) {
      const std::string name = std::move(rest_.front());
      rest_.pop_front();
      if (!name.empty() && name != "." && name != "/") step(name);
    }
    if (!why.empty() || !S_ISREG(status_.st_mode)) return -1;
    // Nobody whom we do not trust can have put another in its place meanwhile.
    Descriptor file(openat(at_.get(), last_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat opened {};
    if (file.get() < 0 || fstat(file.get(), &opened) != 0) return cannot(here_ / last_, errno), -1;
    if (opened.st_dev == status_.st_dev && opened.st_ino == status_.st_ino) return file.release();
    return cannot(here_ / last_), -1;
  }

  std::string why;

 private:
  void add(const fs::path& path) {
    const std::vector<fs::path> names(path.begin(), path.end());
    for (auto name = names.rbegin(); name != names.rend(); ++name) rest_.push_front(name->string());
  }

  void begin_at_root() {
    here_ = "/";
    at_ = Descriptor(open("/", kLook | O_DIRECTORY));
    if (at_.get() < 0 || fstat(at_.get(), &status_) != 0) return cannot(here_, errno);
    why = distrust(status_, here_);
  }

  void step(const std::string& name) {
    if (!S_ISDIR(status_.st_mode)) return cannot(named_);  // a file where a folder is to be
    Descriptor next(openat(at_.get(), name.c_str(), kLook));
    if (next.get() < 0 || fstat(next.get(), &status_) != 0) return cannot(here_ / name, errno);
    last_ = name;
    why = distrust(status_, name == ".." ? here_.parent_path() : here_ / name);
    if (!why.empty()) return;
    if (S_ISLNK(status_.st_mode)) return follow(next.get(), name);
    if (!S_ISDIR(status_.st_mode)) return;
    at_ = std::move(next);
    here_ = name == ".." ? here_.parent_path() : here_ / name;
  }

  void follow(int link, const std::string& name) {
    std::array<char, PATH_MAX> target{};
    const ssize_t size = readlinkat(link, "", target.data(), target.size());
    if (size <= 0) return cannot(here_ / name, errno);
    if (++links_ > kMostLinks) return cannot(here_ / name);
    const fs::path to(std::string_view(target.data(), static_cast<std::size_t>(size)));
    add(to);
    if (to.is_absolute()) return begin_at_root();
    if (fstat(at_.get(), &status_) != 0) cannot(here_, errno);
  }

  void cannot(const fs::path& path, int error = 0) {
    if (error != 0 && !is_of_the_file(error)) fail_to_look(error, path);
    why = "cannot be examined: " + path.string();
  }

  fs::path named_, here_;
  std::deque<std::string> rest_;
  Descriptor at_{-1};
  struct stat status_ {};
  std::string last_;
  int links_ = 0;
};

}  // namespace

// A plugin that the system fails to read is an error: skipping it would convert the input with
// another plugin.
void fail_to_look(int error, const fs::path& file) {
  throw Error(Fault::io, "BS-C109", std::string("a plugin cannot be looked at: ") + std::strerror(error),
              {file.string(), 0, {}}, "check the disk, and how many files may be open");
}

// The path without links; "" where there is no such file.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path found = fs::canonical(path, error);
  if (error && !is_of_the_file(error.value())) fail_to_look(error.value(), path);
  return found;
}

// This program or library, whichever holds the core.
fs::path own_file() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<void*>(&own_file), &info) == 0 || !info.dli_fname) return {};
  const fs::path named = resolved(info.dli_fname);
  // A program's name is what it was called by, which may be found through PATH.
  return named.empty() ? resolved("/proc/self/exe") : named;
}

CodeFile::CodeFile(const fs::path& path) : path_(path) {
  Walk walk(path);
  file_ = walk.run();
  refusal_ = walk.why;
  struct stat status {};
  if (file_ < 0) return;
  if (fstat(file_, &status) != 0) fail_to_look(errno, path);
  identity_ = {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

CodeFile::~CodeFile() {
  if (data_) munmap(data_, static_cast<std::size_t>(identity_.size));
  if (file_ >= 0) close(file_);
}

std::string_view CodeFile::bytes() const {
  if (file_ < 0 || identity_.size == 0) return {};
  const auto size = static_cast<std::size_t>(identity_.size);
  if (!data_) {
    void* const data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file_, 0);
    if (data == MAP_FAILED) fail_to_look(errno, path_);
    data_ = data;
  }
  return {static_cast<const char*>(data_), size};
}

}  // namespace broadsheet
