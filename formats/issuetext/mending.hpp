// issuetext/mending.hpp - pieces of a column that extraction put elsewhere, put back.
//
// pdftotext and pdfminer read a page block by block. Where a picture or a headline
// breaks into a column, the rest of a paragraph may arrive much later, or before its
// beginning. Two ends are left torn: a full line without a stop behind which something
// new begins, and a line without an indent that begins in the middle of a sentence
// though the sentence before it is closed. Where such a tail and such a head have one
// column width and share words, the head is put behind the tail.
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
Mended mend(const Page& page, const std::vector<Placed>& placed, const std::vector<Hint>& hints, const Folio& folio,
            const Vocabulary& vocabulary, const Script& script);

/// Puts the lines into the order found; those behind another line than in the input are marked.
void reorder(Page& page, Folio& folio, const Mended& mended);

}  // namespace broadsheet::issuetext
