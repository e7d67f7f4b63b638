// epub/documents/navigation.hpp - the table of contents, the list of printed pages and
// the landmarks, for EPUB 3 (nav.xhtml) and for older readers (toc.ncx).
#pragma once

#include "epub/plan/issue_plan.hpp"

#include <string>

namespace broadsheet::epub {

/// EPUB 3.3 section 7. Derived labels stand in square brackets.
std::string navigation_document(const Plan& plan);

/// OPF 2.0.1 section 2.4.1; `identifier` is that of the package.
std::string ncx_document(const Plan& plan, const std::string& identifier);

/// The label of an entry, in the square brackets that cataloguing rules give
/// to a title which the work itself does not bear.
std::string visible_label(const Entry& entry);

}  // namespace broadsheet::epub
