// core/batch/inputs/inputs_within.hpp - which pages of a batch lie where its outputs go.
#pragma once

#include "batch/inputs/inputs.hpp"

#include <filesystem>
#include <functional>

namespace broadsheet {

/// Tells whether a page of any issue of `source` is the file, or lies in the folder, that it is given; asked
/// of what is below `folder` only. The first question goes through the whole batch once and keeps the pages
/// that lie there. A list on standard input can be read once only: of such a batch it knows no page.
std::function<bool(const std::filesystem::path&)> inputs_within(BatchSource source,
                                                                std::filesystem::path folder);

}  // namespace broadsheet
