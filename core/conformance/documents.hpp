// core/conformance/documents.hpp - documents that plugins tend to fail on.
#pragma once

#include <broadsheet/model.hpp>

namespace broadsheet::conformance {

Document empty_issue();
Document full_issue();      ///< every field set, three articles
Document long_article();    ///< 100 000 paragraphs
Document unknown_kinds();   ///< blocks, runs and attributes of a later version
Document pictures();        ///< of types known and unknown, shown once, twice and never
Document long_words();      ///< of three bytes a letter, wherever a text is cut
Document odd_characters();  ///< controls, noncharacters, right-to-left, combining, outside the BMP

struct Case {
  const char* claim;
  Document (*document)();
};
inline constexpr Case kCases[] = {{"handles an empty issue", empty_issue},
                                  {"handles an issue with every field set", full_issue},
                                  {"handles an article of 100 000 paragraphs", long_article},
                                  {"handles kinds it does not know", unknown_kinds},
                                  {"handles odd characters", odd_characters},
                                  {"handles pictures", pictures}};

}  // namespace broadsheet::conformance
