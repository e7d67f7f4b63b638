// filters/pattern.hpp - ICU's regular expressions over UTF-8, with a time limit.
//
// Syntax: https://unicode-org.github.io/icu/userguide/strings/regexp.html. A pattern that
// backtracks too long ends with a Failure that says so, and so does an invalid one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::filters {

class Pattern {
 public:
  /// `name` is the option it comes from, for messages. Throws plugin::Failure.
  Pattern(std::string_view pattern, std::string name);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// The bytes [first, second) of each match that is not empty, in order.
  std::vector<std::pair<std::size_t, std::size_t>> matches(std::string_view text);
  bool matches_in(std::string_view text) { return !text.empty() && !matches(text).empty(); }

 private:
  struct Matcher;
  std::unique_ptr<Matcher> matcher_;
  std::string name_;
};

}  // namespace broadsheet::filters
