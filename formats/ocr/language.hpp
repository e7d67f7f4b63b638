// ocr/language.hpp - what OCR programs and libraries call a language -> BCP 47.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::ocr {

/// A tag, code or name ("ger", "de-LU", "French", tesseract's "chi_sim") -> BCP 47; "" where it is not known.
std::string language_tag(std::string_view text);

}  // namespace broadsheet::ocr
