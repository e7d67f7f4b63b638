// markdown/syntax/escape.hpp - escapes a text so that CommonMark shows exactly this text.
//
// After CommonMark 0.30; what pandoc's Markdown adds ($ ^ ~ @ {}, lettered
// lists) is escaped as well.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::markdown {

/// Appends `text` as inline content. Control characters are left out, blanks at
/// the ends become references. `starts_line`: also what would begin a list,
/// heading, quote or rule there is escaped.
void append_inline(std::string& out, std::string_view text, bool starts_line);

/// The same with strong, emphasised and linked parts. A mark that Markdown cannot say
/// in its place (beside punctuation, inside another) is left out, never its text.
void append_inline(std::string& out, std::string_view text, bool starts_line, const std::vector<Run>& runs);

/// Whether Markdown can say that all of `text` is strong or emphasised.
bool can_be_marked(std::string_view text);

}  // namespace broadsheet::markdown
