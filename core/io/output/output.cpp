#include "io/output/output.hpp"

#include "io/descriptor.hpp"
#include "io/output/part.hpp"
#include "io/output/plain_path.hpp"
#include "io/output/replace_folder.hpp"
#include "io/output/writing.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{256} << 10;

// What the process has open already: a name of it says where to write, not what to replace.
bool names_a_descriptor(const fs::path& path) {
  const std::string name = path.lexically_normal().string();
  for (const char* folder : {"/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/"})
    if (name.rfind(folder, 0) == 0) return true;
  return false;
}

// Whether it is the current folder, or one above it.
bool holds_working_folder(const fs::path& folder) {
  std::error_code error;
  for (fs::path here = fs::current_path(error); !here.empty(); here = here.parent_path()) {
    if (fs::equivalent(here, folder, error)) return true;
    if (here == here.parent_path()) break;
  }
  return false;
}

[[noreturn]] void refuse_second_writer(const fs::path& target) {
  throw Error(Fault::io, "BS-C131", "is being written by another process", {target.string(), 0, {}},
              "wait for it, or write to another file");
}

// Renaming over it would work all the same, and give it another owner.
void refuse_write_protected(const fs::path& target) {
  constexpr mode_t kAnyWrite = S_IWUSR | S_IWGRP | S_IWOTH;
  struct stat status {};
  if (stat(target.c_str(), &status) != 0) return;
  if ((status.st_mode & kAnyWrite) != 0 && access(target.c_str(), W_OK) == 0) return;
  throw Error(Fault::io, "BS-C226", "is write-protected", {target.string(), 0, {}},
              "name another output, or permit writing: chmod u+w");
}

// The user knows what was asked for, not the part file, unless that is in the way.
[[noreturn]] void fail_to_open_part(const fs::path& part, const fs::path& target) {
  const int error = errno;
  struct stat status {};
  const bool is_there = lstat(part.c_str(), &status) == 0;
  if (is_there && !is_ours(status)) refuse_foreign_part(part);
  if (is_there && error == EISDIR) refuse_second_writer(target);  // else it would have been removed
  errno = error;
  const bool lacks_folder = error == ENOENT && part.has_parent_path();
  const bool is_of_others = is_there && (error == EACCES || error == EPERM);
  fail_to_write("cannot be written", lacks_folder ? part.parent_path() : is_of_others ? part : target);
}

}  // namespace

Output::Output(fs::path target, bool flush, std::string name_in_folder)
    : target_(std::move(target)), name_in_folder_(std::move(name_in_folder)), flush_(flush) {
  streams_ = target_ == "-" || leads_to_a_device();
  if (streams_) return;
  part_ = target_;
  if (!part_.has_filename()) part_ = part_.parent_path();  // "folder/"
  target_ = part_;
  part_ = part_of(target_);
  refuse_write_protected(target_);
  std::error_code ignored;
  if (fs::is_directory(fs::symlink_status(part_, ignored))) remove_stale_part(target_);
  tidy_aside(target_);
  const SignalsHeld held;
  try {
    open_part_file(part_, true);
  } catch (...) {
    discard();
    throw;
  }
  remember_unfinished(part_.c_str());
}

// Follows a link to where the output is to be. A device, pipe or socket cannot be renamed over.
bool Output::leads_to_a_device() {
  if (names_a_descriptor(target_)) return true;
  std::error_code error;
  const fs::file_status status = fs::status(target_, error);
  if (!fs::status_known(status)) {
    errno = error.value();
    fail_to_write("cannot be looked at", target_);
  }
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) return true;
  // Link by link, for the last one may lead to what is not there yet.
  while (fs::is_symlink(fs::symlink_status(target_, error)))
    target_ = target_.parent_path() / fs::read_symlink(target_, error);
  return false;
}

Output::~Output() {
  forget_unfinished(part_.c_str());
  if (!done_) discard();
  if (folder_lock_ >= 0) close(folder_lock_);
}

void Output::open_part_file(const fs::path& file, bool locked) {
  const mode_t mode = locked ? 0666 | S_ISVTX : 0666;  // marked from its first moment
  // A pipe of that name would keep us waiting.
  file_ = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode);
  if (file_ < 0) fail_to_open_part(file, locked ? target_ : file);
  if (locked) claim_part_file();
  if (ftruncate(file_, 0) != 0) fail_to_write("cannot be written", file);
}

void Output::claim_part_file() {
  struct stat status {};
  if (fstat(file_, &status) != 0) fail_to_write("cannot be looked at", part_);
  if (!S_ISREG(status.st_mode) || !is_ours(status)) {
    close(file_);
    file_ = -1;  // discard() leaves it alone
    refuse_foreign_part(part_);
  }
  lock_part_file();
  (void)fchmod(file_, (status.st_mode & 07777) | S_ISVTX);
}

