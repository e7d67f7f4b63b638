#include "layout/headings/advertisements.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kMostLines = 14, kListLines = 3;
constexpr double kNarrow = 0.8;    // share of its box that a line of a list fills at most
constexpr double kLargest = 0.5;   // share of the page
constexpr double kNearText = 2.5;  // em below a box from which text may belong to it

class Advertisements : ZoneStage {
 public:
  explicit Advertisements(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    std::vector<Box> rules, boxes;  // also the short sides of a box around one line
    for (const Mark& mark : page_.marks)
      if (mark.kind != MarkKind::picture) (mark.kind == MarkKind::rule ? rules : boxes).push_back(mark.box);
    for (const Box& frame : frames_of(rules, em_)) boxes.push_back(frame);
    for (const Box& strip : strips_of(rules)) boxes.push_back(strip);
    for (const Box& b : boxes)
      if (may_hold_one(b)) look_at(b);
  }

 private:
  // Between two rules of one width as wide as several columns, one right below the other.
  std::vector<Box> strips_of(std::vector<Box> rules) const {
    constexpr double kWidest = 20, kHighest = 16;  // em
    std::erase_if(rules, [&](const Box& r) { return r.width() < kWidest * em_ || r.height() > em_; });
    std::sort(rules.begin(), rules.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    std::vector<Box> out;
    for (std::size_t k = 1; k < rules.size(); ++k) {
      const Box &a = rules[k - 1], &b = rules[k];
      const bool level = std::abs(a.x0 - b.x0) < 0.5 * em_ && std::abs(a.x1 - b.x1) < 0.5 * em_;
      if (level && b.y0 - a.y1 < kHighest * em_) out.push_back(united(a, b));
    }
    return out;
  }

  bool may_hold_one(const Box& b) const {
    return b.width() > 6 * em_ && b.height() > 1.5 * em_ &&
           b.width() * b.height() < kLargest * page_.width * page_.height;
  }

  template <class Visit>
  void for_lines_in(const Box& b, const Visit& visit) const {
    for (auto at = first_from(b.y0 - 0.5 * em_); at != by_top_.end() && box(*at).y0 < b.y1; ++at) {
      const Box& line = box(*at);
      if (line.centre_y() > b.y0 && line.centre_y() < b.y1 && line.x0 > b.x0 - 0.3 * em_ &&
          line.x1 < b.x1 + 0.3 * em_)
        visit(*at);
    }
  }

  void look_at(const Box& b) {
    std::size_t lines = 0;
    bool prose = false, centred = true, narrow = true, large = false, text = false, headline = false,
         small = false;
    for_lines_in(b, [&](std::size_t l) {
      ++lines;
      const LineHint& hint = hints_[l];
      centred = centred && std::abs(box(l).centre_x() - b.centre_x()) < 0.6 * em_;
      narrow = narrow && (is_display(l) || box(l).width() < kNarrow * b.width());
      large = large || is_display(l);
      const LineClass it = out_.classes[l];
      const bool author =
          hint.byline && it != LineClass::small;  // who edits the paper is named in an imprint
      prose = prose || hint.ends_sentence || author || hint.caption || hint.repeated;
      text = text || it == LineClass::body;
      headline = headline || (it == LineClass::heading && lines > 1);  // the first is a title
      small = small || it == LineClass::small;
    });
    if (lines == 0 || lines > kMostLines || prose || !large) return;
    const bool imprint = small && !text && !headline;  // or a list of contents under its title
    if (!imprint && has_text_below(b)) return;
    if (centred)
      take(b, LineClass::advertisement);
    else if (imprint || (narrow && lines >= kListLines))
      take(b, LineClass::furniture);
  }

  // Text without a heading of its own right below: then the box is its heading. A kicker or an author may
  // stand over the next heading.
  bool has_text_below(const Box& b) const {
    bool text = false;
    for (auto at = first_from(b.y1 - 0.3 * em_); at != by_top_.end() && box(*at).y0 < b.y1 + kNearText * em_;
         ++at) {
      if (overlap_x(box(*at), b) <= 0 || out_.classes[*at] == LineClass::furniture) continue;
      if (is_display(*at)) return false;
      text = true;
    }
    return text;
  }

  void take(const Box& b, LineClass as) {
    std::vector<bool> taken(page_.lines.size());
    for_lines_in(b, [&](std::size_t l) {
      out_.classes[l] = as;
      used_[l] = taken[l] = true;
    });
    for (Zone& zone : out_.zones) {
      if (zone.kind != ZoneKind::heading ||
          std::erase_if(zone.lines, [&](std::size_t l) { return taken[l]; }) == 0)
        continue;
      if (!zone.lines.empty()) zone.box = box_of(zone.lines);
    }
    std::erase_if(out_.zones, [](const Zone& z) { return z.kind == ZoneKind::heading && z.lines.empty(); });
    if (as == LineClass::advertisement) take_label(b);
    out_.insets.push_back(b);
  }
  // "Advertisement": small print right above the box, in its middle.
  void take_label(const Box& b) {
    for (auto at = first_from(b.y0 - 3 * em_); at != by_top_.end() && box(*at).y0 < b.y0; ++at) {
      const Box& label = box(*at);
      if (out_.classes[*at] != LineClass::small || used_[*at] || hints_[*at].caption ||
          hints_[*at].ends_sentence)
        continue;
      if (label.y1 < b.y0 - em_ || std::abs(label.centre_x() - b.centre_x()) > em_) continue;
      out_.classes[*at] = LineClass::advertisement;
      used_[*at] = true;
    }
  }
};

}  // namespace

void find_advertisements(ZoneWork& work) { Advertisements(work).run(); }

}  // namespace broadsheet::layout
