// reconstruct/tagger/fields/tagged_phrases.hpp - leads, bylines, credits and closings as the field tagger
// reads them: in forms that no list of patterns has.
#pragma once

#include "reconstruct/language/phrases.hpp"

#include <optional>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// The lead that `paragraph` begins with; none where it begins without one. `profile`: of the page's
/// language.
std::optional<Lead> tagged_lead(View paragraph, const Profile& profile);

/// A line, or several, that name the authors or the agency. Both may be empty.
struct TaggedByline {
  std::vector<Byline> people;
  std::string agency;
};
TaggedByline tagged_byline(View lines, const Profile& profile);

/// What stands at the end of a paragraph after its text.
struct TaggedClosing {
  std::optional<Closing> closing;
  std::optional<Jump> jump;
};
TaggedClosing tagged_closing(View paragraph, const Profile& profile);

/// Where the text of a caption and its credit stand in it.
struct TaggedCaption {
  std::size_t begin = 0, end = 0;                ///< of the text
  std::size_t credit_begin = 0, credit_end = 0;  ///< equal where none is printed
};
TaggedCaption tagged_caption(View caption);

/// The name of the publication on a folio line or in a masthead; empty for none.
View tagged_publication(View line);

/// The page that a jump mark names: "4", "A4"; empty for none.
std::string page_in_mark(View mark);

}  // namespace broadsheet::reconstruct
