#include "layout/zones/classes.hpp"

#include "layout/characters.hpp"
#include "layout/zones/masthead.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string_view>

namespace broadsheet::layout {
namespace {

// Sizes against that of body text.
constexpr double kHeading = 1.42, kDisplay = 1.08, kBody = 0.975, kSmall = 0.9, kSmallRecognised = 0.75;
constexpr double kMasthead = 3.5;

// Fonts of bars, of which the text layer has the letters that they are drawn with.
bool is_of_barcodes(const Face& face) {
  static constexpr std::string_view kNames[] = {"barcode", "upcean", "ean13", "code128", "code39", "3of9"};
  std::string family;
  for (const char c : face.family)
    if (std::isalnum(static_cast<unsigned char>(c)))
      family += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view name) { return family.find(name) != std::string::npos; });
}

bool is_outside(const Page& page, const Box& box) {
  return box.centre_x() < 0 || box.centre_x() > page.width || box.centre_y() < 0 ||
         box.centre_y() > page.height;
}

// Barcodes, and what a printer wrote on the sheet, which is cut off: colours, the name of the file. Where
// much text stands there, the page's size is wrong.
void take_slugs(const Page& page, std::vector<LineClass>& classes) {
  constexpr std::size_t kShare = 20;  // one character of so many
  std::vector<bool> bars;
  for (const Face& face : page.faces) bars.push_back(is_of_barcodes(face));
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (const std::int32_t face = page.lines[i].face; face != kNone && bars[static_cast<std::size_t>(face)])
      classes[i] = LineClass::furniture;
  if (page.recognised || page.width <= 0 || page.height <= 0) return;
  std::size_t outside = 0, all = 0;
  for (const Line& line : page.lines) {
    const std::size_t n = count_characters(line.text);
    all += n;
    if (is_outside(page, line.box)) outside += n;
  }
  if (outside * kShare > all) return;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (is_outside(page, page.lines[i].box)) classes[i] = LineClass::furniture;
}

double size_of(const Line& line) { return line.size > 0 ? line.size : line.box.height(); }

void measure(const Page& page, Measures& m) {
  std::map<std::pair<long, std::int32_t>, std::size_t> characters;
  std::size_t square = 0, all = 0;
  for (const Line& line : page.lines) {
    if (line.rotation != 0) continue;
    const std::size_t n = count_characters(line.text);
    characters[{std::lround(size_of(line) * 8), line.face}] += n;
    square += is_square(first_character(line.text)) ? n : 0;
    all += n;
  }
  if (characters.empty()) {
    m.body = page.lines.empty() ? 8 : std::max(1.0, size_of(page.lines.front()));
    m.pitch = 1.4 * m.body;
    return;
  }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  m.body = std::max(0.1, static_cast<double>(most->first.first) / 8);
  m.face = most->first.second;
  m.spaced = square * 4 < all;
  std::vector<double> steps;
  for (std::size_t i = 1; i < page.lines.size(); ++i) {
    const Line &a = page.lines[i - 1], &b = page.lines[i];
    const double step = b.baseline - a.baseline;
    if (std::abs(size_of(a) - m.body) < 0.04 * m.body && std::abs(size_of(b) - m.body) < 0.04 * m.body &&
        std::abs(a.box.x0 - b.box.x0) < 3 * m.body && step > 0.5 * m.body && step < 3 * m.body)
      steps.push_back(step);
  }
  m.pitch = 1.5 * m.body;
  if (steps.empty()) return;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  m.pitch = *middle;
}

LineClass by_size(double ratio, bool recognised) {
  if (ratio > kHeading) return LineClass::heading;
  if (ratio > kDisplay) return LineClass::display;
  return ratio >= (recognised ? kSmallRecognised : kSmall) ? LineClass::body : LineClass::small;
}

// A block of a recognised page with so many lines, of so many characters on average, is text.
constexpr std::size_t kTextLines = 5, kTextCharacters = 20;

// Small capitals made of smaller capitals, after a drop cap.
void openings_are_body(const Page& page, std::vector<LineClass>& out) {
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (page.lines[i].has_initial && out[i] == LineClass::small && out[i + 1] == LineClass::body)
      out[i] = LineClass::body;
}

