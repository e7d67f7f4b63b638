// support/issue_lines.hpp - small issues in the format json, written by hand.
#pragma once

#include <string>

namespace broadsheet::testing {

/// A line for an article of one paragraph. No text is escaped.
inline std::string article_line(const std::string& id, const std::string& page, const std::string& headline,
                                const std::string& text) {
  return R"({"id":")" + id + R"(","page":")" + page + R"(","headline":")" + headline +
         R"(","blocks":[{"type":"paragraph","text":")" + text + "\"}]}\n";
}

/// The issue of 2024-05-18 of these lines, `count` articles on pages 1 to `pages`.
inline std::string issue_of(const std::string& lines, std::size_t count, int pages) {
  std::string names;
  for (int page = 1; page <= pages; ++page) names += (page == 1 ? "\"" : ",\"") + std::to_string(page) + '"';
  return R"({"broadsheet":1,"issue":{"publication":"Quay Daily","date":"2024-05-18","language":"en","pages":[)" +
         names + "]}}\n" + lines + R"({"end":{"articles":)" + std::to_string(count) +
         R"(,"furniture":[],"discarded":[]}})" + '\n';
}

}  // namespace broadsheet::testing
