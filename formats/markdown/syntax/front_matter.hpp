// markdown/syntax/front_matter.hpp - the issue as YAML before the text.
//
//   ---
//   publication: "南湾晨报"
//   date: "2024-03-15"
//   lang: "zh-Hans"
//   pages: ["1", "2"]
//   ---
//
// Attributes of the issue follow; their keys, unless they are fields of a story, stand in quotes.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::markdown {

/// Appends the front matter, or nothing for an issue of which nothing is known.
void append_front_matter(std::string& out, const Issue& issue);

/// Takes the front matter off the head of `text`; what it says goes into `issue`.
/// Understands what pages on the web have: one `key: value` a line, values plain or
/// quoted, lists in brackets or as `- item` lines. Keys that are not known become
/// attributes. Text without front matter stays as it is.
void take_front_matter(std::string_view& text, Issue& issue);

}  // namespace broadsheet::markdown