void Output::lock_part_file() {
  struct stat ours {
  }, named{};
  const bool locked = flock(file_, LOCK_EX | LOCK_NB) == 0;
  if (!locked && errno != EWOULDBLOCK) fail_to_write("cannot be locked", part_);
  // Its last owner may have renamed the file away between our open and our lock.
  if (locked) {
    if (fstat(file_, &ours) != 0 || (lstat(part_.c_str(), &named) != 0 && errno != ENOENT))
      fail_to_write("cannot be looked at", part_);
    if (ours.st_ino == named.st_ino && ours.st_dev == named.st_dev) return;
  }
  close(file_);
  file_ = -1;  // it belongs to the other process: discard() must leave it alone
  refuse_second_writer(target_);
}

void Output::write(std::string_view data) {
  if (folder_ && files_.empty())
    throw Error(Fault::plugin, "BS-C132", "the writer wrote before it named a part",
                {target_.string(), 0, {}});
  wrote_ = true;
  if (streams_ || buffer_.size() + data.size() < kBuffer) {
    buffer_.append(data);
    return;
  }
  flush();
  if (folder_ && !format_.empty()) hash_.add(data);
  if (!write_all(file_, data)) fail_to_write("cannot be written", part_);
}

void Output::flush() {
  if (folder_ && !format_.empty()) hash_.add(buffer_);
  if (!write_all(file_, buffer_)) fail_to_write("cannot be written", part_);
  buffer_.clear();
}

void Output::part(const std::string& name) {
  if (name.empty()) {
    nothing_ = true;
    return;
  }
  const fs::path relative = fs::path(name).lexically_normal();
  if (!is_plain_path(name))
    throw Error(Fault::plugin, "BS-C133",
                "the writer named a part \"" + name + "\", which is not a plain relative path",
                {target_.string(), 0, {}}, "tell the plugin's author");
  if (streams_)
    throw Error(Fault::usage, "BS-C134", "this format writes a folder, which cannot go there",
                {target_.string(), 0, {}}, "name a folder with -o");
  if (!folder_) become_folder();
  const bool is_record = relative == FolderRecord::kName;
  if (is_record || !names_.insert(relative).second)
    throw Error(
        Fault::plugin, "BS-C133",
        "the writer named the part \"" + name + (is_record ? "\", which is Broadsheet's" : "\" twice"),
        {target_.string(), 0, {}}, "tell the plugin's author");
  end_part();
  files_.push_back(relative);
  const fs::path file = part_ / relative;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  open_part_file(file, false);
}

void Output::become_folder() {
  if (wrote_)
    throw Error(Fault::plugin, "BS-C132", "the writer wrote before it named a part",
                {target_.string(), 0, {}});
  refuse_file_in_the_way();
  std::error_code ignored;
  close(file_);
  file_ = -1;
  fs::remove(part_, ignored);
  if (mkdir(part_.c_str(), 0777 | S_ISVTX) != 0) fail_to_write("cannot be made", part_);
  folder_ = true;
  folder_lock_ = open(part_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_lock_ >= 0) flock(folder_lock_, LOCK_EX | LOCK_NB);
}

// Who names a file for what becomes a folder mostly means another output, or does not know that it is one.
void Output::refuse_file_in_the_way() const {
  struct stat old {};
  if (stat(target_.c_str(), &old) != 0 || !S_ISREG(old.st_mode) || old.st_size == 0) return;
  if (!may_replace_ || may_replace_(target_)) return;
  throw Error(Fault::usage, "BS-C224", "the output is a folder, and a file of another format has its name",
              {target_.string(), 0, {}}, "name another with -o, or move the file away");
}

void Output::end_part() {
  if (file_ >= 0 && !format_.empty()) {
    flush();
    written_files_.insert({files_.back().string(), format_, hash_.hex()});
  }
  close_part_file();
}

void Output::close_part_file() {
  if (file_ < 0) return;
  flush();
  if (flush_ && fsync(file_) != 0) fail_to_write("cannot be flushed to the disk", part_);
  if (close(file_) != 0) {
    file_ = -1;
    fail_to_write("cannot be closed", part_);
  }
  file_ = -1;
}

void Output::commit() {
  if (nothing_ && !wrote_ && !folder_) return discard();  // the destructor has nothing left to do
  if (streams_)
    commit_stream();
  else if (folder_)
    commit_folder();
  else
    commit_file();
  done_ = true;
}

