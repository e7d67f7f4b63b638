// core/convert/targets.hpp - what outputs in a folder are called.
#pragma once

#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

namespace broadsheet {

/// FOLDER/NAME.epub, FOLDER/NAME.xml, … for each format; two formats with one
/// extension are told apart: NAME.nitf.xml. Throws Error for a format nobody writes.
std::vector<Target> targets_in(const std::filesystem::path& folder, const std::string& name,
                               const std::vector<std::string>& formats, const Catalogue& catalogue);

/// Throws Error (usage) where a target is one of the files, also through a link or as another
/// name of the same file, or a folder that one of them lies in.
void keep_files_from_targets(const std::vector<std::filesystem::path>& files,
                             const std::vector<Target>& targets);

/// With all above it. Throws Error (io).
void make_folder(const std::filesystem::path& folder);

}  // namespace broadsheet
