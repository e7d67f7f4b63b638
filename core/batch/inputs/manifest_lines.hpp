// core/batch/inputs/manifest_lines.hpp - reads the manifest of a batch: a list of issues as JSON
// lines.
//
//   {"pages": ["1950/01/02-1.txt", "1950/01/02-2.txt"], "name": "1950/qinghe-1950-01-02",
//    "publication": "青河日报", "date": "1950-01-02", "language": "zh-Hans", "edition": "", "title": ""}
//
// on one line each. Only "pages" is needed. Pages are looked for beside the manifest;
// "name" is the target below the output folder, without extension.
#pragma once

#include "batch/inputs/inputs.hpp"

#include <string_view>

namespace broadsheet {

/// The item of one line. What is wrong with it is in the item's `fault`.
/// `where` names the manifest and the line; `folder` is where the pages are.
BatchItem item_from_line(std::string_view line, const Place& where, const std::filesystem::path& folder);

}  // namespace broadsheet
