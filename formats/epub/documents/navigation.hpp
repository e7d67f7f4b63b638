// epub/documents/navigation.hpp - the table of contents, the list of printed pages and
// the landmarks, for EPUB 3 (nav.xhtml), for older readers (toc.ncx), and the contents as a page of the book.
#pragma once

#include "epub/plan/issue_plan.hpp"

#include <string>

namespace broadsheet::epub {

/// The contents that the reader leafs through. They are no part of the navigation document, which is not in
/// the spine: FBReader shows what is hidden in it, and pandoc drops it whole.
std::string contents_page(const Plan& plan);

/// EPUB 3.3 section 7. Derived labels stand in square brackets.
std::string navigation_document(const Plan& plan);

/// OPF 2.0.1 section 2.4.1; `identifier` is that of the package.
std::string ncx_document(const Plan& plan, const std::string& identifier);

/// The label of an entry, in the square brackets that cataloguing rules give
/// to a title which the work itself does not bear.
std::string visible_label(const Entry& entry);

}  // namespace broadsheet::epub
