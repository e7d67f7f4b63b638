// reconstruct/items/credits.hpp - who took the picture, at the end of a caption.
#pragma once

#include "reconstruct/language/phrases.hpp"

#include <optional>

namespace broadsheet::reconstruct {

/// The credit of a caption. What its place on the page shows to be a caption may end in a bracket of any
/// kind.
std::optional<Credit> credit_at_end(View caption, const Profile& profile, bool is_placed);

/// "JANE ROE/COAST AGENCY", "JOHN DOE FOR THE HARBOUR GAZETTE", "POOL PHOTO BY JANE ROE": a credit by its
/// form. Headlines in capitals have it, too: for lines in small type only.
bool is_credit_in_capitals(View line, const Profile& profile);

}  // namespace broadsheet::reconstruct
