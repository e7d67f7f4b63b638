// stream/story_json.hpp - what a desk says of a story, as members of its JSON.
//
//   "urgency":2,"keywords":["bridge","roads"],
//   "subjects":[{"code":"medtop:20000337","name":"Brücken","language":"de"}]
//
// Names and values are those of broadsheet/story_fields.hpp. A list may be given
// as its only entry, a concept as its code or its name, a number as a string.
#pragma once

#include <broadsheet/model.hpp>
#include <broadsheet/story_fields.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace broadsheet::stream {

/// Appends the attributes that the member `field` with this value is. False, with nothing
/// appended, where the value is of another type.
bool read_story_field(const StoryField& field, const nlohmann::json& value, std::vector<Attr>& attrs);

/// Whether the attribute is a value of a field, so that its member can say it.
bool is_story_attr(const Attr& attr);

/// Appends `,"NAME":value` of a field; `values` has one entry, or more of a list.
void append_story_field(std::string& out, const StoryField& field,
                        const std::vector<std::string_view>& values);

}  // namespace broadsheet::stream
