// reconstruct/language/detect.hpp - which language and script a text is in, recognised by its letters and its
// commonest words.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <string>

namespace broadsheet::reconstruct {

/// The language as a BCP 47 tag: one of those that have a profile, "ar" or "he"; "und-Arab" for other
/// languages in Arabic script, "und" for all others. Looks at the first 20 000 characters.
std::string detect_language(View text);

/// Whether the tag is that of no language.
inline bool is_undetermined(std::string_view language) { return language.substr(0, 3) == "und"; }
/// The warning about a text whose language is not recognised.
std::string undetermined(const std::string& tag);

/// How the lines of a text run and whether the reconstruction, which tells lines by their letters, knows
/// them.
enum class Writing { known, right_to_left, unknown };
Writing writing_of(View text);
/// What is said of a page, called `page`, that is given line by line for its writing.
std::string without_articles(Writing writing, const std::string& page);

/// Whether a text separates its words with blanks, as Thai does not.
bool parts_words(View text);

}  // namespace broadsheet::reconstruct
