// reconstruct/tagger/fields/name_pieces.hpp - names in scripts without blanks. The tagger labels characters
// and now and then tears a name; the marks around it tell where it begins and ends.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/tagger/field_label.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// Characters of one label, from the first to the last that is not blank.
struct FieldPiece {
  FieldLabel label;
  std::size_t begin, end;
};

/// Mends the names among `pieces` of `text`: a single character left over between a name and the next mark is
/// of the name; what stands where a role does but looks like a name becomes a name; words that only stand
/// beside names ("综合报道") are no names. Does nothing for languages with blanks between words.
void mend_names(View text, std::vector<FieldPiece>& pieces, const Profile& profile);

}  // namespace broadsheet::reconstruct
