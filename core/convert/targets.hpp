// core/convert/targets.hpp - names of outputs in a folder, and what is told of the files that were there.
#pragma once

#include "io/output/output.hpp"
#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

namespace broadsheet {

/// FOLDER/NAME.epub, FOLDER/NAME.xml, … for each format; formats that share an extension get their
/// name, too: NAME.nitf.xml. Throws Error for a format that no plugin writes.
std::vector<Target> targets_in(const std::filesystem::path& folder, const std::string& name,
                               const std::vector<std::string>& formats, const Registry& registry);

/// Throws Error (usage) where a target is one of the files, also through a link or as another
/// name of the same file, or a folder of outputs that one of them lies in.
void keep_files_from_targets(const std::vector<std::filesystem::path>& files,
                             const std::vector<Target>& targets);

/// Throws Error (io) if a link stands between `folder` and a target below it: nobody asked for what that
/// leads to to be replaced.
void refuse_links_to_targets(const std::filesystem::path& folder, const std::vector<Target>& targets);

/// Makes the folder and its parents. Throws Error (io).
void make_folder(const std::filesystem::path& folder);

/// Throws Error (usage) where one file is given twice, by whatever name: it would be in the issue twice,
/// mostly by a slip of a pattern.
void refuse_pages_given_twice(const std::vector<std::filesystem::path>& inputs);

// REQUIRES: the output is committed.

/// Files that the issue has no more, and that are not what was written: they may be somebody's work.
void tell_of_changed_files(const Output& output, std::vector<Note>& notes);

/// News that waited to be collected, with what came beside it.
void tell_of_kept_files(const Output& output, std::vector<Note>& notes);

/// News that may have waited, too: without a ledger nobody knows what was sent.
void tell_of_replaced_files(const Output& output, std::vector<Note>& notes);

}  // namespace broadsheet
