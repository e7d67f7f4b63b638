// layout/headings/historic.hpp - headings of recognised pages, whose type tells less than its place.
//
// Old papers set headlines in the size of the text, centred, and OCR measures type badly. What stands between
// two paragraphs, in the middle of the column and short of both its edges, is a heading.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Before find_headings(): centred lines inside a column are display lines.
void find_centred_lines(ZoneWork& work);

/// After find_headings(): headings that a small line between them ("est un") parted are one, and a small
/// heading inside a column below a large one over several columns is a crosshead of its article.
void settle_headings(ZoneWork& work);

}  // namespace broadsheet::layout
