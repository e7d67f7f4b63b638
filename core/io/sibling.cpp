#include "io/sibling.hpp"

#include "io/descriptor.hpp"
#include "io/directory.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::size_t kLongestName = 1024;
// A FIFO would keep us waiting; what is no plain file is refused when it is open.
constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

bool is_plain(const std::string& name) {
  if (name.empty() || name.size() > kLongestName) return false;
  const bool printable =
      std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string part = name.substr(at, end - at);
    if (part.empty() || part == "." || part == "..") return false;
    at = end + 1;
  }
  return printable;
}

// Without openat2: part by part, through no link.
int open_step_by_step(int folder, const std::string& name) {
  Descriptor at(openat(folder, ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
  for (std::size_t begin = 0; at.get() >= 0;) {
    const std::size_t end = name.find('/', begin);
    if (end == std::string::npos) return openat(at.get(), name.c_str() + begin, kFlags | O_NOFOLLOW);
    const std::string part = name.substr(begin, end - begin);
    at = Descriptor(openat(at.get(), part.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    begin = end + 1;
  }
  return -1;
}

int open_beneath(int folder, const std::string& name) {
  open_how how{};
  how.flags = kFlags;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const long file = syscall(SYS_openat2, folder, name.c_str(), &how, sizeof how);
  if (file < 0 && (errno == ENOSYS || errno == EPERM)) return open_step_by_step(folder, name);
  return static_cast<int>(file);
}

OpenedSibling not_opened(const std::filesystem::path& folder, const std::string& name, int error) {
  if (error == EXDEV || error == ELOOP) return {Sibling::refused};
  if (is_of_the_file(error)) return {Sibling::absent};
  throw Error(Fault::io, "BS-C125", std::string("cannot be opened: ") + std::strerror(error),
              {(folder / name).string(), 0, {}},
              error == EMFILE || error == ENFILE ? "close some files, or allow more with ulimit -n"
                                                 : "check the disk or the connection it is on");
}

}  // namespace

OpenedSibling open_sibling(const std::filesystem::path& folder, const std::string& name) {
  if (!is_plain(name)) return {Sibling::refused};
  const Descriptor at(open(folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (at.get() < 0) return not_opened(folder, name, errno);
  Descriptor file(open_beneath(at.get(), name));
  if (file.get() < 0) return not_opened(folder, name, errno);
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return not_opened(folder, name, errno);
  if (!S_ISREG(status.st_mode)) return {Sibling::absent};
  return {Sibling::opened, file.release()};
}

}  // namespace broadsheet
