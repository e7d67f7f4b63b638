// issuetext/extraction/mend.hpp - habits of extractors undone: a page's lines as they were printed.
//
// Each step looks for its trace and leaves a page without it as it is. All are linear in the page.
#pragma once

#include "issuetext/extraction/printed_lines.hpp"
#include "reconstruct/language/words/vocabulary.hpp"

namespace broadsheet::issuetext {

/// All steps below, in an order in which none hides the trace of another. `spaced`: words are separated by
/// blanks. `language` may be empty.
Columns mend(PrintedLines& page, bool spaced, Extractor by, const Vocabulary& language);

/// Vertical text that came out a character per line: lines of many characters again, columns that came out
/// last to first turned round.
Columns mend_vertical_text(PrintedLines& page);

/// Narrow columns that came out row by row, a blank between the pieces: one below the other (rows.hpp).
/// Whether there were any.
bool part_rows(PrintedLines& page);

/// Soft hyphens at line ends: set aside, their words go on. pdftotext -raw ends a line after each, used or
/// not: such pieces are one line again.
void mend_line_ends(PrintedLines& page, Extractor by);

/// "C O U N C I L V O T E S": letters that were tracked out, words again, by double blanks or by the words of
/// the page and of its language.
void mend_tracked_letters(PrintedLines& page, const Vocabulary& language);

/// "重点 工 作": single Han characters between blanks that the print does not have.
void mend_tracked_han(PrintedLines& page);

/// "com mis sion": words in which blanks stand for soft hyphens, and words that end of line parts without a
/// mark, where the page has them whole elsewhere.
void mend_parted_words(PrintedLines& page);

/// A large initial on a line of its own, at the top of the page or below its paragraph: before the rest of
/// its word.
void mend_initials(PrintedLines& page, const Vocabulary& language);

/// Readings of ruby that stand on lines of their own: set aside.
void set_ruby_aside(PrintedLines& page);

}  // namespace broadsheet::issuetext
