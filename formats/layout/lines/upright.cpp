#include "layout/lines/upright.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kFewest = 20;        // glyphs below each other that tell
constexpr std::size_t kOutnumbered = 3;    // such glyphs for each that stands beside its neighbour
constexpr double kSameColumn = 0.2;        // em between the middles of two glyphs of one column
constexpr double kTurnedColumn = 0.45;     // of a turned word, which stands on its baseline
constexpr double kLeast = 0.4, kMost = 2;  // em from glyph to glyph
constexpr std::size_t kFewDigits = 3;      // that stand upright beside each other in one cell

bool is_glyph(const Run& run) {
  return run.rotation == 0 && !run.vertical && count_characters(run.text) == 1 &&
         is_square(first_character(run.text));
}

bool is_of_one_size(const Run& a, const Run& b) { return std::abs(a.size - b.size) < 0.06 * a.size; }

bool stands_below(const Run& a, const Run& b) {
  const double step = b.box.centre_y() - a.box.centre_y();
  return is_of_one_size(a, b) && std::abs(a.box.centre_x() - b.box.centre_x()) < kSameColumn * a.size &&
         step > kLeast * a.size && step < kMost * a.size;
}

bool stands_beside(const Run& a, const Run& b) {
  const double step = b.box.centre_x() - a.box.centre_x();
  return std::abs(a.baseline - b.baseline) < kSameColumn * a.size && step > kLeast * a.size &&
         step < kMost * a.size;
}

bool is_set_upright(const Page& page) {
  std::size_t below = 0, beside = 0;
  for (std::size_t k = 0; k < page.runs.size(); ++k) {
    const Run& run = page.runs[k];
    if (run.rotation == 0 && !run.vertical && is_square(first_character(run.text)))
      beside += count_characters(run.text) - 1;
    if (k == 0 || !is_glyph(run) || !is_glyph(page.runs[k - 1])) continue;
    below += stands_below(page.runs[k - 1], run);
    beside += stands_beside(page.runs[k - 1], run);
  }
  return below >= kFewest && below > kOutnumbered * beside;
}

// A word turned by a quarter, or a few figures in one cell, in the column of a glyph next to it in the
// stream.
bool goes_with(const Run& word, const Run& glyph) {
  const bool turned = word.rotation == 90;
  const bool figures = word.rotation == 0 && !word.vertical && count_characters(word.text) <= kFewDigits &&
                       !is_square(first_character(word.text));
  if (!glyph.vertical || (!turned && !figures) || !(word.size < 1.4 * glyph.size)) return false;
  const double gap = std::max(word.box.y0 - glyph.box.y1, glyph.box.y0 - word.box.y1);
  return std::abs(word.box.centre_x() - glyph.box.centre_x()) < kTurnedColumn * glyph.size &&
         gap < kMost * glyph.size;
}

void make_vertical(Run& run) { run.vertical = true, run.rotation = 0; }

// On a page of horizontal text: a credit up the side of a picture, a heading beside its text.
void find_upright_lines(Page& page) {
  constexpr std::size_t kShortest = 5;  // glyphs
  constexpr double kTight = 1.35;       // em from glyph to glyph; columns of a table are set wider
  for (std::size_t begin = 0; begin < page.runs.size();) {
    std::size_t end = begin + 1;
    while (end < page.runs.size() && is_glyph(page.runs[end - 1]) && is_glyph(page.runs[end]) &&
           stands_below(page.runs[end - 1], page.runs[end]) &&
           page.runs[end].box.centre_y() - page.runs[end - 1].box.centre_y() < kTight * page.runs[end].size)
      ++end;
    if (end - begin >= kShortest)
      for (std::size_t k = begin; k < end; ++k) make_vertical(page.runs[k]);
    begin = end;
  }
}

}  // namespace

void find_upright_text(Page& page) {
  if (!is_set_upright(page)) return find_upright_lines(page);
  for (Run& run : page.runs)
    if (is_glyph(run)) make_vertical(run);
  for (std::size_t k = 1; k < page.runs.size(); ++k)
    if (goes_with(page.runs[k], page.runs[k - 1])) make_vertical(page.runs[k]);
  for (std::size_t k = page.runs.size(); k-- > 1;)
    if (goes_with(page.runs[k - 1], page.runs[k])) make_vertical(page.runs[k - 1]);
}

}  // namespace broadsheet::layout
