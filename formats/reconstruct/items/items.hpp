// reconstruct/items/items.hpp - labelled lines -> the pieces an article is made of.
//
// A paragraph, a display line, a caption, a byline line, a jump line: each with
// its text put together and what it says of itself already read.
#pragma once

#include "reconstruct/items/dehyphenate.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/labels.hpp"
#include "reconstruct/text/similarity.hpp"

#include <broadsheet/model.hpp>

#include <optional>
#include <vector>

namespace broadsheet::reconstruct {

enum class ItemKind : unsigned char { paragraph, head, caption, byline, closing, jump_to, jump_from };

struct Item {
  ItemKind kind = ItemKind::paragraph;
  std::vector<std::size_t> lines;  ///< indices into Page::lines
  Joined joined;                   ///< of body text; for display lines only `text`
  TermSet terms;                   ///< of joined.text
  bool blank_before = false;       ///< above its first line
  double width = 0;                ///< of its column, in em; of its widest line for display
  double margin = 0;               ///< nats in favour of a paragraph beginning with this line
  bool no_title = false;           ///< longer than a section title is, and not placed inside the text
  bool doubtful = false;           ///< a paragraph that may be display lines: articles decide

  std::optional<Lead> lead;
  std::vector<Byline> bylines;   ///< of a byline or closing line or bracket
  std::string agency;            ///< of a closing bracket
  std::optional<Jump> from, to;  ///< marks inside a paragraph, positions in joined.text
  std::optional<std::size_t> closing_begin;
  std::optional<Credit> credit;
  std::size_t credit_first = 0, credit_last = 0;  ///< of a caption: [first, last) is its credit's text
};

/// The page without its furniture, in the order of the input.
std::vector<Item> items_of(const Page& page, const std::vector<LabelledLine>& labels,
                           const PageFurniture& furniture, const Profile& profile, const PageWords& words,
                           const PageBigrams& vocabulary);

}  // namespace broadsheet::reconstruct
