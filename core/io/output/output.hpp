// core/io/output/output.hpp - an output appears whole or not at all.
//
// A file is written to NAME.part beside it, flushed to the disk, and renamed
// over NAME by commit(); without commit() nothing of it remains. A folder (a writer that makes
// several files) is written to NAME.part/ likewise; if NAME is there already, both are exchanged in
// one step: what an earlier output of the format wrote there goes, files of others are kept; a file of that
// name is replaced where that is allowed. (The current folder has its files replaced one by one, and so has
// one that others collect from, of which nothing goes.) Standard output, special files and names of open
// descriptors (/dev/stdout, /dev/fd/N) get everything at commit(). A lock on NAME.part keeps a second writer
// away; what a killed process left there is overwritten; what is not ours, for it lacks our mark, the sticky
// bit, is an error.
#pragma once

#include "io/output/content_hash.hpp"
#include "io/output/folder_record.hpp"
#include "io/streams.hpp"

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet {

class Output : public Destination {
 public:
  /// "-" is standard output. Throws Error (io) if NAME.part cannot be made. Without
  /// `flush` nothing is forced to the disk: the file may be lost when the machine
  /// stops, though not when the program does.
  /// A single file whose target is a folder that is there goes into it under `name_in_folder`; "" = that
  /// is an error.
  explicit Output(std::filesystem::path target, bool flush = true, std::string name_in_folder = {});
  ~Output() override;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws Error (io).
  void write(std::string_view data) override;

  /// Following writes go to this file of a folder. "" says that there is no output at all: unless something
  /// is written after all, nothing appears and nothing is replaced. Throws Error (plugin) for a name that is
  /// not relative and plain, or after a write().
  void part(const std::string& name) override;

  /// A file that is there was not collected yet: commit() gives the new one a name of its own beside it,
  /// NAME-2.xml, also in a folder that others collect from.
  void keep_old_file() { keeps_old_ = true; }

  /// Asked before a folder takes the place of a file that is not empty: whether it may. If not, part() throws
  /// Error (usage).
  void replace_files_that(std::function<bool(const std::filesystem::path&)> are_of_the_output) {
    may_replace_ = std::move(are_of_the_output);
  }

  /// A folder is the output of this format: what an earlier one wrote and this one does not goes at commit().
  void replace_files_of(const std::string& format) { format_ = format; }
  /// Others collect the files of a folder: those that wait there stay, and new ones come one by one, what
  /// lies in folders first. Without this call or the one before, all files that are there stay.
  void deliver_one_by_one() { collected_ = true; }

  void commit();
  /// After commit(): what is there is not lost when the machine stops, names included.
  void force_to_disk() const;
  /// After commit(): files of an earlier output that somebody changed and that stay.
  const std::vector<std::filesystem::path>& changed_old_files() const { return changed_old_files_; }
  /// After commit(): where it is.
  const std::filesystem::path& target() const { return target_; }
  /// After commit(): each file that was there and keeps its name, with the one that came beside it.
  using Beside = std::vector<std::pair<std::filesystem::path, std::filesystem::path>>;
  const Beside& kept_files() const { return kept_files_; }
  /// After commit(): files of a folder that others collect from whose bytes are others now.
  const std::vector<std::filesystem::path>& replaced_files() const { return replaced_files_; }

  /// Where it is, once it is committed. REQUIRES: asked once. Takes no memory: the output is there already.
  std::filesystem::path take_target() noexcept { return std::move(target_); }

  /// How many files of a folder were named; 0 for a single file.
  std::size_t parts() const { return files_.size(); }

 private:
  bool leads_to_a_device();
  void open_part_file(const std::filesystem::path& file, bool locked);
  void claim_part_file();
  void lock_part_file();
  void end_part();
  void close_part_file();
  void flush();
  void become_folder();
  void refuse_file_in_the_way() const;
  void commit_file();
  bool take_name();
  mode_t mode_for_target() const;
  void commit_folder();
  void commit_stream();
  void discard() noexcept;

  std::filesystem::path target_, part_;
  std::string name_in_folder_;
  std::string buffer_;
  int file_ = -1, folder_lock_ = -1;
  bool flush_ = true;
  bool streams_ = false;  ///< to something that cannot be renamed over
  bool folder_ = false, wrote_ = false, done_ = false, nothing_ = false, keeps_old_ = false,
       collected_ = false;
  std::vector<std::filesystem::path> files_;  ///< of a folder, relative
  std::set<std::filesystem::path> names_;     ///< the same
  std::function<bool(const std::filesystem::path&)> may_replace_;
  std::string format_;  ///< whose files are recorded
  ContentHash hash_;    ///< of the file that is being written
  std::set<FolderRecord::Entry> written_files_;
  std::vector<std::filesystem::path> changed_old_files_, replaced_files_;
  Beside kept_files_;
};

}  // namespace broadsheet
