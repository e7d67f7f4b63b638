// support/makers/newspaper_maker.hpp - generates pages as papers print them and extraction or OCR leaves
// them.
//
// Where page_maker.hpp sets words without sense, these pages have sentences, and all the parts of a page:
// folio, kicker, headline, deck, byline, lead, captions, credits, jump marks, in the forms of one paper,
// which each page draws once. Choices come from a seed, or from bytes that a fuzzer makes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::testing {

struct NewspaperPage {
  std::string language;
  std::string bytes;               ///< UTF-8, as a reader gets it
  std::vector<std::string> lines;  ///< of paragraphs, as they stand in `bytes`
  bool is_recognised = false;      ///< it has the faults of OCR
};

NewspaperPage make_newspaper(std::uint64_t seed);
NewspaperPage make_newspaper(std::string_view choices);

}  // namespace broadsheet::testing