// OCR programs measure type by the block, and badly: of two columns of one text one is a third larger. What
// the program took for one block of many full lines is text, whatever its size.
void text_blocks_are_body(const Page& page, std::vector<LineClass>& classes) {
  if (!page.recognised) return;
  std::vector<std::size_t> lines(page.blocks.size()), characters(page.blocks.size());
  for (const Line& line : page.lines) {
    if (line.block == kNone) continue;
    ++lines[static_cast<std::size_t>(line.block)];
    characters[static_cast<std::size_t>(line.block)] += count_characters(line.text);
  }
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.lines[i].block == kNone || page.lines[i].rotation != 0) continue;
    const auto block = static_cast<std::size_t>(page.lines[i].block);
    if (lines[block] >= kTextLines && characters[block] >= kTextCharacters * lines[block])
      classes[i] = LineClass::body;
  }
}

// A short line in another face that stands right above a heading, at its left edge or centre, and below
// nothing: a kicker, whatever its size.
class Kickers {
 public:
  Kickers(const Page& page, const std::vector<LineHint>& hints, const Measures& m,
          std::vector<LineClass>& classes)
      : page_(page), hints_(hints), m_(m), classes_(classes) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return top(a) < top(b); });
    for (const Mark& mark : page.marks)
      if (mark.kind == MarkKind::rule)
        rules_.push_back(mark.box);
      else if (mark.box.height() < 3 * m.body)
        bars_.push_back(mark.box);
  }

  void run() {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < order_.size(); ++k)
      if (may_be(order_[k]) && stands_over_heading(k) && !stands_below(k)) found.push_back(order_[k]);
    for (const std::size_t i : found) classes_[i] = LineClass::display;
  }

 private:
  static constexpr std::size_t kLongest = 60, kNear = 24;  // characters; lines about one that are looked at
  static constexpr double kGap = 0.8;                      // em
  static constexpr double kGapOfLarge = 0.35;              // of the size of the headline

  double top(std::size_t i) const { return page_.lines[i].box.y0; }

  bool may_be(std::size_t i) const {
    const Line& line = page_.lines[i];
    const LineHint& hint = hints_[i];
    const bool other_type = line.face != m_.face || classes_[i] == LineClass::small || is_in_bar(line.box);
    return other_type && (classes_[i] == LineClass::body || classes_[i] == LineClass::small) &&
           !page_.recognised && line.rotation == 0 && !hint.ends_sentence && !hint.byline && !hint.caption &&
           !hint.closing && !hint.continued_from && !hint.furniture &&
           count_characters(line.text) <= (m_.spaced ? kLongest : kLongest / 2);
  }

  // Printed on a bar of its own.
  bool is_in_bar(const Box& b) const {
    return std::any_of(bars_.begin(), bars_.end(), [&](const Box& bar) {
      return bar.y0 < b.centre_y() && bar.y1 > b.centre_y() && bar.x0 < b.x0 + m_.body &&
             bar.x1 > b.x1 - m_.body;
    });
  }

  bool stands_over_heading(std::size_t k) const {
    const Box& b = page_.lines[order_[k]].box;
    for (std::size_t j = k + 1; j < std::min(order_.size(), k + kNear); ++j) {
      const Box& o = page_.lines[order_[j]].box;
      const bool aligned =
          std::abs(o.x0 - b.x0) < 0.5 * m_.body || std::abs(o.centre_x() - b.centre_x()) < m_.body;
      const bool heads =
          classes_[order_[j]] == LineClass::heading || classes_[order_[j]] == LineClass::display;
      const double most = std::max(kGap * m_.body, kGapOfLarge * page_.lines[order_[j]].size);
      if (heads && aligned && (std::abs(o.y0 - b.y1) < most || dash_between(rules_, b, o, m_.body)))
        return true;
    }
    return false;
  }

  bool stands_below(std::size_t k) const {
    const Box& b = page_.lines[order_[k]].box;
    for (std::size_t j = k; j-- > (k > kNear ? k - kNear : 0);) {
      const Box& o = page_.lines[order_[j]].box;
      if (!hints_[order_[j]].furniture && overlap_x(o, b) > 0 && std::abs(b.y0 - o.y1) < 0.5 * m_.body)
        return true;
    }
    return std::any_of(page_.marks.begin(), page_.marks.end(), [&](const Mark& mark) {  // a credit
      const double gap = b.y0 - mark.box.y1;
      return mark.kind == MarkKind::picture && overlap_x(mark.box, b) > 0 && gap > -0.5 * m_.body &&
             gap < m_.body;
    });
  }

  const Page& page_;
  const std::vector<LineHint>& hints_;
  const Measures& m_;
  std::vector<LineClass>& classes_;
  std::vector<std::size_t> order_;  // from top to bottom
  std::vector<Box> rules_;
  std::vector<Box> bars_;  // marks so low that one line stands on them
};

