// plugins/short_issue.hpp - the shortest issue that a plugin can be given: one article, no text.
#pragma once

namespace broadsheet::testing {

constexpr const char* kShortIssue = R"({"broadsheet":1,"issue":{"publication":"Harrow Bay Courier"}}
{"id":"a","headline":"Ferry returns"}
{"end":{"articles":1}}
)";

}  // namespace broadsheet::testing
