#include "io/output/replace_folder.hpp"

#include "io/descriptor.hpp"
#include "io/output/content_hash.hpp"
#include "io/output/part.hpp"
#include "io/output/writing.hpp"

#include <broadsheet/report.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

void write_small_file(const fs::path& file, const std::string& text) {
  const Descriptor opened(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!opened || !write_all(opened.get(), text)) fail_to_write("cannot be written", file);
}

bool is_folder_itself(const fs::path& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// Moves `part` to the first free name after `file` in the folder: NAME-2.xml, NAME-3.xml; one that has the
// same bytes is that file.
fs::path numbered_beside(const fs::path& folder, const fs::path& file, const fs::path& part) {
  for (unsigned n = 2;; ++n) {
    const fs::path name = file.stem().string() + '-' + std::to_string(n) + file.extension().string();
    const auto there = content_hash_of(folder / name);
    if (there ? there != content_hash_of(part) : fs::exists(fs::symlink_status(folder / name))) continue;
    if (rename(part.c_str(), (folder / name).c_str()) != 0) fail_to_write("cannot be written", folder / name);
    return name;
  }
}

}  // namespace

FolderReplacement::FolderReplacement(fs::path part, fs::path target, std::vector<fs::path> files)
    : part_(std::move(part)),
      target_(std::move(target)),
      files_(std::move(files)),
      names_(files_.begin(), files_.end()) {}

std::string FolderReplacement::drop_old_files(const std::string& format,
                                              const std::set<FolderRecord::Entry>& written) {
  const FolderRecord before = FolderRecord::read_from(target_);
  OldFiles old = old_files(target_, before, format, names_);
  outdated_ = std::move(old.unchanged);
  changed_ = std::move(old.changed);
  FolderRecord meanwhile = before, after;
  meanwhile.entries.insert(written.begin(), written.end());
  for (const auto& entry : before.entries)
    if (entry.format != format) after.entries.insert(entry);
  after.entries.insert(written.begin(), written.end());
  record_meanwhile_ = meanwhile.text();
  files_.emplace_back(FolderRecord::kName);
  names_.emplace(FolderRecord::kName);
  return after.text();
}

// Whichever is called NAME.part has our mark then and before: whoever kills us leaves nothing that is in the
// way of the next run.
void FolderReplacement::exchange() {
  refuse_links_on_the_way();
  struct stat old {};
  if (lstat(target_.c_str(), &old) != 0) fail_to_write("cannot be looked at", target_);
  const bool is_folder = S_ISDIR(old.st_mode);
  if (is_folder && !keep_other_files()) return one_by_one();
  (void)chmod(target_.c_str(), (old.st_mode & 07777) | S_ISVTX);
  const bool swapped = swap();
  const int error = errno;
  set_mode_of_folder(target_, is_folder ? old.st_mode : 0);
  if (!swapped && is_folder && error == EXDEV) return one_by_one();  // of a lower layer of an overlay
  errno = error;
  if (!swapped) fail_to_write("cannot be replaced", target_);
  std::error_code ignored;
  fs::remove_all(part_, ignored);
}

void FolderReplacement::one_by_one() {
  prepare_one_by_one();
  for (const fs::path& file : files_) move(file, file);  // the record is the last of them
  std::error_code error;
  fs::remove_all(part_, error);
}

void FolderReplacement::prepare_one_by_one() const {
  refuse_links_on_the_way();
  refuse_folders_in_the_way();
  if (!record_meanwhile_.empty()) {
    const fs::path meanwhile = part_ / (std::string(FolderRecord::kName) + "-meanwhile");
    write_small_file(meanwhile, record_meanwhile_);
    if (rename(meanwhile.c_str(), (target_ / FolderRecord::kName).c_str()) != 0)
      fail_to_write("cannot be replaced", target_ / FolderRecord::kName);
  }
  for (const fs::path& file : outdated_) {
    if (unlink((target_ / file).c_str()) == 0) remove_empty_folders(target_, file);
  }
}

