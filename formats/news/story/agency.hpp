// news/story/agency.hpp - whose copy it is: the paper's own, an agency's, a photographer's.
//
// The paper's rights are stated only if the print says that the copy is its own, never in doubt.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

/// The first news agency named in `text` ("新华社记者 甲 摄" -> "新华社"), or "".
std::string_view agency_in(std::string_view text);

/// The agency an article came from: of its dateline, else named in its lead or bylines; "" = staff copy.
std::string agency_of(const Article& article);

/// Whether a caption's credit names a journalist of the paper itself.
bool is_staff_credit(std::string_view credit);

/// The persons a caption's credit names, as "记者 王益炜 摄" or "Photo: Ann Hall" do; empty where
/// that is not certain.
std::vector<Byline> persons_of_credit(std::string_view credit);

}  // namespace broadsheet::news
