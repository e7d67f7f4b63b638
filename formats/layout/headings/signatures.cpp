#include "layout/headings/signatures.hpp"

#include "layout/characters.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kLongest = 60;  // characters; a third of it in scripts without blanks
constexpr double kNear = 1.1;         // em between the last sentence and the author

class Signatures : ZoneStage {
 public:
  explicit Signatures(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    std::vector<std::size_t> found;
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      const LineClass it = out_.classes[l];
      if (used_[l] || (it != LineClass::small && it != LineClass::display) || !may_name(l)) continue;
      if ((it == LineClass::display && hints_[l].byline) || ends_column(l)) found.push_back(l);
    }
    for (const std::size_t l : found) out_.classes[l] = LineClass::body;
  }

 private:
  bool may_name(std::size_t l) const {
    const LineHint& hint = hints_[l];
    return !hint.caption && !hint.credit && !hint.ends_sentence && !hint.repeated &&
           count_characters(page_.lines[l].text) <= (out_.measures.spaced ? kLongest : kLongest / 3);
  }

  bool ends_column(std::size_t l) const {
    const Box& b = box(l);
    bool below_sentence = false;
    double left = 1e30, right = -1e30;  // of the text above
    for (auto at = first_from(b.y0 - 5 * pitch_); at != by_top_.end() && box(*at).y0 < b.y1 + 1.2 * pitch_;
         ++at) {
      const Box& o = box(*at);
      if (*at == l || overlap_x(o, b) <= -2 * em_) continue;
      if (o.y0 > b.centre_y()) {  // what it would be the kicker or crosshead of
        if (overlap_x(o, b) > 0) return false;
        continue;
      }
      if (out_.classes[*at] != LineClass::body) continue;
      const double gap = b.y0 - o.y1;
      if (gap > -0.5 * em_ && gap < kNear * em_ && hints_[*at].ends_sentence) below_sentence = true;
      left = std::min(left, o.x0), right = std::max(right, o.x1);
    }
    return below_sentence && b.x0 > left - 0.5 * em_ && b.x1 < right + 0.5 * em_ && !is_over_picture(b);
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
