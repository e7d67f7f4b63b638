// reconstruct/output/compose.hpp - stories -> articles of the document.
//
// Here texts leave for the document: every character of an item goes to exactly
// one field, block or entry of Composed::discarded.
#pragma once

#include "reconstruct/articles/segment.hpp"
#include "reconstruct/headlines/headlines.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// A place where extraction lost a glyph.
struct LostGlyph {
  std::uint32_t line;
  std::string around;  ///< the text before it
};

struct Composed {
  std::vector<Article> articles;     ///< without ids and pages
  std::vector<Discarded> discarded;  ///< hyphens, brackets, and lines that became derived fields
  std::vector<LostGlyph> lost;
};

/// The display lines of a story, ready for entries_of() and main_entry().
HeadGroup head_lines(const Page& page, const std::vector<Item>& items, const Story& story,
                     const Profile& profile);

Composed compose(const Page& page, const std::vector<Item>& items, std::vector<Story> stories,
                 const Profile& profile, const PageWords& words, bool mark_lost);

}  // namespace broadsheet::reconstruct
