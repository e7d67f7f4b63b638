// reconstruct/articles/credits.hpp - who took the picture, at the end of a caption.
#pragma once

#include "reconstruct/language/phrases.hpp"

#include <optional>

namespace broadsheet::reconstruct {

/// The credit of a caption. What its place on the page shows to be a caption may end in a bracket of any
/// kind.
std::optional<Credit> credit_at_end(View caption, const Profile& profile, bool is_placed);

}  // namespace broadsheet::reconstruct
