#include "layout/headings/signatures.hpp"

#include "layout/characters.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kMostAround = 400;  // lines about one that are looked at
constexpr double kNear = 1.1;             // em between the last sentence and the author

class Signatures : ZoneStage {
 public:
  explicit Signatures(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    std::vector<std::size_t> found;
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      const LineClass it = out_.classes[l];
      if (used_[l] || (it != LineClass::small && it != LineClass::display) || !may_name(l)) continue;
      if (ends_column(l)) found.push_back(l);
    }
    for (const std::size_t l : found) out_.classes[l] = LineClass::body;
  }

 private:
  bool may_name(std::size_t l) const {
    const LineHint& hint = hints_[l];
    return !hint.caption && !hint.credit && !hint.ends_sentence && !hint.repeated &&
           count_characters(page_.lines[l].text) <= longest_author();
  }

  // Right below the last sentence of the text above, which it may be set right of, and above nothing that it
  // could be the kicker or crosshead of.
  bool ends_column(std::size_t l) const {
    const Box& b = box(l);
    Box text{1e30, 0, -1e30, 0};  // how wide the text above it is
    for_lines_around(l, [&](std::size_t other, const Box& o) {
      if (overlap_x(o, b) > 0 && o.y0 < b.centre_y() && out_.classes[other] == LineClass::body)
        text.x0 = std::min(text.x0, o.x0), text.x1 = std::max(text.x1, o.x1);
    });
    if (b.x0 < text.x0 - 0.5 * em_ || b.x1 > text.x1 + 0.5 * em_ || is_over_picture(b)) return false;
    bool below_sentence = false, above_nothing = true;
    for_lines_around(l, [&](std::size_t other, const Box& o) {
      const double gap = b.y0 - o.y1;
      if (o.y0 > b.centre_y())
        above_nothing = above_nothing && overlap_x(o, b) <= 0;
      else if (gap > -0.5 * em_ && gap < kNear * em_ && o.x0 > text.x0 - em_ && o.x1 < text.x1 + em_)
        below_sentence =
            below_sentence || (out_.classes[other] == LineClass::body && hints_[other].ends_sentence);
    });
    return below_sentence && above_nothing;
  }

  template <class Visit>
  void for_lines_around(std::size_t l, const Visit& visit) const {
    const Box& b = box(l);
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 5 * pitch_);
         at != by_top_.end() && box(*at).y0 < b.y1 + 1.2 * pitch_ && ++seen <= kMostAround; ++at)
      if (*at != l) visit(*at, box(*at));
  }

  bool is_over_picture(const Box& b) const {
    return std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
      const double gap = z.box.y0 - b.y1;
      return z.kind == ZoneKind::figure && overlap_x(z.box, b) > 0 && gap > -em_ && gap < 1.5 * em_;
    });
  }
};

}  // namespace

void find_signatures(ZoneWork& work) { Signatures(work).run(); }

}  // namespace broadsheet::layout
