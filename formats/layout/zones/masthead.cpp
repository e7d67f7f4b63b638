#include "layout/zones/masthead.hpp"

#include "layout/characters.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr double kLeast = 3.5;     // sizes of body text that a name has
constexpr double kAlone = 1.5;     // and of any other line
constexpr double kTop = 0.25;      // share of the page's height that it stands within
constexpr double kEar = 0.3;       // share of the page's width that a line beside it may have
constexpr std::size_t kAbove = 8;  // lines above it: the date, the number of the issue
constexpr double kBelow = 0.6;     // heights of the name that the lines below it reach to
constexpr double kSlogan = 1.15;   // sizes of body text that a line between the name and a rule may have
constexpr double kSubtitle = 1.6;  // sizes of body text that such a line may have
constexpr double kBelowInk = 0.3;  // heights of a line by which the box of the next one reaches into its own
constexpr double kWideRule = 0.6;  // share of the page's width
constexpr double kBar = 0.6;       // em from which what is as wide is no rule
constexpr double kFolio = 0.2;     // share of the page's height that the folio line stands within
constexpr double kUnderFolio = 1;  // em to the rule below it
constexpr std::size_t kMostAbove = 30;                              // lines above it, itself among them
constexpr double kShareAbove = 0.1;                                 // of the characters of the page
constexpr std::size_t kLongestFlag = 24, kLongestFlagOfSquare = 8;  // characters

double size_of(const Line& line) { return line.box.height(); }

// The bottom of the small lines right below the name, which white parts from what follows; else of the name.
double end_of_subtitle(const Page& page, const Box& name, double body) {
  std::vector<const Line*> below;
  for (const Line& line : page.lines)
    if (line.rotation == 0 && line.box.centre_y() >= name.y1) below.push_back(&line);
  std::sort(below.begin(), below.end(), [](const Line* a, const Line* b) { return a->box.y0 < b->box.y0; });
  double bottom = name.y1;
  bool has_begun = false;
  for (const Line* line : below) {
    if (has_begun && line->box.y0 - bottom > body) return bottom;
    if (size_of(*line) > kSubtitle * body || line->box.y1 > name.y1 + kBelow * name.height()) return name.y1;
    bottom = std::max(bottom, line->box.y1);
    has_begun = true;
  }
  return name.y1;
}

// The lines that stand next below `above`, in one row. Empty: none.
std::vector<std::size_t> row_below(const Page& page, std::size_t above, double body) {
  const Box& b = page.lines[above].box;
  std::vector<std::size_t> row;
  double top = 1e30;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (i == above || line.rotation != 0 || line.box.y0 < b.y1 - kBelowInk * b.height()) continue;
    if (line.box.y0 < top - 0.5 * body) row.clear();
    if (line.box.y0 > top + 0.5 * body) continue;
    top = row.empty() ? line.box.y0 : std::min(top, line.box.y0);
    row.push_back(i);
  }
  return row;
}

bool is_ruled_off(const Page& page, const Box& above, const Box& below, double body) {
  return std::any_of(page.marks.begin(), page.marks.end(), [&](const Mark& mark) {
    const bool thin = mark.kind == MarkKind::rule || mark.box.height() < kBar * body;
    return thin && mark.box.width() > kWideRule * page.width && mark.box.y0 > above.centre_y() &&
           mark.box.y1 < below.y0 + 0.5 * body;
  });
}

}  // namespace

