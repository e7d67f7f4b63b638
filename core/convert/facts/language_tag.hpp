// core/convert/facts/language_tag.hpp - which language tags there are.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

/// What is wrong with a tag by BCP 47 (RFC 5646): "" where it is valid, which is that it is well-formed
/// and each subtag is registered, else a clause such as "hanz is no registered script". Case does
/// not matter. Subtags for private use are valid; those of extensions are not looked up.
std::string language_tag_fault(std::string_view tag);

}  // namespace broadsheet
