// core/check/document_sense.hpp - whether a document that a plugin made can be meant so.
#pragma once

#include <broadsheet/model.hpp>

#include <string>

namespace broadsheet::conformance {

/// What is wrong first ("gives two articles the id "x""), or "". model.hpp says what each field may be: ids,
/// pages of the issue, texts without line breaks, a date of ISO 8601, a registered language, percent and
/// lines in order, runs of whole characters.
std::string nonsense_in(const Document& document);

}  // namespace broadsheet::conformance
