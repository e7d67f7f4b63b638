#include "ocr/type_size.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet::ocr {
namespace {

// A line of text reaches from its ascenders to its descenders: about nine tenths of the size of its type.
constexpr double kInkOfSize = .9;
// Lines of fewer words may have no ascender or no descender.
constexpr std::size_t kTellingWords = 6;
// Lines without ascenders are half as high as their type, scans askew make lines higher.
constexpr double kLowest = .35, kHighest = 1.6;
// How far heights and a unit that the file names may disagree before the heights are believed.
constexpr double kPlausible = 1.7;

/// Units in a point as lines and their sizes show it; 0 = nothing tells.
double measured_units(const layout::Page& page) {
  std::vector<double> units;
  for (const layout::Line& line : page.lines)
    if (line.size > 0 && line.words.size() >= kTellingWords && !line.vertical)
      units.push_back(line.box.height() / (line.size * kInkOfSize));
  if (units.empty()) return 0;
  const auto middle = units.begin() + static_cast<std::ptrdiff_t>(units.size() / 2);
  std::nth_element(units.begin(), middle, units.end());
  return *middle;
}

// Of the size of their type, by the letters that Latin words have.
constexpr double kBody = .56, kAscender = .22, kDescender = .22;
// How much higher a word may be than the others of its line before it has ink that is not its own.
constexpr double kOwnInk = 1.08;
// Words that were recognised with less confidence may have other letters, whose height is another; where many
// are, boxes are no measure.
constexpr float kSure = .8F;
constexpr std::size_t kSureOfTen = 8;

struct Reach {
  bool up = false, down = false;
  double share() const { return kBody + (up ? kAscender : 0) + (down ? kDescender : 0); }
};

// Nothing for words that are not of small letters and plain punctuation, whose height says less.
std::optional<Reach> reach_of(std::string_view word) {
  Reach reach;
  for (const char c : word) {
    if (c < 0) return std::nullopt;
    reach.up = reach.up || std::string_view("acegmnopqrsuvwxyz.,;:-").find(c) == std::string_view::npos;
    reach.down = reach.down || std::string_view("gjpqy,;()").find(c) != std::string_view::npos;
  }
  return reach;
}

struct Ink {
  Reach reach;
  layout::Box box;
  double size() const { return box.height() / reach.share(); }
};

// Recognition gives the box of a word ink of the line above or below where lines stand close: such a line
// would be in larger type than its neighbours. The box of the line becomes that of its other words.
void leave_out_foreign_ink(layout::Line& line) {
  std::vector<Ink> words;
  Reach all;
  for (const layout::Word& word : line.words) {
    const auto reach = reach_of(std::string_view(line.text).substr(word.begin, word.end - word.begin));
    if (!reach || !(word.box.height() > 0) || word.confidence < kSure) return;
    words.push_back({*reach, word.box});
    all = {all.up || reach->up, all.down || reach->down};
  }
  if (words.size() < 2) return;
  std::ranges::sort(words, {}, &Ink::size);
  const double size = words[(words.size() - 1) / 2].size();
  const auto foreign = std::ranges::find_if(words, [&](const Ink& w) { return w.size() > kOwnInk * size; });
  if (foreign == words.end()) return;
  layout::Box own = words.front().box;
  Reach known;
  for (auto w = words.begin(); w != foreign; ++w) {
    own.y0 = std::min(own.y0, w->box.y0), own.y1 = std::max(own.y1, w->box.y1);
    known = {known.up || w->reach.up, known.down || w->reach.down};
  }
  if (all.up && !known.up) own.y0 -= kAscender * size;
  if (all.down && !known.down) own.y1 += kDescender * size;
  line.box.y0 = std::max(line.box.y0, own.y0), line.box.y1 = std::min(line.box.y1, own.y1);
}

bool names_sizes(const layout::Page& page) {
  return std::ranges::any_of(page.lines, [](const layout::Line& line) { return line.size > 0; });
}

bool is_sure(const layout::Page& page) {
  std::size_t words = 0, sure = 0;
  for (const layout::Line& line : page.lines) {
    words += line.words.size();
    for (const layout::Word& word : line.words) sure += word.confidence >= kSure;
  }
  return sure * 10 >= words * kSureOfTen;
}

}  // namespace

void set_type_sizes(layout::Page& page) {
  const double measured = measured_units(page);
  const double named = page.points_per_unit > 0 ? 1 / page.points_per_unit : 0;
  const bool agrees =
      named > 0 && (measured <= 0 || (measured < named * kPlausible && named < measured * kPlausible));
  const double units = agrees ? named : measured;
  if (named <= 0 && measured > 0) page.points_per_unit = 1 / measured;
  const bool boxes_tell = !names_sizes(page) && is_sure(page);
  for (layout::Line& line : page.lines) {
    const double height = line.vertical || line.rotation % 180 != 0 ? line.box.width() : line.box.height();
    line.size *= units;
    if (height < line.size * kLowest || height > line.size * kHighest) line.size = 0;
    if (boxes_tell && !line.vertical && line.rotation == 0) leave_out_foreign_ink(line);
  }
}

}  // namespace broadsheet::ocr
