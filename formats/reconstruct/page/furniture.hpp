// reconstruct/page/furniture.hpp - what a page prints around its articles: masthead,
// folio line, section name, page number, editors; and between them: the weather, notices.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

enum class FurnitureKind : unsigned char {
  none,
  folio,
  masthead,
  section,
  page_number,
  editors,
  service,
  notice,
  contents
};

/// The furniture of one page.
struct PageFurniture {
  std::vector<FurnitureKind> lines;       ///< one entry for each of Page::lines
  std::string publication;                ///< "" where the page does not name it
  std::string date;                       ///< ISO 8601, or ""
  std::vector<std::string> numbers;       ///< page numbers in order, as page_number() has them
  std::vector<std::size_t> number_lines;  ///< the line of each
};

/// "folio", "masthead", "section", "editors", "service", "notice", "contents": the kinds that the document
/// tells apart.
std::string_view name_of(FurnitureKind fixture);

}  // namespace broadsheet::reconstruct
