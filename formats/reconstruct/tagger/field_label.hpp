// reconstruct/tagger/field_label.hpp - what a character of a line is that says who wrote, where and when.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace broadsheet::reconstruct {

enum class FieldLabel : unsigned char {
  text,         ///< of the body, of the caption; on a folio line: of no field
  other,        ///< of a lead, a byline, a credit's brackets: marks, "reports from", "电"
  name_begins,  ///< the first character of a person's name
  name,
  role,
  agency,
  place,
  date,
  credit,  ///< of a picture
  publication,
  jump  ///< of "continued on page 4"
};
inline constexpr std::size_t kFieldLabels = 11;
inline constexpr std::array<std::string_view, kFieldLabels> kFieldLabelNames = {
    "text",  "other", "name-begins", "name",        "role", "agency",
    "place", "date",  "credit",      "publication", "jump"};

/// The texts in which fields are looked for.
enum class FieldText : unsigned char {
  opening,   ///< the beginning of a paragraph, where a lead may stand
  byline,    ///< whole lines that name the authors
  closing,   ///< the end of a paragraph, where authors, an agency or a jump mark may stand
  caption,   ///< whole, with its credit
  furniture  ///< a folio line or a line of the masthead
};
inline constexpr std::size_t kFieldTexts = 5;

}  // namespace broadsheet::reconstruct
