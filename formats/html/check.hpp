// html/check.hpp - the rules of HTML that a page breaks, for `broadsheet check`.
//
// What browsers forgive and readers pay for: no language, no title, not one first
// heading, levels of headings that are skipped, ids twice, links within the page that
// lead nowhere. The Nu HTML checker stays the authority for the rest.
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