void Output::commit_file() {
  flush();
  std::error_code error;
  if (!name_in_folder_.empty() && fs::is_directory(target_, error)) target_ /= name_in_folder_;
  const mode_t mode = mode_for_target();
  // It keeps our mark while it has its name: whoever kills us leaves a part file of ours.
  (void)fchmod(file_, mode | S_ISVTX);
  if (flush_ && fsync(file_) != 0) fail_to_write("cannot be flushed to the disk", part_);
  // Renamed before it is closed: the lock is held until the name is free again.
  if (!take_name()) fail_to_write("cannot be replaced", target_);
  (void)fchmod(file_, mode);
  forget_unfinished(part_.c_str());  // another process may soon use that name
  close(file_);
  file_ = -1;
}

// Gives the part its name: that of what it replaces, or the first that is free: NAME-2.xml, NAME-3.xml.
bool Output::take_name() {
  if (!keeps_old_) return rename(part_.c_str(), target_.c_str()) == 0;
  const fs::path wanted = target_;
  std::error_code error;
  for (unsigned n = 2;; ++n) {
    if (renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
      if (target_ != wanted) kept_files_ = {{wanted, target_}};
      return true;
    }
    const bool is_taken = errno == EEXIST;
    if (!is_taken && errno != EINVAL && errno != ENOSYS) return false;
    if (!is_taken && !fs::exists(fs::symlink_status(target_, error)))  // a file system that cannot ask
      return rename(part_.c_str(), target_.c_str()) == 0;
    target_ = wanted.parent_path() /
              (wanted.stem().string() + '-' + std::to_string(n) + wanted.extension().string());
  }
}

// That of what it replaces, without a mark that a killed run of ours may have left there.
mode_t Output::mode_for_target() const {
  struct stat status {};
  if (stat(target_.c_str(), &status) != 0) {
    if (errno != ENOENT) fail_to_write("cannot be looked at", target_);
    return fstat(file_, &status) == 0 ? status.st_mode & 0777 : 0600;
  }
  if (S_ISDIR(status.st_mode)) {
    throw Error(Fault::io, "BS-C130", "is a folder, which a file does not replace", {target_.string(), 0, {}},
                "move it away, name another place, or let the format write a folder always "
                "(--FORMAT.layout items)");
  }
  return status.st_mode & 07777 & ~S_ISVTX;
}

void Output::commit_folder() {
  end_part();
  std::vector<fs::path> files = files_;
  // What others refer to lies deeper than they, and is there before them.
  if (collected_)
    std::stable_sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
      return std::distance(a.begin(), a.end()) > std::distance(b.begin(), b.end());
    });
  FolderReplacement replacement(part_, target_, std::move(files));
  if (!format_.empty()) {
    const std::string record = replacement.drop_old_files(format_, written_files_);
    open_part_file(part_ / FolderRecord::kName, false);
    if (!write_all(file_, record)) fail_to_write("cannot be written", part_);
    close_part_file();
  }
  struct stat old {};
  if (lstat(target_.c_str(), &old) != 0 || (S_ISREG(old.st_mode) && keeps_old_)) {
    if (!take_name()) fail_to_write("cannot be made", target_);
    set_mode_of_folder(target_, 0);
  } else if (S_ISDIR(old.st_mode) && collected_) {
    replacement.one_by_one_beside(keeps_old_);
  } else if (S_ISDIR(old.st_mode) && (holds_working_folder(target_) || is_mount_point(target_))) {
    replacement.one_by_one();
  } else {
    replacement.exchange();
  }
  for (const auto& [kept, now] : replacement.beside())
    kept_files_.emplace_back(target_ / kept, target_ / now);
  replaced_files_ = replacement.replaced();
  changed_old_files_ = replacement.changed();
}

void Output::force_to_disk() const {
  if (streams_ || !done_) return;
  std::set<fs::path> folders{target_.parent_path()};
  for (const fs::path& file : files_) folders.insert((target_ / file).parent_path());
  for (const fs::path& folder : folders) {
    const Descriptor opened(open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened) continue;
    if (!flush_) return (void)syncfs(opened.get());  // one call for all files and names
    (void)fsync(opened.get());
  }
}

void Output::commit_stream() {
  const int out = target_ == "-" ? STDOUT_FILENO : open(target_.c_str(), O_WRONLY | O_CLOEXEC);
  if (out < 0 || !write_all(out, buffer_)) fail_to_write("cannot be written", target_);
  if (out != STDOUT_FILENO) close(out);
}

void Output::discard() noexcept {
  std::error_code ignored;
  if (!part_.empty() && (file_ >= 0 || folder_)) fs::remove_all(part_, ignored);
  if (file_ >= 0) close(file_);
}

}  // namespace broadsheet
