// reconstruct/page/given_language.hpp - a language that the user names, against what the text looks like.
#pragma once

#include "reconstruct/language/profile.hpp"

#include <string>
#include <string_view>

namespace broadsheet::reconstruct {

/// The language that `text` is surely in although `given` is named; "" where nothing speaks against `given`.
/// Both are languages that have a profile; scripts of one language are not told apart.
std::string language_against(std::string_view given, View text);

/// The profile to read a text with that looks like `found`, "" for what was given: the one given, unless it
/// would put blanks between words that have none, or take away those that words have.
const Profile& profile_to_read(std::string_view given, std::string_view found);

/// The warning about it.
std::string mistaken_language(std::string_view given, std::string_view found);

}  // namespace broadsheet::reconstruct
