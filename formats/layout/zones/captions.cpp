#include "layout/zones/captions.hpp"

#include "layout/characters.hpp"
#include "layout/zones/zone_stage.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kLongestCaption = 24;  // lines under a picture
constexpr std::size_t kAuthorLines = 3;      // the author, a role, a place
constexpr std::size_t kMostZones = 2000;  // of a page whose credits and authors are looked for: each asks all
constexpr std::size_t kCaptionLines = 8;  // more lines of small print are text

class Captions : ZoneStage {
 public:
  explicit Captions(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    find_headings();
    find_lines_under_figures();
    captions();
    if (out_.zones.size() <= kMostZones) join_credits();
  }

 private:
  // Lines right under a figure, within its width, in another size or face than the text: its caption, however
  // little smaller.
  void find_lines_under_figures() {
    for (const Zone& z : out_.zones) {
      if (z.kind != ZoneKind::figure) continue;
      double bottom = z.box.y1;
      for (auto at = first_from(z.box.y1 - 0.5 * em_);
           at != by_top_.end() && box(*at).y0 < bottom + 1.2 * em_; ++at) {
        const Box& b = box(*at);
        if (used_[*at] || !differs(*at) || is_author(*at)) continue;
        if (b.x0 < z.box.x0 - em_ || b.x1 > z.box.x1 + em_) continue;
        const bool is_credit =
            out_.classes[*at] == LineClass::small && hints_[*at].credit;  // above the caption
        if (!is_credit && out_.classes[*at] != LineClass::body) continue;
        out_.classes[*at] = LineClass::small;
        bottom = std::max(bottom, b.y1);
      }
    }
  }
  // Whether a line names the author of what stands below: right under a heading or the picture that the
  // heading is printed over, or right above the text. In smaller type than the text it would pass for a
  // caption, or the end of one.
  bool is_author(std::size_t l) const {
    return out_.authors[l] && (is_under_heading(box(l)) || is_above_text({l}));
  }

  // "Continued on page 4", authors in brackets: small type at the end of the text, under no picture.
  bool is_closing(std::size_t l) const {
    return hints_[l].continued_from || (hints_[l].closing && !is_under_figure(box(l)));
  }

