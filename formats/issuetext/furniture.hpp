// issuetext/furniture.hpp - what a page prints around its articles: masthead,
// folio line, section name, page number, editors.
//
// Such lines stand together at an edge of the page. Some say what they are (a
// full date, "责任编辑"); a bare number, a short section name or the name of a
// paper counts only in their company.
#pragma once

#include "issuetext/lines.hpp"
#include "issuetext/profile.hpp"

#include <string>
#include <vector>

namespace broadsheet::issuetext {

enum class Fixture : unsigned char { none, folio, masthead, section, page_number, editors };

struct Folio {
  std::vector<Fixture> lines;  ///< one a line of the page
  std::string publication;
  std::string date;                       ///< ISO 8601
  std::vector<std::string> numbers;       ///< page numbers in order, as page_number() has them
  std::vector<std::size_t> number_lines;  ///< the line of each
};

Folio folio_of(const Page& page, const Profile& profile);

/// The first full date in `s` (with its year) as ISO 8601; "" for none. Years of the Republic of China
/// (民國) and of the Japanese eras are converted.
std::string iso_date(View s, const Profile& profile);

std::string_view name_of(Fixture fixture);  ///< "folio", "masthead", "section", "editors"

}  // namespace broadsheet::issuetext