void FolderReplacement::move(const fs::path& file, const fs::path& name) const {
  std::error_code error;
  fs::create_directories((target_ / name).parent_path(), error);
  if (rename((part_ / file).c_str(), (target_ / name).c_str()) != 0)
    fail_to_write("cannot be replaced", target_ / name);
}

void FolderReplacement::one_by_one_beside(bool keeps) {
  prepare_one_by_one();
  for (const fs::path& file : files_) {
    const auto there = content_hash_of(target_ / file);
    const bool is_other = there && there != content_hash_of(part_ / file);
    if (is_other && keeps && !file.has_parent_path()) {
      beside_.emplace_back(file, numbered_beside(target_, file, part_ / file));
    } else {
      move(file, file);
      if (is_other) replaced_.push_back(file);
    }
  }
  std::error_code error;
  fs::remove_all(part_, error);
}

void FolderReplacement::refuse_links_on_the_way() const {
  std::error_code error;
  for (const fs::path& file : files_) {
    fs::path folder = target_;
    for (const fs::path& step : file.parent_path())
      if (fs::is_symlink(folder /= step, error))  // it may lead anywhere
        throw Error(Fault::io, "BS-C135", "is a link inside the output folder", {folder.string(), 0, {}},
                    "remove it");
  }
}

void FolderReplacement::refuse_folders_in_the_way() const {
  for (const fs::path& file : files_)
    if (is_folder_itself(target_ / file)) {
      errno = EISDIR;
      fail_to_write("cannot be replaced", target_ / file);
    }
}

// What is not of this output stays in the folder: it gets a second name in the new one. What somebody takes
// away meanwhile is gone. False where the file system gives no second names.
bool FolderReplacement::keep_other_files() const {
  refuse_folders_in_the_way();
  std::error_code error;
  fs::recursive_directory_iterator it(target_, error), end;
  for (; !error && it != end; it.increment(error)) {
    const fs::path name = it->path().lexically_relative(target_), kept = part_ / name;
    if (names_.contains(name) || outdated_.contains(name)) continue;
    const bool is_folder = it->is_directory(error) && !it->is_symlink(error);
    const bool is_kept =
        is_folder ? fs::exists(kept, error) || fs::create_directory(kept, it->path(), error)
                  : linkat(AT_FDCWD, it->path().c_str(), AT_FDCWD, kept.c_str(), 0) == 0 || errno == ENOENT;
    if (is_kept) continue;
    if (!is_folder && (errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK))
      return false;
    fail_to_write("cannot be kept beside the new files", it->path());
  }
  if (error) {
    errno = error.value();
    fail_to_write("cannot be looked through", target_);
  }
  for (const fs::path& file : outdated_) remove_empty_folders(part_, file);
  return true;
}

// In two steps where the file system cannot exchange: at no time a mixture, for a moment nothing. False with
// errno where neither goes.
bool FolderReplacement::swap() const {
  if (renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return false;
  const fs::path aside = aside_of(target_);
  struct stat status {};
  if (lstat(aside.c_str(), &status) == 0 && !is_ours(status)) refuse_foreign_part(aside);
  if (rename(target_.c_str(), aside.c_str()) != 0) return false;
  if (rename(part_.c_str(), target_.c_str()) == 0 && rename(aside.c_str(), part_.c_str()) == 0) return true;
  const int error = errno;
  (void)rename(aside.c_str(), target_.c_str());
  errno = error;
  return false;
}

void set_mode_of_folder(const fs::path& folder, mode_t old) {
  struct stat now {};
  if (stat(folder.c_str(), &now) != 0) return;
  const mode_t wanted = old == 0 ? now.st_mode & 0777 : old & 07777;
  (void)chmod(folder.c_str(), old & (S_IWGRP | S_IWOTH) ? wanted : wanted & ~S_ISVTX);
}

}  // namespace broadsheet
