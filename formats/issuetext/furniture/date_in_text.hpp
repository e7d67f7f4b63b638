// issuetext/furniture/date_in_text.hpp - whether a line with a date in it begins a sentence that goes on
// below.
//
// The first line of a text has no sentence above that would tell: "El consejo anunció el lunes 13 de mayo de
// 2024 / que el puente …" is no folio line, nor is "市政府在2024年5月13日的一封信中".
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

#include <cstddef>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Errs towards false. REQUIRES: line `i` of `page` holds a full date; the page is measured.
bool begins_sentence_with_date(const Page& page, std::size_t i, const Profile& profile);

/// Whether `line` is a date with its year and nothing else, a weekday aside: "令和六年五月十四日（火）".
bool is_date(View line, const Profile& profile);

}  // namespace broadsheet::issuetext