void take_masthead(const Page& page, const Measures& measures, std::vector<LineClass>& classes) {
  if (!page.recognised || page.lines.size() < 2) return;
  std::vector<std::size_t> by_size(page.lines.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::partial_sort(by_size.begin(), by_size.begin() + 2, by_size.end(), [&](std::size_t a, std::size_t b) {
    const double x = size_of(page.lines[a]), y = size_of(page.lines[b]);
    return x != y ? x > y : a < b;
  });
  const Box& name = page.lines[by_size[0]].box;
  const double height = name.height(), second = size_of(page.lines[by_size[1]]);
  if (page.lines[by_size[0]].rotation != 0 || height < kLeast * measures.body || height < kAlone * second)
    return;
  double top = 1e30, bottom = -1e30, left = 1e30, right = -1e30;
  for (const Line& line : page.lines) {
    top = std::min(top, line.box.y0), bottom = std::max(bottom, line.box.y1);
    left = std::min(left, line.box.x0), right = std::max(right, line.box.x1);
  }
  if (name.y1 > top + kTop * (bottom - top)) return;
  std::size_t above = 0;
  for (const Line& line : page.lines) {
    if (&line.box == &name || line.box.centre_y() >= name.y1) continue;
    if (line.box.centre_y() < name.y0)
      ++above;
    else if (line.box.width() > kEar * (right - left))
      return;
  }
  if (above > kAbove) return;
  const double end = end_of_subtitle(page, name, measures.body);
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (page.lines[i].rotation == 0 && page.lines[i].box.centre_y() < end) classes[i] = LineClass::furniture;
}

void take_above_folio(const Page& page, const std::vector<LineHint>& hints, const Measures& measures,
                      std::vector<LineClass>& classes) {
  if (page.recognised) return;
  const double body = measures.body;
  std::size_t all = 0, above = 0, lines = 0;
  const Box* folio = nullptr;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    all += count_characters(line.text);
    if (!hints[i].furniture || line.rotation != 0 || line.box.y0 > kFolio * page.height ||
        size_of(line) > kSubtitle * body)
      continue;
    const Box under{line.box.x0, line.box.y1 + kUnderFolio * body, line.box.x1, line.box.y1};
    if (is_ruled_off(page, line.box, under, body) && (!folio || line.box.y0 > folio->y0)) folio = &line.box;
  }
  if (!folio) return;
  const auto stands_above = [&](const Line& line) {
    return line.rotation == 0 && line.box.centre_y() < folio->y1;
  };
  for (const Line& line : page.lines)
    if (stands_above(line)) above += count_characters(line.text), ++lines;
  if (lines > kMostAbove || static_cast<double>(above) > kShareAbove * static_cast<double>(all)) return;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (stands_above(page.lines[i])) classes[i] = LineClass::furniture;
}

bool is_name_of_paper(const Page& page, const std::vector<LineHint>& hints, double body, std::size_t line) {
  if (hints[line].furniture) return true;
  const std::vector<std::size_t> row = row_below(page, line, body);
  const auto any = [&](const auto& is) { return std::any_of(row.begin(), row.end(), is); };
  if (row.empty() || any([&](std::size_t i) { return hints[i].furniture; })) return true;
  const auto is_heading = [&](std::size_t i) { return size_of(page.lines[i]) > kSubtitle * body; };
  if (any(is_heading)) return is_ruled_off(page, page.lines[line].box, page.lines[row.front()].box, body);
  const LineHint& hint = hints[row.front()];
  const Line& slogan = page.lines[row.front()];
  if (row.size() > 1 || hint.byline || hint.ends_sentence || size_of(slogan) > kSlogan * body) return false;
  const std::vector<std::size_t> next = row_below(page, row.front(), body);
  return std::any_of(next.begin(), next.end(), is_heading) &&
         is_ruled_off(page, slogan.box, page.lines[next.front()].box, body);
}

bool is_section_flag(const Page& page, const std::vector<LineHint>& hints, const Measures& measures,
                     std::size_t line) {
  const LineHint& hint = hints[line];
  const Line& flag = page.lines[line];
  if (page.recognised || flag.rotation != 0 || hint.ends_sentence || hint.byline || hint.caption ||
      count_characters(flag.text) > (measures.spaced ? kLongestFlag : kLongestFlagOfSquare))
    return false;
  const bool alone = std::none_of(page.lines.begin(), page.lines.end(), [&](const Line& other) {
    return &other != &flag && other.rotation == 0 && other.box.y0 < flag.box.y1;
  });
  if (!alone) return false;
  const std::vector<std::size_t> row = row_below(page, line, measures.body);
  return std::any_of(row.begin(), row.end(), [&](std::size_t i) {
    return size_of(page.lines[i]) > kSubtitle * measures.body &&
           is_ruled_off(page, flag.box, page.lines[i].box, measures.body);
  });
}

}  // namespace broadsheet::layout
