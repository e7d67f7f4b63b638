// core/io/output/replace_folder.hpp - a finished folder takes the place of the one that is there.
#pragma once

#include "io/output/folder_record.hpp"

#include <sys/types.h>

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet {

class FolderReplacement {
 public:
  /// `part` is whole and has our mark; `files` are relative to it, in the order in which they are to appear
  /// where they appear one by one.
  FolderReplacement(std::filesystem::path part, std::filesystem::path target,
                    std::vector<std::filesystem::path> files);

  /// What an earlier output of this format wrote and `written` does not have goes when the folder is
  /// replaced. Gives the record of what is there then; the caller puts it into `part`.
  std::string drop_old_files(const std::string& format, const std::set<FolderRecord::Entry>& written);

  /// In one step. Other files of the old folder are kept; what its readers have open stays as it was. Where
  /// the file system cannot do that, one by one.
  void exchange();
  /// File by file, each of them whole: for folders that cannot be renamed, and for those that others collect
  /// from. Nothing else in it is looked at. A kill in the middle leaves a record of all that may be there.
  void one_by_one();
  /// What waits to be collected: with `keeps` a file that is there with other bytes stays, and the new one
  /// gets a free name beside it (NAME-2.xml), unless others refer to it by its name, as to what lies in
  /// folders. All that is replaced by other bytes is named by replaced().
  void one_by_one_beside(bool keeps);

  /// Each file that stayed, with the name of the one that came.
  const std::vector<std::pair<std::filesystem::path, std::filesystem::path>>& beside() const {
    return beside_;
  }
  const std::vector<std::filesystem::path>& replaced() const { return replaced_; }

  /// Old files that stay, since somebody changed them.
  const std::vector<std::filesystem::path>& changed() const { return changed_; }

 private:
  void refuse_links_on_the_way() const;
  void refuse_folders_in_the_way() const;
  bool keep_other_files() const;
  bool swap() const;
  void prepare_one_by_one() const;
  void move(const std::filesystem::path& file, const std::filesystem::path& name) const;

  std::filesystem::path part_, target_;
  std::vector<std::filesystem::path> files_;
  std::set<std::filesystem::path> names_, outdated_;
  std::vector<std::filesystem::path> changed_, replaced_;
  std::vector<std::pair<std::filesystem::path, std::filesystem::path>> beside_;
  std::string record_meanwhile_;  ///< of old and new files, while they are replaced one by one
};

/// Gives `folder` the permissions `old`, 0 being those that it has. The sticky bit is the user's where others
/// may write to the folder, and elsewhere the mark of a killed run, which goes.
void set_mode_of_folder(const std::filesystem::path& folder, mode_t old);

}  // namespace broadsheet
