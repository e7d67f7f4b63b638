// common/display_lines.hpp - how fields of an article are printed as lines.
//
// Puts together again what a reader took apart, for all writers of text. What the lead already
// shows is not printed a second time.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::common {

/// The bylines whose names the lead does not show: "记者 林小舟、高一帆",
/// "By Ann Hall, Ben Ode", "한가람 기자"; "" for none.
std::string byline_as_printed(const Article& article);

/// Whether the role is printed after the name, as in Korean: "한가람 기자".
bool role_follows_name(const Byline& byline);

/// What is printed between two bylines, by script and role: "、", ", ", " ".
/// REQUIRES: neither name is empty
std::string_view blank_between(const Byline& before, const Byline& byline);

/// The dateline as printed, unless the lead shows it; "" for none.
std::string dateline_line(const Article& article);

/// Whether the text of a list item brings its bullet or number with it, as print does.
bool has_bullet(std::string_view text);

}  // namespace broadsheet::common
