// xhtml/language.hpp - consequences of a language tag for markup and typography.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::xhtml {

/// The families of typography that the style sheets know.
enum class Typography { latin, hans, hant, japanese, korean };

/// From a BCP 47 tag; Latin for whatever is not known.
Typography typography_of(std::string_view language);

/// Whether text in the language may be set in vertical lines from right to left.
bool can_be_vertical(std::string_view language);

/// Whether the language is written from right to left ("ar", "he", …).
bool is_right_to_left(std::string_view language);

/// The tag for `lang` attributes: readers choose fonts by it, and they know
/// "zh-CN", "zh-TW" and "zh-HK" where many do not know "zh-Hans" or "zh-Hant".
/// Other tags stay as they are; "und" stands for none and for what is no tag.
std::string web_language(std::string_view language);

}  // namespace broadsheet::xhtml
