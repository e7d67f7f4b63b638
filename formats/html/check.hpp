// html/check.hpp - the rules of HTML that a page breaks, for `broadsheet check`.
//
// Finds what browsers tolerate and readers suffer from: no language, no title, no first heading,
// skipped heading levels, duplicate ids, links within the page that lead nowhere. The Nu HTML
// checker stays the authority for the rest.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::html {

/// Finds BS-H201 language, BS-H202 title, BS-H203 headings, BS-H204 ids, BS-H205 links.
/// Each with the line on which the start tag of its element ends; what the page lacks, with that
/// of the element it belongs to.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::html
