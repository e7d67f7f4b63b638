// pdf/poppler/glyphs.hpp - the glyphs of a page in the order in which they are drawn -> runs of text.
//
// Knows what PDF producers do to text, but no PDF library: a glyph's size that a Type 3 font hides,
// text drawn twice as shadow or false bold, invisible text under or beside visible text, ligatures.
// Positions are in points, y grows down, origin in the upper left corner of the page.
#pragma once

#include "layout/page.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::pdf {

/// What is known of a font. `scale` names fonts whose size is to be found from their glyphs.
struct Font {
  layout::Face face;
  std::string name;        ///< for messages
  std::int64_t scale = 0;  ///< 0: sizes are true; else fonts with one scale hide their size by one factor
};

struct Glyph {
  std::u32string_view text;   ///< empty: the font does not say which character it is
  double x = 0, y = 0;        ///< the origin: on the baseline; of a vertical glyph the middle of its top
  double dx = 0, dy = 0;      ///< to the next glyph's origin, spacing left out
  double sx = 0, sy = 0;      ///< that spacing
  double size = 0;            ///< em in points, as the font says
  std::size_t font = 0;       ///< in the list of fonts
  std::int16_t rotation = 0;  ///< clockwise: 0, 90, 180, 270
  bool vertical = false, invisible = false;
};

/// Which of visible and invisible text counts.
enum class TextLayer : unsigned char {
  automatic,  ///< invisible text unless visible text covers its place
  visible,
  all
};

/// Text of the source that is in no run, and why: "twin", "invisible", "outside the page".
struct Dropped {
  std::string text, reason;
  std::uint32_t order = 0;
};

/// What was counted while runs were made, for messages.
struct Tally {
  std::size_t glyphs = 0, invisible = 0, outside = 0;
  std::map<std::string, std::size_t> without_unicode;  ///< glyphs a font
};

/// Makes the runs of one page. A run ends at a blank, at a change of font, size or baseline, and where the
/// next glyph does not stand right after the last one.
class RunBuilder {
 public:
  /// Runs and faces go to `page`, whose width and height are set. All arguments outlive this.
  RunBuilder(layout::Page& page, const std::vector<Font>& fonts) : page_(page), fonts_(fonts) {}

  void add(const Glyph& glyph);
  /// Until end_replacement() the glyphs stand for this text (ActualText).
  void begin_replacement(std::u32string text);
  void end_replacement();

  /// Ends the last run, finds true sizes and takes out what is drawn twice or not meant to be read.
  void finish(TextLayer layer);

  const Tally& tally() const { return tally_; }
  const std::vector<Dropped>& dropped() const { return dropped_; }

 private:
  struct Measure {  // of the glyphs of one scale: their advance in em of the stated size
    std::vector<float> wide;
    double latin = 0, expected = 0;
  };
  struct Extra {  // beside each run of the page
    std::size_t font;
    bool invisible;
  };
  struct Pen {  // where the run at hand ends
    double x = 0, y = 0, size = 0;
    std::size_t font = 0;
    std::int16_t rotation = 0;
    bool vertical = false, invisible = false, open = false, blank = false;
    char32_t last = 0;
    double last_x = 0, last_y = 0;
    double sx = 0, sy = 0;  // the room after the last glyph that its producer asked for between letters
  };

  void put(const Glyph& glyph, std::u32string_view text);
  bool goes_on(const Glyph& glyph) const;
  bool is_twin(const Glyph& glyph, char32_t c) const;
  void begin_run(const Glyph& glyph);
  void extend(const Glyph& glyph);
  void measure(const Glyph& glyph, char32_t c);
  void end_run();
  double factor_of(std::int64_t scale) const;
  void set_heights();
  void drop_twins();
  void drop_invisible(TextLayer layer);
  void drop(const std::vector<bool>& gone, const char* reason);

  layout::Page& page_;
  const std::vector<Font>& fonts_;
  std::vector<Extra> extra_;
  std::map<std::int64_t, Measure> measures_;
  Pen pen_;
  Tally tally_;
  std::vector<Dropped> dropped_;
  std::u32string replacement_;
  bool replacing_ = false, replaced_ = false;
};

}  // namespace broadsheet::pdf
