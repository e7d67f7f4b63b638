// common/labels/display_lines.hpp - how fields of an article are printed as lines.
//
// Puts together again what a reader took apart, for all writers of text. What the lead already
// shows is not printed a second time.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::common {

/// The bylines whose names the lead does not show.
std::vector<Byline> printed_bylines(const Article& article);

/// The same as one line: "记者 林小舟、高一帆",
/// "By Ann Hall, Ben Ode", "Ann Hall, Staff Writer; Ben Ode", "한가람 기자"; "" for none.
std::string byline_as_printed(const Article& article);

/// What parts a name from the role printed after it: " " in Korean ("한가람 기자"), ", " before a post in
/// Latin, Greek or Cyrillic letters ("Ann Hall, Staff Writer"); "" where the role stands before the name.
std::string_view blank_before_role(const Byline& byline);

/// Whether the role is printed after the name.
bool role_follows_name(const Byline& byline);

/// Whether the role is not printed beside a name, since the next one has the same and is followed by it.
bool shares_role_with_next(const Byline& byline, const Byline& next);

/// What is printed between two bylines, by script and role: "、", ", ", "; ", " ".
/// REQUIRES: neither name is empty
std::string_view blank_between(const Byline& before, const Byline& byline);

/// The dateline as printed, unless the lead shows it; "" for none.
std::string dateline_line(const Article& article);

/// Whether the text of a list item brings its bullet or number with it, as print does.
bool has_bullet(std::string_view text);

}  // namespace broadsheet::common
