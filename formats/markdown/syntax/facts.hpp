// markdown/syntax/facts.hpp - facts as lines `key: value`, in the front matter and in comments of the text.
//
//   <!-- story
//   byline: ["Staff Writer", "Ann Hall"]
//   copyrightHolder: "Quay Media"
//   -->
//
// A key in quotes, or one that is no field of ours, is an attribute.
#pragma once

#include <broadsheet/model.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::markdown {

struct Fact {
  std::string key;
  std::vector<std::string> values;
  bool is_quoted = false;  ///< the key
};

/// Appends a line; nothing where there are no values.
void append_fact(std::string& out, const Fact& fact);

/// An attribute as a fact. Keys that are no fields of a story stand in quotes.
Fact fact_of(const Attr& attribute);

/// Takes a line apart that is `key: value`; nothing for another. A value in quotes is a JSON string, a list
/// of them several values, anything else stands as it is.
std::optional<Fact> fact_in(std::string_view line);

/// "<!-- story … -->" with a line for each fact. No value ends it too early.
std::string comment_of(std::string_view what, const std::vector<Fact>& facts);

/// The facts of such a comment of ours, and of what it is ("story", "block"); nothing for any other HTML.
struct Comment {
  std::string what;
  std::vector<Fact> facts;
};
std::optional<Comment> comment_in(std::string_view html);

}  // namespace broadsheet::markdown
