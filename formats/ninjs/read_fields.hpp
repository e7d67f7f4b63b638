// ninjs/read_fields.hpp - what a ninjs object says of itself, as fields of a story.
#pragma once

#include "ninjs/input.hpp"

namespace broadsheet::ninjs {

/// The lines of "edNote", without those that our writer makes of what ninjs has no member for.
struct Notes {
  std::vector<std::string> lines;
  std::string continued_to, continued_from;
};
Notes notes_in(const Json& object);

/// Appends version, times, status, embargo, rights, subjects and the rest. Warns (BS-N013) of what must not
/// be published now, or not at all. `title` names it in messages.
void add_fields(const Json& object, std::vector<Attr>& attrs, const plugin::Host& host,
                const std::string& title);

}  // namespace broadsheet::ninjs
