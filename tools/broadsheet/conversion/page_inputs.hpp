// tools/broadsheet/conversion/page_inputs.hpp - the pages that the inputs of one issue stand for.
#pragma once

#include "plugins/registry.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::cli {

/// The inputs, where a folder stands for the pages in it, in natural order, and no input at all for
/// what is piped into the program. What is of the run before that wrote `output` is no
/// page of its folder.
/// Throws Error (usage) for a folder with more than one issue or without pages, and where nothing is given.
std::vector<std::filesystem::path> page_inputs(const std::vector<std::string>& inputs,
                                               const std::string& from, const Registry& registry,
                                               const std::filesystem::path& output = {});

}  // namespace broadsheet::cli
