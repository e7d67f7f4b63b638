// core/plugins/elf.hpp - what is looked up in a library's file before it is loaded: the
// segments that its program header lists (ELF, 64 bits, of this machine's order).
#pragma once

#include <string_view>
#include <vector>

namespace broadsheet {

/// Whether a segment goes beyond the end of the file: its copying was interrupted,
/// and it would crash whoever loads it. False for what is no ELF file.
bool is_cut_short(std::string_view file);

/// The segments that are loaded to be read only: neither code nor variables.
std::vector<std::string_view> constant_segments(std::string_view file);

}  // namespace broadsheet
