// markdown/check.hpp - the rules of Markdown that a file breaks, for `broadsheet check`.
//
// Any text is Markdown; the check finds what its author hardly meant: unknown front matter,
// headings that skip a level or are empty, duplicate anchors, links that lead nowhere in the page.
// Links to other files and to the web are not followed.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::markdown {

/// Finds BS-M201 front matter, BS-M202 headings, BS-M203 anchors, BS-M204 links, BS-M205
/// the encoding. A place is the line where a block begins.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::markdown
