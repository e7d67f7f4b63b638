// core/convert/facts/language_tag.hpp - which language tags there are.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

/// What is wrong with a tag by BCP 47 (RFC 5646): "" where it is valid, which is that it is well-formed
/// and each subtag is registered, else a clause such as "hanz is no registered script". Case does
/// not matter. Subtags for private use are valid; those of extensions are not looked up.
std::string language_tag_fault(std::string_view tag);

/// Whether it begins with two or three letters and goes on as tags do. Such a tag may be none, but files that
/// have it stay right; to look into the registry takes as long as a page does.
bool is_like_a_language_tag(std::string_view tag);

}  // namespace broadsheet
