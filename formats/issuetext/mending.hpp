// issuetext/mending.hpp - pieces of a column that extraction put elsewhere, put back.
//
// pdftotext and pdfminer read a page block by block. Where a picture or a headline breaks into
// a column, the rest of a paragraph may arrive much later, or before its beginning; the first
// lines of columns side by side may arrive as one block before the rest of them; a block of one
// column may stand in the midst of another. torn.hpp says which ends are torn. Where a tail and
// a head have one measure and share words, or fit nothing else, they are put together, in the
// way that leaves most of what stands together so.
#pragma once

#include "issuetext/furniture.hpp"
#include "issuetext/overlap.hpp"
#include "issuetext/paragraphs.hpp"

#include <vector>

namespace broadsheet::issuetext {

struct Mended {
  std::vector<std::size_t> order;  ///< of the page's lines, as indices; empty where they stand right
  std::vector<std::size_t> heads;  ///< of them, those that go on from the line before them in `order`
};

/// One entry of `placed` and `hints` a line of `page`. Linear: few torn ends are looked at.
Mended mend(const Page& page, const std::vector<Placed>& placed, const std::vector<Hint>& hints,
            const Folio& folio, const Vocabulary& vocabulary, const Script& script);

/// Puts the lines into the order found; those behind another line than in the input are marked.
void reorder(Page& page, Folio& folio, const Mended& mended);

}  // namespace broadsheet::issuetext
