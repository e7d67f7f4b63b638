// reconstruct/output/page_reading.hpp - one labelled page -> what it gives the document. All stages of the
// reconstruction, in order.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/output/character_audit.hpp"
#include "reconstruct/output/compose.hpp"
#include "reconstruct/page/labelled_page.hpp"

#include <broadsheet/plugin.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// What one page gives the document.
struct PageReading {
  PageFurniture furniture;        ///< publication, date and page numbers that the page names
  std::vector<Article> articles;  ///< without ids and pages
  std::vector<Furniture> pieces;  ///< the text of the furniture, without pages
  std::vector<Discarded> discarded;
  std::vector<LostGlyph> lost;
};

/// Reconstructs a page. `mark_lost`: leave a run of RunKind::lost_glyph where extraction lost a glyph.
/// Explains its decisions to `host` if that listens; asks it nothing else. Time is linear in the page's
/// lines. Throws std::logic_error where the program is at fault.
PageReading read_page(LabelledPage labelled, const Profile& profile, bool mark_lost,
                      const plugin::Host& host);

/// Where the reading lost or doubled a character of the page; none where it carries each as often as
/// `source` does, which is the page's UTF-8 text and begins in line `first_line` of the input. `balance` is
/// even, and stays so if the reading is.
std::optional<Imbalance> audit(CharacterAudit& balance, const PageReading& reading, std::string_view source,
                               std::uint32_t first_line);

}  // namespace broadsheet::reconstruct
