// layout/zones/masthead.hpp - the name of the paper, and what stands around it.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// Makes furniture of the largest line of a recognised page if only short lines stand beside it and above it,
/// and of these, and of the small lines right below it.
void take_masthead(const Page& page, const Measures& measures, std::vector<LineClass>& classes);

/// Makes furniture of what stands above the folio line of a printed page, a row in small type with a rule as
/// wide as the page right below it: the name, slogans, the weather. A page of which more stands there has its
/// folio line elsewhere.
void take_above_folio(const Page& page, const std::vector<LineHint>& hints, const Measures& measures,
                      std::vector<LineClass>& classes);

/// Whether `line`, the largest of a printed page and above all of its text, is the paper's name and not the
/// headline of the first story, which may be as large: below a name stand the date or the price, or a
/// page-wide rule and another headline, with no more than one small line above the rule; below a headline the
/// rest of its story.
bool is_name_of_paper(const Page& page, const std::vector<LineHint>& hints, double body, std::size_t line);

/// "NEWS": whether a line stands alone at the top of a page, short, and a rule as wide as the page parts it
/// from the first headline.
bool is_section_flag(const Page& page, const std::vector<LineHint>& hints, const Measures& measures,
                     std::size_t line);

}  // namespace broadsheet::layout
