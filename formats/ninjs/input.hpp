// ninjs/input.hpp - members of ninjs, whichever series of it they are from.
//
// Names are those of 3.x. What is missing, null or of another type is empty: producers
// write "associations": null and "version": 2.
#pragma once

#include <broadsheet/plugin.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::ninjs {

using Json = nlohmann::ordered_json;

/// Reads the host to its end: one object, a list, or one object per line. Throws plugin::Failure with the
/// line for what is no JSON, or nested deeper than the option max-nesting allows.
std::vector<Json> parse_objects(const plugin::Host& host);

/// The member by its name in any series; null where it is not there.
const Json* member_of(const Json& object, std::string_view name);

/// A text, or a number as one.
std::string text_in(const Json& object, std::string_view name);
/// A list of objects; of an object (1.x) its members, each with its name as "name" and "role".
Json list_in(const Json& object, std::string_view name);
inline Json associations_of(const Json& object) { return list_in(object, "associations"); }

/// A time as RFC 3339: some write +0000 for Z.
std::string moment_in(const Json& object, std::string_view name);

struct Text {
  std::string role, type, value;
};
/// "headlines", "bodies" or "descriptions", also from 1.x (headline, headline_short, body_html).
std::vector<Text> texts_in(const Json& object, std::string_view name);

/// "By Ann Ward and Tom Hale": who wrote it, with the word in front of each of them.
std::vector<Byline> persons_of(const std::string& by);
/// The same where the names are known, in their order: what stands beside each is their role.
std::vector<Byline> persons_of(std::string_view by, const std::vector<std::string>& names);

}  // namespace broadsheet::ninjs
