#include "io/output/writing.hpp"

#include <broadsheet/report.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace broadsheet {
namespace {

const char* advice_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT: return "make room on the disk";
    case EFBIG: return "allow larger files with ulimit -f";
    case ENOENT: return "make the folder first";
    case ENOTDIR: return "a file stands where a folder is to be: name another place";
    case ELOOP: return "its links lead in a circle: remove one";
    case ENAMETOOLONG: return "give it a shorter name";
    case EMFILE:
    case ENFILE: return "close some files, or allow more with ulimit -n";
    default: return "check that its folder may be written";
  }
}

}  // namespace

bool write_all(int file, std::string_view data) {
  while (!data.empty()) {
    const ssize_t n = ::write(file, data.data(), data.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    data.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void fail_to_write(const std::string& what, const std::filesystem::path& file) {
  const int error = errno;
  throw Error(Fault::io, "BS-C130", what + ": " + std::strerror(error), {file.string(), 0, {}},
              advice_for(error));
}

void refuse_foreign_part(const std::filesystem::path& part) {
  throw Error(Fault::io, "BS-C137", "is in the way, and is not Broadsheet's", {part.string(), 0, {}},
              "move it, or write to another file");
}

}  // namespace broadsheet
