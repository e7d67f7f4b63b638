// issuetext/furniture/folio_number.hpp - the number of the page on a line that a page prints around its
// articles.
//
// Most numbers there are not those of the page, but of an issue and a volume ("Nr. 62 / 78. Jahrgang"), a
// price, pages that a line points to ("Television: page 2", "INSIDE: Sport 2 Weather 3").
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <string>
#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Whether `word` may be the number of a page: "3", "A4", "第3版", "第二版", "（３）", "5ページ".
bool is_page_label(View word);

/// The words of a folio line, of which a number is one even where no blank parts it from others: "p.", "7" of
/// "p.7", "A02", "要闻" of "A02·要闻".
std::vector<View> folio_words(View line, const Profile& profile);

/// The number that `line` gives its page, as page_number() has it; "" where it gives none, or several.
/// `only_furniture` says that each word of the line is a date, a name, a section or a number.
std::string folio_number(View line, const Profile& profile, bool only_furniture);

}  // namespace broadsheet::issuetext
