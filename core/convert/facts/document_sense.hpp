// core/convert/facts/document_sense.hpp - whether what a plugin made can be meant so, and what becomes of it.
//
// One rule for `plugins check`, which calls it a fault, and for conversions, which mend it and say so.
// model.hpp says what each field may be: ids, pages of the issue, texts without line breaks, a date of ISO
// 8601, a registered language, percent and lines in order, runs of whole characters.
#pragma once

#include <broadsheet/model.hpp>

#include <set>
#include <string>

namespace broadsheet {

/// Puts right what makes no sense and leaves out what cannot be put right. Gives the first of it in words
/// ("makes an article "a-1" that has a line break in its headline"), or "". Date and language are as they
/// were.
std::string mend(Issue& issue);
/// `pages` are those of the issue.
std::string mend(Article& article, const std::set<std::string>& pages);

/// What is wrong first, with two articles of one id, or "".
std::string nonsense_in(const Document& document);

}  // namespace broadsheet
