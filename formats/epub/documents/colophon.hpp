// epub/documents/colophon.hpp - the colophon: what pages print beside their articles (folio lines, mastheads,
// editors' names), kept at the end of the book.
#pragma once

#include "epub/plan/issue_plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace broadsheet::epub {

/// Whole files; the first is named by `path`, see part_path(). No furniture, no file.
std::vector<std::string> colophon_pages(const Plan& plan, const std::vector<Furniture>& furniture,
                                        std::size_t max_bytes);

/// "articles/article-003.xhtml", then "articles/article-003-2.xhtml", …
std::string part_path(const std::string& path, std::size_t part);

}  // namespace broadsheet::epub
