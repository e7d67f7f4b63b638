// ninjs/versions.hpp - the three series of ninjs, which name the same things differently.
//
// 2.x writes names in small letters; 1.x has them in the singular, lists of texts as
// members of their own (body_xhtml), associations, renditions and altids as objects,
// and concepts as scheme and code. After IPTC's schemas 1.6, 2.2 and 3.1; minor
// versions of a series only add members.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace broadsheet::ninjs {

inline constexpr const char* kKeyword = "keyword";  ///< rel of a subject that is only a word

/// An object of 3.x, with its associations, as one of `version` ("1.6"), which is its first member.
/// `for_superdesk` adds what Superdesk reads and the schema of 1.x does not have: keywords, priority.
nlohmann::ordered_json as_version(nlohmann::ordered_json object, std::string_view version,
                                  bool for_superdesk);

/// A name as 1.x has it for members of associations: letters, digits and '_'.
std::string member_name(std::string_view name);

}  // namespace broadsheet::ninjs
