// reconstruct/tagger/line_facts.hpp - what is known of every line of a page before any of them
// has a label: measures, marks, and what it shares with the text around it. Computed once.
#pragma once

#include "reconstruct/tagger/shape.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace broadsheet::reconstruct {

/// A line as it was printed. Widths in em.
struct PrintedLine {
  View text;
  double width = 0, unit = 0;  ///< of all of it; of its first unbreakable unit
  bool blank_before = false, indented = false;
};

struct LineFacts {
  PrintedLine line;
  /// Its width as a share of its column's, in steps: of what most lines above do not exceed, of that below,
  /// and of the greater of both.
  unsigned char share_above = 0, share_below = 0, share = 0;
  unsigned char room_step = 0, length_step = 0;  ///< `room` and the number of its characters in steps
  double room = 0;  ///< what the line leaves of its column for the next one's first unit, in em
  /// Characters that would have been left in the widest lines above and below, had the next line's first unit
  /// stood on this one: exact where lines were broken by counting.
  int characters_above = 0, characters_below = 0;
  /// How many of the sentences of the page end inside lines, in steps: few where each is a paragraph of its
  /// own.
  unsigned stops_inside = 0;
  bool blank_after = false;
  char first = 0, last = 0;  ///< classes of its first and last character (shape.hpp)
  bool ends_sentence = false;
  std::uint32_t pattern = 0;  ///< hash of the text with all digits alike
  unsigned copies = 0;        ///< other lines of the page with that pattern
  EndShapes shapes;
  std::uint32_t head_hash = 0, tail_hash = 0;  ///< of the three runs at each of its ends
  std::uint32_t shape_hash = 0;  ///< of the whole line's shape, 0 where that is longer than a head
  /// Hashes of its first and of its last 1, 2, 3 and 4 characters, as folded() makes them; as many as it has.
  std::array<std::uint32_t, 4> begins{}, ends{};
  int shared_above = 0, shared_below = 0;  ///< tenths of its words' weight that stand near it in other lines
};

/// One entry for each line. Linear.
std::vector<LineFacts> facts_of(const std::vector<PrintedLine>& lines);

}  // namespace broadsheet::reconstruct
