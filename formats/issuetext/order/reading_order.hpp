// issuetext/order/reading_order.hpp - pieces of a column that extraction put elsewhere, put back.
//
// pdftotext and pdfminer read a page block by block. Where a picture or a headline breaks into
// a column, the rest of a paragraph may arrive much later, or before its beginning; the first
// lines of columns side by side may arrive as one block before the rest of them; a block of one
// column may stand in the middle of another. fragments.hpp says which ends are broken. Where a tail and
// a head have one measure and share words, or fit nothing else, they are put together, in the
// way that leaves most of what stands together so.
#pragma once

#include "issuetext/lines/furniture.hpp"
#include "issuetext/order/reorder.hpp"
#include "issuetext/roles/paragraphs.hpp"
#include "reconstruct/text/similarity.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// One entry of `labels` and `hints` a line of `page`. Linear: few broken ends are looked at.
ReadingOrder restore_reading_order(const Page& page, const std::vector<LabelledLine>& labels,
                                   const std::vector<Hint>& hints, const PageFurniture& furniture,
                                   const PageBigrams& vocabulary, const Typesetting& typesetting);

}  // namespace broadsheet::issuetext
