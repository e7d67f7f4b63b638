#include "batch/in_hand.hpp"

#include "batch/inputs/line_reader.hpp"
#include "batch/log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace broadsheet::batch {
namespace {

// Of bytes that a line of the file can hold.
std::string line_name(std::string item) {
  std::replace(item.begin(), item.end(), '\n', ' ');
  return item;
}

}  // namespace

InHand::InHand(const std::filesystem::path& log, bool resumes) : file_(log) {
  file_ += ".in-hand";
  std::error_code error;
  if (resumes && std::filesystem::exists(file_, error)) {
    LineReader lines(file_);
    for (std::string line; lines.next(line);)
      if (line.size() > 1) open_[line.substr(1)] += line[0] == '+' ? 1 : -1;
  }
  handle_ = open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (handle_ < 0)
    throw Error(Fault::io, "BS-C186", std::string("the log cannot be written: ") + std::strerror(errno),
                {file_.string(), 0, {}}, "name another with --log, or make room");
  char first = '+';
  if (pread(handle_, &first, 1, 0) == 1 && first != '+' && first != '-') {
    close(handle_);
    throw Error(Fault::usage, "BS-C177", "is there and no list of issues in hand", {file_.string(), 0, {}},
                "name another file with --log");
  }
  if (!resumes) (void)!ftruncate(handle_, 0);
}

InHand::~InHand() { close(handle_); }

unsigned InHand::lost_runs(const std::string& item) const {
  const auto found = open_.find(line_name(item));
  return found == open_.end() ? 0 : static_cast<unsigned>(std::max(0, found->second));
}

// A line that is not written costs nothing but that a resumed run knows less.
void InHand::append(char mark, const std::string& item) {
  const std::string line = mark + line_name(item) + '\n';
  (void)!write(handle_, line.data(), line.size());
}

void InHand::remove() {
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
}

}  // namespace broadsheet::batch
