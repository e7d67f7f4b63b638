// support/makers/layout_page.hpp - pages of positioned lines written by hand: what tests/layout hold.
//
// One thing a row, fields separated by tabs, lengths in points, y downwards; '#' begins a comment.
//   P width height                            the page; first
//   F number family [bold]                    a face, numbered from 0
//   C x y width size face line line …         a column: lines one below the other, 1.4 sizes apart, each as
//   wide as
//                                             the column. A line that begins with ">" is indented by 1 em,
//                                             with ">>" by 2; one that begins with "^" is centred and as wide
//                                             as its text; one that ends in "<" is as wide as its text; "-"
//                                             leaves the place of a line empty
//   L x0 y0 x1 y1 size face [v] text          one line; v: set from top to bottom
//   R x0 y0 x1 y1 size face text              one run of text; lines are made of runs
//   M picture|fill|rule x0 y0 x1 y1           ink that is no text
// Rows that are none of these are left out: the fuzzer writes such pages, too.
#pragma once

#include "layout/page.hpp"

#include <string>
#include <string_view>

namespace broadsheet::testing {

layout::Page layout_page(std::string_view tsv);

}  // namespace broadsheet::testing