constexpr std::size_t kLongestFurniture = 60;  // characters of one line
constexpr double kOffBody = 0.02;              // share by which small furniture differs from body size

// The rows at the top and bottom edges, as long as they look like folio lines, mastheads, running titles:
// short lines, of which one says what it is or all are set in another size than the text.
class EdgeRows {
 public:
  EdgeRows(const Page& page, const std::vector<LineHint>& hints, const Measures& m,
           std::vector<LineClass>& classes)
      : page_(page), hints_(hints), m_(m), classes_(classes) {
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (page.lines[i].rotation == 0) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return page.lines[a].box.y0 < page.lines[b].box.y0;
    });
  }

  void run() {
    Row pending{0, 0};  // rows that may be furniture if one further in is
    for (std::size_t begin = 0, rows = 0; begin < order_.size() && rows < kPending;) {
      std::size_t end = begin + 1;
      double bottom = box(begin).y1;
      while (end < order_.size() && box(end).y0 < bottom - 0.3 * m_.body)
        bottom = std::max(bottom, box(end++).y1);
      if (!may_be(begin, end)) break;
      if (is({begin, end}, true))
        take({pending.begin, end}), pending.begin = end, rows = 0;
      else
        ++rows;
      begin = end;
    }
    pending.end = order_.size();
    for (std::size_t end = order_.size(), rows = 0; end > 0 && rows < kPending;) {
      std::size_t begin = end - 1;
      double top = box(begin).y0;
      while (begin > 0 && box(begin - 1).y1 > top + 0.3 * m_.body) top = std::min(top, box(--begin).y0);
      if (!may_be(begin, end)) break;
      if (is({begin, end}, false))
        take({begin, pending.end}), pending.end = begin, rows = 0;
      else
        ++rows;
      end = begin;
    }
  }

 private:
  static constexpr std::size_t kPending = 3, kRow = 12;
  struct Row {
    std::size_t begin, end;  // in order_
  };

  const Line& line(std::size_t k) const { return page_.lines[order_[k]]; }
  const Box& box(std::size_t k) const { return line(k).box; }
  bool is_known(std::size_t k) const {
    return hints_[order_[k]].furniture || classes_[order_[k]] == LineClass::furniture;
  }

  void take(const Row& row) {
    for (std::size_t k = row.begin; k < row.end; ++k) classes_[order_[k]] = LineClass::furniture;
  }

  // Short lines, no sentences, and no headline among them.
  bool may_be(std::size_t begin, std::size_t end) const {
    if (end - begin > kRow) return false;
    if (is_imprint(begin, end)) return true;
    for (std::size_t k = begin; k < end; ++k) {
      const LineHint& hint = hints_[order_[k]];
      const double ratio = size_of(line(k)) / m_.body;
      if (is_known(k)) continue;
      if (classes_[order_[k]] == LineClass::display) return false;
      if (hint.ends_sentence || hint.caption || hint.byline || hint.lead || hint.continued_from ||
          hint.closing || count_characters(line(k).text) > kLongestFurniture)
        return false;
      if (ratio > kDisplay) return false;
    }
    return true;
  }

  // "Published by ...": small print in the last row, below a rule as wide as the page.
  bool is_imprint(std::size_t begin, std::size_t end) const {
    for (std::size_t k = begin; k < end; ++k)
      if (classes_[order_[k]] != LineClass::small) return false;
    return end == order_.size() && is_ruled_off({begin, end}, false);
  }

  // One says what it is, or all are set in another size than the text, or a rule separates them from it.
  bool is(const Row& row, bool on_top) const {
    bool off = true;
    for (std::size_t k = row.begin; k < row.end; ++k) {
      const double ratio = size_of(line(k)) / m_.body;
      if (is_known(k)) return true;
      off = off && std::abs(ratio - 1) > kOffBody && ratio < kDisplay && ratio > 0.87;
    }
    return is_apart(row.begin, row.end) && (off || is_ruled_off(row, on_top));
  }

  bool is_ruled_off(const Row& row, bool on_top) const {
    double top = 1e30, bottom = -1e30;
    for (std::size_t k = row.begin; k < row.end; ++k)
      top = std::min(top, box(k).y0), bottom = std::max(bottom, box(k).y1);
    return std::any_of(page_.marks.begin(), page_.marks.end(), [&](const Mark& mark) {
      if (mark.kind != MarkKind::rule || mark.box.width() < 20 * m_.body) return false;
      const double gap = on_top ? mark.box.y0 - bottom : top - mark.box.y1;
      return gap > -0.3 * m_.body && gap < 1.5 * m_.body;
    });
  }

  // Whether white stands between a row and all other lines.
  bool is_apart(std::size_t begin, std::size_t end) const {
    const double gap = 0.6 * m_.body;
    double top = 1e30, bottom = -1e30;
    for (std::size_t k = begin; k < end; ++k)
      top = std::min(top, box(k).y0), bottom = std::max(bottom, box(k).y1);
    const bool above = begin == 0 || is_known(begin - 1) || box(begin - 1).y1 < top - gap;
    return above && (end == order_.size() || box(end).y0 > bottom + gap);
  }

  const Page& page_;
  const std::vector<LineHint>& hints_;
  const Measures& m_;
  std::vector<LineClass>& classes_;
  std::vector<std::size_t> order_;  // from top to bottom
};

