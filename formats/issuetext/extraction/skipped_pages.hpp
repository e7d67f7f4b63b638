// issuetext/extraction/skipped_pages.hpp - pages that text recognition passed over.
//
// ocrmypdf --sidecar writes "[OCR skipped on page(s) 2-3]" in the place of pages that had text already
// (--skip-text) and "[skipped page]" for one that took too long, whose text is nowhere. Neither is printed.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <vector>

namespace broadsheet::issuetext {

/// Takes such messages out of `text` (UTF-8), where one is all that a page has; lines keep their numbers.
std::vector<Discarded> take_skipped_pages(std::string& text);

}  // namespace broadsheet::issuetext
