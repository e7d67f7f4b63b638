// core/plugins/files/elf.hpp - what can be learned from a library file before it is loaded: the segments
// of its program header (ELF, 64 bit, this machine's byte order).
#pragma once

#include <string_view>
#include <vector>

namespace broadsheet {

/// Whether a segment reaches past the end of the file, as after an interrupted copy: loading it
/// would crash the process. False for a file that is not ELF.
bool is_cut_short(std::string_view file);

/// The segments that are loaded read-only: neither code nor variables.
std::vector<std::string_view> constant_segments(std::string_view file);

/// The strings that the loader reads: names of symbols and libraries, and where those are looked for. All of
/// the file where it does not tell where they are.
std::string_view loader_strings(std::string_view file);

}  // namespace broadsheet