std::vector<LineClass> classes_by_type(const Page& page, const Measures& m) {
  std::vector<LineClass> out;
  for (const Line& line : page.lines)
    out.push_back(line.rotation != 0 || line.vertical ? LineClass::aside
                                                      : by_size(size_of(line) / m.body, page.recognised));
  text_blocks_are_body(page, out);
  openings_are_body(page, out);
  return out;
}

}  // namespace

std::vector<LineClass> classes_of(const Page& page, const std::vector<LineHint>& hints, Measures& m) {
  measure(page, m);
  std::vector<LineClass> out = classes_by_type(page, m);
  double largest = 0, top = 1e9, bottom = -1e9;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Line& line = page.lines[i];
    largest = std::max(largest, size_of(line));
    if (line.rotation != 0 || line.vertical || hints[i].furniture || size_of(line) > kMasthead * m.body)
      continue;
    if (out[i] == LineClass::small || size_of(line) < kBody * m.body) continue;
    top = std::min(top, line.box.y0), bottom = std::max(bottom, line.box.y1);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Line& line = page.lines[i];
    const double size = size_of(line);
    if (line.rotation != 0) continue;
    const bool edge = line.box.y0 < top + 0.2 * m.body || line.box.y1 > bottom - 0.2 * m.body;
    const bool near = line.box.y0 < top + 2 * m.body || line.box.y1 > bottom - 2 * m.body;
    if (size > kMasthead * m.body && line.box.y1 <= top && size > 0.9 * largest &&
        is_name_of_paper(page, hints, m.body, i))
      out[i] = LineClass::furniture;
    if (out[i] != LineClass::body && is_section_flag(page, hints, m, i)) out[i] = LineClass::furniture;
    if (hints[i].furniture &&
        (edge || (near && out[i] != LineClass::heading && out[i] != LineClass::display)))
      out[i] = LineClass::furniture;
    if (hints[i].sure_furniture && out[i] != LineClass::heading) out[i] = LineClass::furniture;
  }
  take_slugs(page, out);
  take_masthead(page, m, out);
  take_above_folio(page, hints, m, out);
  EdgeRows(page, hints, m, out).run();
  Kickers(page, hints, m, out).run();
  return out;
}

}  // namespace broadsheet::layout
