// convert/strangers.hpp - what people hand over that no plugin reads, told by name with what to do.
#pragma once

#include "io/input.hpp"

#include <string_view>

namespace broadsheet {

/// Throws Error (input, BS-C150) where `head`, the beginning of `input`, is that of a file which some reader
/// would take for its own by its name, but cannot read: what layout programs export, what extractors and
/// text recognition write beside text.
void refuse_what_only_looks_readable(const Input& input, std::string_view head);

/// The same for any other file that is known and that nobody reads; returns where it is not known.
void tell_of_a_stranger(const Input& input, std::string_view head);

}  // namespace broadsheet
