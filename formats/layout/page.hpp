// layout/page.hpp - a page of positioned lines: what every reader of pages with
// positions (PDF, ALTO, hOCR, PAGE XML) fills in, and all that the layout stages see.
//
// Plain values, no library. A reader says what stands where and, if its source knows, what it
// is; it decides nothing else. Columns, articles and headlines are found from these values.
//
// Units: lengths and positions of one page share one unit of the reader's choice (points, pixels,
// 1/10 mm). The rules use ratios of lengths only; Page::points_per_unit turns them into points for
// people. x grows to the right, y grows DOWN, the origin is the upper left corner of the page.
// Text is UTF-8. A type is valid when each field keeps the promise beside it; what does not
// (x1 < x0, a size that is no number) is dropped by drop_invalid() before the first stage.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet::layout {

/// Index of "none" for the fields that point into a list of the page.
inline constexpr std::int32_t kNone = -1;

/// A rectangle whose sides follow the page's. x0 <= x1, y0 <= y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double centre_x() const { return (x0 + x1) / 2; }
  double centre_y() const { return (y0 + y1) / 2; }
};

/// The typeface of a line or run. Unknown: an empty family and three times false.
struct Face {
  std::string family;  ///< without the prefix of a subset ("ABCDEF+")
  bool bold = false, italic = false, serif = false;
  friend bool operator==(const Face&, const Face&) = default;
};

/// A word inside Line::text, for sources that know more of words than of lines.
struct Word {
  std::uint32_t begin = 0, end = 0;  ///< bytes of Line::text; ascending, without overlap
  Box box;
  float confidence = 1;  ///< 0..1 as the source says; 1 where it says nothing
};

/// One printed line within one column: the unit of all stages.
///
/// `text` has one U+0020 between words and none at its ends, no control characters, and is not empty. If the
/// source says that the last word goes on in the next line (ALTO HypPart1), text ends in U+00AD: such lines
/// are joined without it. A hyphen that nothing explains stays a hyphen.
struct Line {
  std::string text;
  Box box;                     ///< of the ink if the source knows it, of the font's height otherwise
  double baseline = 0;         ///< y of the baseline; of a vertical line x of its middle. Unknown: box.y1
  double size = 0;             ///< of the type (em); 0 = unknown, the layout then takes it from the boxes
  std::int32_t face = kNone;   ///< in Page::faces
  std::int32_t block = kNone;  ///< in Page::blocks
  std::uint32_t order = 0;     ///< place in the source's own reading order; evidence, not truth
  float confidence = 1;        ///< 0..1, of recognition (OCR), weighted by characters; 1 = no doubt
  bool vertical = false;       ///< set from top to bottom, lines going from right to left
  std::int16_t rotation = 0;   ///< of the text, clockwise: 0, 90, 180, 270. 0 for vertical lines
  bool has_initial = false;    ///< begins with a drop cap, which box.x0 reaches and size does not tell
  Box initial;                 ///< the room of the drop cap, up to the text right of it
  std::uint32_t source =
      0;  ///< where people find it in the source: line of the XML, number of the text run in a PDF
  std::vector<Word> words;  ///< may be empty
};

/// What a line is set in: its size in tenths of the page's unit, and its face.
using Type = std::pair<std::int64_t, std::int32_t>;

inline Type type_of(const Line& line) { return {std::llround(line.size * 10), line.face}; }

/// Glyphs that the source draws in one go. Only sources without lines (PDF) have runs: make_lines() makes
/// lines.
struct Run {
  std::string text;           ///< not empty, without blanks
  bool blank_before = false;  ///< the source draws a blank between the run before and this one
  Box box;
  double baseline = 0;
  double size = 0;
  std::int32_t face = kNone;
  std::uint32_t order = 0;  ///< in the stream
  std::int16_t rotation = 0;
  bool vertical = false;
};

/// What a source says a block is. Sources use their own words; readers translate.
enum class BlockRole : unsigned char {
  unknown,
  kicker,       ///< overline, surtitle
  headline,     ///< main title
  subheadline,  ///< subtitle, deck
  head,         ///< belongs to a head group, the source does not say as what
  subhead,      ///< section title in the body
  byline,
  body,  ///< text of an article: one paragraph or several
  caption,
  credit,         ///< of a picture
  advertisement,  ///< all of it: never an article
  furniture       ///< folio line, running title, page number, masthead
};

/// What the source groups: a paragraph, a region, a text block.
struct Block {
  Box box;
  BlockRole role = BlockRole::unknown;
  std::int32_t article = kNone;   ///< in Page::articles
  std::int32_t order = kNone;     ///< place among the blocks of its article; kNone = geometry decides
  bool starts_paragraph = false;  ///< the source promises: begins a paragraph, is not the rest of one
  bool one_paragraph = false;     ///< the source promises: all its lines are one paragraph
  std::string id;                 ///< in the source, for messages
};

/// An article whose borders the source gives (METS, PAGE custom): its blocks are the article and no
/// other's. Blocks of no article, if the page has articles, hold furniture, advertisements or what the
/// source forgot: geometry decides about them.
struct GivenArticle {
  std::string id;         ///< in the source; the same id on several pages is one article
  std::string label;      ///< a title that the source has in its own words; not printed text
  std::string section;    ///< the section of the paper it stands in, as the source names it
  std::string continues;  ///< id of the article it goes on from, if another one
};

enum class MarkKind : unsigned char {
  picture,  ///< a photograph, drawing, table as image
  fill,     ///< a filled area: a coloured box, a bar
  rule,     ///< a line, or the frame of a box (a frame is four rules)
};

/// Ink that is not text.
struct Mark {
  MarkKind kind = MarkKind::rule;
  Box box;
  std::int32_t picture = kNone;  ///< number by which the reader gives its bytes, for kind picture
  std::int32_t block = kNone;    ///< in Page::blocks, if the source ties it to one (a figure of an article)
};

struct Page {
  std::string label;         ///< printed or given number of the page; empty = unknown
  std::string file;          ///< the file it came from, for messages; empty = the input itself
  std::uint32_t number = 1;  ///< in the input, from 1
  double width = 0, height = 0;
  double points_per_unit = 1;           ///< 0 = unknown (pixels of unknown resolution)
  bool recognised = false;              ///< the text comes from OCR: edges and sizes waver
  bool stream_is_reading_order = true;  ///< Line::order says something; make_lines() finds out for runs
  std::string language;                 ///< BCP 47, if the source says; empty = unknown

  std::vector<Face> faces;
  std::vector<Run> runs;    ///< either runs or lines, never both
  std::vector<Line> lines;  ///< ascending in `order`
  std::vector<Block> blocks;
  std::vector<GivenArticle> articles;
  std::vector<Mark> marks;
};

/// Limits of one page. More than these is an error of the reader that meets them, with the page's number.
struct Limits {
  std::size_t glyphs = 2'000'000;
  std::size_t marks = 20'000;
  std::size_t lines = 200'000;
};

}  // namespace broadsheet::layout