  bool is_under_figure(const Box& b) const {
    if (out_.zones.size() > kMostZones) return false;
    return std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
      return z.kind == ZoneKind::figure && overlap_x(z.box, b) > 0 && b.y0 > z.box.centre_y() &&
             b.y0 < z.box.y1 + 4 * em_;
    });
  }

  // Above the text, in a few short lines under the heading, whatever the words are.
  bool are_authors(const std::vector<std::size_t>& lines) const {
    if (lines.size() > kAuthorLines || hints_[lines.front()].caption || hints_[lines.back()].ends_sentence)
      return false;
    std::size_t characters = 0;
    for (const std::size_t l : lines) characters += count_characters(page_.lines[l].text);
    if (characters > longest_author()) return false;
    return is_under_heading(box_of(lines)) && is_above_text(lines);
  }

  bool is_under_heading(const Box& b) const {
    return std::any_of(headings_.begin(), headings_.end(), [&](const Heading& heading) {
      const double gap = b.y0 - heading.bottom;
      return gap > -0.5 * em_ && gap < 2 * em_ && overlap_x(heading.box, b) > 0;
    });
  }

  // A heading, and where it ends, or the lowest of the figures that it is printed over.
  struct Heading {
    Box box;
    double bottom = 0;
  };

  void find_headings() {
    if (out_.zones.size() > kMostZones) return;
    for (const Zone& z : out_.zones)
      if (z.kind == ZoneKind::heading) headings_.push_back({z.box, z.box.y1});
    for (const Zone& z : out_.zones)
      if (z.kind == ZoneKind::figure) note_figure(z.box);
  }

  // To be told of each figure that is new or has grown.
  void note_figure(const Box& figure) {
    for (Heading& heading : headings_)
      if (touch(figure, heading.box)) heading.bottom = std::max(heading.bottom, figure.y1);
  }

  // Whether body text begins right below, no narrower and in another type, and nothing of the lines' own type
  // stands right above.
  bool is_above_text(const std::vector<std::size_t>& lines) const {
    const Box all = box_of(lines);
    const auto is_own = [&](std::size_t l) {
      return std::find(lines.begin(), lines.end(), l) != lines.end();
    };
    bool text = false;
    for (auto at = first_from(all.y0 - 2 * pitch_); at != by_top_.end() && box(*at).y0 < all.y1 + pitch_;
         ++at) {
      const Box& b = box(*at);
      if (is_own(*at) || overlap_x(b, all) <= 0) continue;
      const bool is_below = b.y0 > all.y1 - 0.3 * em_;
      if (!is_below && all.y0 - b.y1 < 0.8 * pitch_ && has_type_of(*at, lines.front())) return false;
      text = text || (is_below && out_.classes[*at] == LineClass::body && !has_type_of(*at, lines.front()) &&
                      b.x0 < all.x0 + 3 * em_ && b.x1 > all.x1 - 3 * em_);
    }
    return text;
  }

  void captions() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (used_[i] || out_.classes[i] != LineClass::small) continue;
      if (is_author(i) || is_closing(i)) {
        out_.classes[i] = LineClass::body;
        continue;
      }
      const auto fits = [&](const Box& all, const std::vector<std::size_t>&, std::size_t l) {
        return out_.classes[l] == LineClass::small && !is_author(l) && !is_closing(l) &&
               (hints_[l].credit == hints_[i].credit || has_type_of(l, i)) &&
               is_near(all, box(l), 0.8 * pitch_) &&
               (std::abs(box(l).x0 - all.x0) < 1.5 * em_ ||
                std::abs(box(l).centre_x() - all.centre_x()) < em_);
      };
      std::vector<std::size_t> lines = stack(i, 2 * em_, fits);
      Box all = box(lines.front());
      for (const std::size_t l : lines) all = united(all, box(l));
      Zone* figure = figure_for(all);
      if (!figure && are_authors(lines)) {
        for (const std::size_t l : lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      if (lines.size() > (figure ? kLongestCaption : kCaptionLines)) {
        for (const std::size_t l : lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      if (figure) {
        figure->lines.insert(figure->lines.end(), lines.begin(), lines.end());
        figure->box = united(figure->box, all);
        note_figure(figure->box);
        continue;
      }
      Zone zone;
      zone.kind = ZoneKind::figure;
      zone.lines = std::move(lines);
      zone.box = all;
      note_figure(zone.box);
      out_.zones.push_back(std::move(zone));
    }
  }

  // A credit of its own size, at the other edge, between picture and caption or up the picture's side: the
  // end of the caption.
  void join_credits() {
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      if (!hints_[l].credit || page_.recognised || is_given(l)) continue;
      const bool is_aside = out_.classes[l] == LineClass::aside;
      const auto own = std::find_if(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
        return z.kind == ZoneKind::figure && !z.has_picture && z.lines == std::vector<std::size_t>{l};
      });
      const auto with_picture = std::find_if(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
        return z.kind == ZoneKind::figure && z.has_picture && z.lines == std::vector<std::size_t>{l};
      });
      if (!is_aside && own == out_.zones.end() && with_picture == out_.zones.end()) continue;
      if (with_picture != out_.zones.end()) {
        take_caption_below(*with_picture);
        continue;
      }
      Zone* figure = figure_with(box(l), own == out_.zones.end() ? nullptr : &*own);
      if (!figure) continue;
      figure->lines.push_back(l);
      if (!is_aside) figure->box = united(figure->box, box(l));  // one up the side stands in the gutter
      out_.classes[l] = LineClass::small;
      if (own != out_.zones.end()) out_.zones.erase(own);
    }
  }

  bool is_given(std::size_t l) const {
    const std::int32_t block = page_.lines[l].block;
    return block != kNone && page_.blocks[static_cast<std::size_t>(block)].role != BlockRole::unknown;
  }

  Zone* figure_with(const Box& credit, const Zone* own) {
    for (Zone& z : out_.zones) {
      if (&z == own || z.kind != ZoneKind::figure || (!z.has_picture && z.lines.empty())) continue;
      if (distance(z.box, credit) < 1.2 * em_ && (z.has_picture || credit.y0 > z.box.y0)) return &z;
    }
    return nullptr;
  }

  static double distance(const Box& a, const Box& b) {
    return std::max({a.x0 - b.x1, b.x0 - a.x1, 0.0}) + std::max({a.y0 - b.y1, b.y0 - a.y1, 0.0});
  }

  // The picture has taken the credit for its caption: that stands below.
  void take_caption_below(Zone& figure) {
    const auto below = std::find_if(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
      const double gap = z.box.y0 - figure.box.y1;
      return z.kind == ZoneKind::figure && !z.has_picture && gap > -0.5 * em_ && gap < em_ &&
             overlap_x(z.box, figure.box) > 0.5 * z.box.width() && !hints_[z.lines.front()].credit;
    });
    if (below == out_.zones.end()) return;
    figure.lines.insert(figure.lines.begin(), below->lines.begin(), below->lines.end());
    figure.box = united(figure.box, below->box);
    out_.zones.erase(below);
  }

  Zone* figure_for(const Box& caption) {
    Zone* best = nullptr;
    double least = 2 * em_;
    for (Zone& z : out_.zones) {
      if (z.kind != ZoneKind::figure || !z.has_picture || !z.lines.empty()) continue;
      const double distance = caption_distance(z.box, caption, em_);
      if (distance < least) least = distance, best = &z;
    }
    return best;
  }

  std::vector<Heading> headings_;
};

}  // namespace

void find_captions(ZoneWork& work) { Captions(work).run(); }

}  // namespace broadsheet::layout
