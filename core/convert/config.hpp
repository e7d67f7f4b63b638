// core/convert/config.hpp - settings from a file instead of the command line.
//
//   publication = "青河日报"          # what you know of every issue
//   [newsml]                          # options of a format
//   provider = "https://example.org/"
//
// TOML, or JSON of the same shape where the name ends in .json. The command
// line wins over it. A file named in it is looked for beside it.
#pragma once

#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

namespace broadsheet {

/// Fills what `job` leaves open. Throws Error (usage) with file and line for what is not
/// understood; an unknown key is refused, and the nearest known one is named.
void apply_config(const std::filesystem::path& file, const Registry& registry, Job& job);

}  // namespace broadsheet
