// core/convert/targets.hpp - names of outputs in a folder.
#pragma once

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

}  // namespace broadsheet
