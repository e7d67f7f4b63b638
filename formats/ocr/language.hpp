// ocr/language.hpp - what OCR programs and libraries call a language -> BCP 47.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace broadsheet::ocr {

/// A tag, code or name ("ger", "de-LU", "French", tesseract's "chi_sim") -> BCP 47; "" where it is not known.
std::string language_tag(std::string_view text);

/// The tag of the language that most lines are in, of `lines` counted under what names them; "" for none.
std::string most_used_language(const std::map<std::string, std::size_t>& lines);

}  // namespace broadsheet::ocr
