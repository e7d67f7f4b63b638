#include "io/input.hpp"

#include "io/directory.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;

// Either the path is at fault or the system.
Error not_opened(const std::filesystem::path& path, int error) {
  const std::string what = std::string("cannot be opened: ") + std::strerror(error);
  const Place where{path.string(), 0, {}};
  if (path.string().starts_with("http://") || path.string().starts_with("https://"))
    return {Fault::input, "BS-C120", "is an address, and nothing is fetched", where,
            "download it and name the file"};
  if (is_of_the_file(error))
    return {Fault::input, "BS-C120", what, where,
            error == EACCES || error == EPERM ? "check who may read it" : "check the name"};
  return {Fault::io, "BS-C122", what, where,
          error == EMFILE || error == ENFILE ? "close some files, or allow more with ulimit -n"
                                             : "check the disk or the connection it is on"};
}

}  // namespace

Input::Input(std::filesystem::path path, std::uint64_t limit) : path_(std::move(path)), limit_(limit) {
  if (path_ == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  file_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw not_opened(path_, errno);
  struct stat status {};
  if (fstat(file_, &status) != 0) {
    const int error = errno;
    close(file_);
    throw not_opened(path_, error);
  }
  if (S_ISDIR(status.st_mode)) {
    close(file_);
    throw Error(Fault::input, "BS-C121", "is a folder", {path_.string(), 0, {}},
                "name the files in it, in page order");
  }
}

Input::~Input() {
  if (sibling_ >= 0) close(sibling_);
  if (file_ > STDIN_FILENO) close(file_);
}

std::string Input::name() const { return path_ == "-" ? "standard input" : path_.string(); }

std::string_view Input::head() {
  if (!has_head_) {
    has_head_ = true;
    head_.resize(kHead);
    std::size_t filled = 0;
    while (filled < head_.size()) {
      const std::size_t n = read_file(file_, head_.data() + filled, head_.size() - filled);
      if (n == 0) break;
      filled += n;
    }
    head_.resize(filled);
  }
  return head_;
}

std::size_t Input::read(void* buffer, std::size_t size) {
  if (sibling_ >= 0) return read_file(sibling_, buffer, size);
  if (head_read_ == head_.size()) return read_file(file_, buffer, size);
  const std::size_t n = std::min(size, head_.size() - head_read_);
  std::memcpy(buffer, head_.data() + head_read_, n);
  head_read_ += n;
  return n;
}

Sibling Input::sibling(const std::string& name) {
  if (sibling_ >= 0) close(std::exchange(sibling_, -1));
  if (name.empty()) return Sibling::opened;
  if (path_ == "-") return Sibling::refused;
  const OpenedSibling opened = open_sibling(path_.parent_path(), name);
  sibling_ = opened.file;
  return opened.state;
}

std::string Input::folder() const {
  if (path_ == "-") return {};
  std::error_code ignored;
  return std::filesystem::absolute(path_, ignored).parent_path().string();
}

std::size_t Input::read_file(int file, void* buffer, std::size_t size) {
  ssize_t n;
  do n = ::read(file, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0) fail_to_read(errno);
  read_bytes_ += static_cast<std::uint64_t>(n);
  check_limit(read_bytes_);
  return static_cast<std::size_t>(n);
}

void Input::fail_to_read(int error) const {
  throw Error(Fault::io, "BS-C122", std::string("cannot be read: ") + std::strerror(error), {name(), 0, {}},
              "check the disk or the connection it is on");
}

void Input::check_limit(std::uint64_t bytes) const {
  if (limit_ > 0 && bytes > limit_)
    throw Error(Fault::input, "BS-C124",
                "is larger than the " + std::to_string(limit_ >> 20) + " MiB that --max-input allows",
                {name(), 0, {}}, "give it in parts, or allow more");
}

std::optional<std::uint64_t> Input::size() {
  if (size_) return size_;
  struct stat status {};
  if (path_ == "-" || fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  size_ = static_cast<std::uint64_t>(status.st_size);
  check_limit(*size_);
  return size_;
}

std::size_t Input::read_at(std::uint64_t offset, void* buffer, std::size_t size) {
  const std::uint64_t all = this->size().value_or(0);
  if (offset >= all) return 0;
  const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(size, all - offset));
  ssize_t n;
  do n = ::pread(file_, buffer, most, static_cast<off_t>(offset));
  while (n < 0 && errno == EINTR);
  if (n < 0) fail_to_read(errno);
  return static_cast<std::size_t>(n);
}

std::string Input::rest(std::size_t most) {
  std::string bytes;
  for (std::size_t filled = 0;;) {
    bytes.resize(filled + kHead);
    const std::size_t n = read(bytes.data() + filled, kHead);
    filled += n;
    if (n == 0 || filled >= most) {
      bytes.resize(filled);
      return bytes;
    }
  }
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  std::string bytes = Input(path).rest(limit + 1);
  if (bytes.size() > limit)
    throw Error(Fault::input, "BS-C123",
                "is larger than the " + std::to_string(limit >> 20) + " MiB allowed here",
                {path.string(), 0, {}}, "give a smaller file");
  return bytes;
}

}  // namespace broadsheet
