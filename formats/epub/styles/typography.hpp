// epub/styles/typography.hpp - the language of an issue that names none, and the style sheet of a
// language.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::epub {

/// "ja", "ko" or "zh" by the characters of an article, "" for other scripts.
std::string guess_language(const Article& article);

/// css/issue.css for a language, made of the files in css/.
std::string style_sheet(std::string_view language, bool vertical);

}  // namespace broadsheet::epub
