// ocr/roles.hpp - the words that OCR sources use for a block -> layout::BlockRole.
#pragma once

#include "layout/page.hpp"

#include <string_view>

namespace broadsheet::ocr {

/// What a type or label such as "heading", "page-number" or "Running Title" stands for; capitals, blanks and
/// punctuation do not count. Words for text in general ("paragraph") and unknown ones give unknown: whoever
/// sees the rest of the page knows more.
layout::BlockRole role_of(std::string_view label);

}  // namespace broadsheet::ocr
