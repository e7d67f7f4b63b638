// core/convert/config.hpp - a file that says what would otherwise be typed each time.
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

/// Fills what `job` leaves open. Throws Error (usage) with file and line for
/// what is not understood; unknown keys are refused, with the nearest known.
void apply_config(const std::filesystem::path& file, const Catalogue& catalogue, Job& job);

}  // namespace broadsheet
