// epub/container/input_source.hpp - an input as libzip reads it: piece by piece, from wherever it likes.
#pragma once

#include "common/input_bytes.hpp"

#include <zip.h>

namespace broadsheet::epub {

/// `input` outlives it. NULL and an error where there is no memory. What reading fails of is for
/// input.rethrow().
zip_source_t* input_source(common::InputBytes& input, zip_error_t* error);

}  // namespace broadsheet::epub
