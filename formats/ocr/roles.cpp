#include "ocr/roles.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::ocr {
namespace {

using layout::BlockRole;

struct Named {
  std::string_view label;
  BlockRole role;
};

// The types of PAGE TextRegion (pagecontent 2013-2019), of METS and ALTO as libraries use them. Sorted.
constexpr std::array kRoles = {
    Named{"ad", BlockRole::advertisement},
    Named{"advert", BlockRole::advertisement},
    Named{"advertisement", BlockRole::advertisement},
    Named{"advertisements", BlockRole::advertisement},
    Named{"annonce", BlockRole::advertisement},
    Named{"author", BlockRole::byline},
    Named{"byline", BlockRole::byline},
    Named{"caption", BlockRole::caption},
    Named{"catchword", BlockRole::furniture},
    Named{"credit", BlockRole::credit},
    Named{"crosshead", BlockRole::subhead},
    Named{"crossheading", BlockRole::subhead},
    Named{"figurecaption", BlockRole::caption},
    Named{"folio", BlockRole::furniture},
    Named{"footer", BlockRole::furniture},
    Named{"freead", BlockRole::advertisement},
    Named{"header", BlockRole::furniture},
    Named{"heading", BlockRole::head},
    Named{"headline", BlockRole::head},
    Named{"kicker", BlockRole::kicker},
    Named{"masthead", BlockRole::furniture},
    Named{"overline", BlockRole::kicker},
    Named{"pageheader", BlockRole::furniture},
    Named{"pagenumber", BlockRole::furniture},
    Named{"runninghead", BlockRole::furniture},
    Named{"runningtitle", BlockRole::furniture},
    Named{"signaturemark", BlockRole::furniture},
    Named{"subheadline", BlockRole::subheadline},
    Named{"subtitle", BlockRole::subheadline},
    Named{"title", BlockRole::head},
};
static_assert(std::is_sorted(kRoles.begin(), kRoles.end(),
                             [](const Named& a, const Named& b) { return a.label < b.label; }));

}  // namespace

BlockRole role_of(std::string_view label) {
  std::string bare;
  for (const char c : label)
    if (ascii::is_letter(c)) bare += ascii::lower(c);
  const auto found = std::lower_bound(kRoles.begin(), kRoles.end(), bare,
                                      [](const Named& a, const std::string& b) { return a.label < b; });
  return found != kRoles.end() && found->label == bare ? found->role : BlockRole::unknown;
}

}  // namespace broadsheet::ocr
