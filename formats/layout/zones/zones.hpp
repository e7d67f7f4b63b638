// layout/zones/zones.hpp - lines -> zones: headings, figures with their captions, columns of text.
//
// A line's class is a matter of its size against that of the body text, which most characters of the page
// have. Headings are stacks of display lines with one centre, captions hang on the figure above them, a
// column is a chain of lines each right below the last, through holes that a figure explains.
#pragma once

#include "layout/boxes.hpp"
#include "layout/page.hpp"

#include <vector>

namespace broadsheet::layout {

/// What the words of a line say of it. Geometry knows no words: whoever reads the language fills this in, one
/// entry for each line of the page. All false is "nothing".
struct LineHint {
  bool furniture = false;       ///< reads like a folio line, section name, page number
  bool sure_furniture = false;  ///< and can be nothing else: editors, lines of contents
  bool byline = false;          ///< a whole line that says who wrote it
  bool closing = false;         ///< a bracket with the authors, or a jump mark, alone on its line
  bool continued_from = false;  ///< a mark that the article began on another page
  bool lead = false;            ///< opens an article: (Reuters) -
  bool only_names = false;  ///< such an opening, of authors, is all of the line: 記者某某／綜合報導
  bool may_name = false;    ///< could be nothing but a person's name, with a post or place: Jane Roe in Bree
  bool caption = false;     ///< begins as captions do, or ends in a credit
  bool credit = false;      ///< is nothing but a credit of a picture
  bool ends_sentence = false;                      ///< quotes and brackets aside
  bool ends_open = false;                          ///< with a character after which no sentence ends
  bool opens_quote = false, closes_quote = false;  ///< with a quotation mark at its begin, its end
  bool repeated = false;  ///< in other type than most of the page, whose words stand in the text, too
};

enum class LineClass : unsigned char {
  body,
  display,    ///< a little larger than body text: kickers, decks, crossheads
  heading,    ///< clearly larger
  small,      ///< captions, credits, small print
  crosshead,  ///< display type that stands inside the text
  quote,      ///< in display type what the text says, too
  advertisement,
  furniture,  ///< what the page prints around its articles
  aside       ///< rotated text
};

/// The measures of a page, in its units.
struct Measures {
  double body = 0;   ///< size of body text
  double pitch = 0;  ///< from baseline to baseline
  std::int32_t face = kNone;
  bool spaced = false;  ///< words are separated by blanks
};

enum class ZoneKind : unsigned char {
  heading,
  deck,  ///< display type that a column holds at its top, under the heading over all columns
  figure,
  column
};

struct Zone {
  ZoneKind kind = ZoneKind::column;
  Box box;
  std::vector<std::size_t> lines;  ///< in reading order
  double left = 0, right = 0;      ///< of a column: its edges, without lines that a figure pushed in
  bool only_byline = false;        ///< a column of one or two lines that name the authors or a jump
  bool has_picture = false;        ///< of a figure: more than a caption
  std::vector<std::size_t> marks;  ///< of a figure: its parts, in Page::marks
};

struct Zones {
  Measures measures;
  std::vector<LineClass> classes;    ///< one for each line of the page
  std::vector<bool> authors;         ///< which lines name who wrote an article
  std::vector<std::size_t> rubrics;  ///< lines that name what the short stories below have in common
  std::vector<Zone> zones;
  std::vector<Box> rules, panels;  ///< that part zones; filled or framed boxes with text inside
  std::vector<Box> insets;         ///< what interrupts a column and is in no zone of its own
};

}  // namespace broadsheet::layout
