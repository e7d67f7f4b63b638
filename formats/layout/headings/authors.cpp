#include "layout/headings/authors.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kMostAround = 400;        // lines about one that are looked at
constexpr double kNear = 1.6;                   // em between an author and the headline below
constexpr double kNearer = 0.8, kAsNear = 1.6;  // of the white above it

class Authors : ZoneStage {
 public:
  explicit Authors(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    count_types();
    for (std::size_t l = 0; l < page_.lines.size(); ++l) out_.authors[l] = names_author(l);
    for (const std::size_t l : by_top_)
      if (out_.authors[l] && differs(l)) take_post(l);
    const double nearer = names_above() ? kAsNear : kNearer;
    for (std::size_t l = 0; l < page_.lines.size(); ++l)
      if (out_.authors[l] && !used_[l] && may_name(l)) place(l, nearer);
  }

 private:
  struct Uses {
    std::size_t lines = 0, names = 0, heads = 0;
  };

  // Where a page names its authors above the headlines, a line that might end the text above it does not.
  bool names_above() const {
    const auto heads = std::count_if(by_top_.begin(), by_top_.end(), [&](std::size_t l) {
      return out_.authors[l] && !used_[l] && may_name(l) && heads_article(l, kNearer);
    });
    const auto all = std::count_if(by_top_.begin(), by_top_.end(), [&](std::size_t l) {
      return out_.authors[l] && !used_[l] && may_name(l);
    });
    return heads > 1 && 3 * heads >= all;
  }

  void place(std::size_t l, double nearer) {
    LineClass& it = out_.classes[l];
    if (it == LineClass::heading) return;
    if (heads_article(l, nearer))
      it = LineClass::display;
    else if (it == LineClass::display)
      it = LineClass::body;
  }

  bool is_short(std::size_t l) const {  // for an author, and no opening of a text
    return !hints_[l].ends_sentence && !page_.lines[l].has_initial &&
           count_characters(page_.lines[l].text) <= longest_author();
  }

  bool may_name(std::size_t l) const {
    const LineHint& hint = hints_[l];
    return (hint.byline || hint.only_names || hint.may_name) && !hint.caption && !hint.credit &&
           !hint.repeated && is_short(l);
  }

  void count_types() {
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      if (used_[l] || !differs(l)) continue;
      Uses& uses = types_[type_of(page_.lines[l])];
      ++uses.lines;
      uses.names += may_name(l);
      uses.heads += is_display(l) && heads_text(l);
    }
  }

  // Right above text, with no headline right above: "Escape From Vermerk Island" may be a name, too.
  bool heads_text(std::size_t l) const {
    const Box& b = box(l);
    bool text_below = false;
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 5 * em_);
         at != by_top_.end() && box(*at).y0 < b.y1 + kNear * em_ && ++seen <= kMostAround; ++at) {
      const Box& o = box(*at);
      if (*at == l || overlap_x(o, b) <= 0) continue;
      const bool below = o.centre_y() > b.centre_y();
      if (!below && is_display(*at) && !has_type_of(*at, l) && b.y0 - o.y1 < kNear * em_) return false;
      text_below = text_below || (below && !is_display(*at) && !may_name(*at));
    }
    return text_below;
  }

  // By its words, or in a type of which most lines may be names; in that of the text only above a headline.
  bool names_author(std::size_t l) const {
    const LineHint& hint = hints_[l];
    if (hint.byline) return true;
    if (used_[l] || !may_name(l) || is_at_picture(box(l))) return false;
    if (!differs(l)) return hint.may_name && !out_.measures.spaced && heads_article(l, kNearer);
    if (hint.only_names) return !goes_on_in_type(l);
    const Uses& uses = types_.at(type_of(page_.lines[l]));
    return uses.names > 1 && uses.names * 3 >= uses.lines * 2 && uses.heads * 2 < uses.lines;
  }

  // Whether the line right above or below is set in the same type, and no name: the end of a caption.
  bool goes_on_in_type(std::size_t l) const {
    const Box& b = box(l);
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 2 * em_);
         at != by_top_.end() && box(*at).y0 < b.y1 + em_ && ++seen <= kMostAround; ++at)
      if (*at != l && has_type_of(*at, l) && !may_name(*at) && is_near(b, box(*at), 0.7 * em_)) return true;
    return false;
  }

  // "Education correspondent", below the name and in its size.
  void take_post(std::size_t author) {
    const Box& b = box(author);
    std::size_t seen = 0;
    for (auto at = first_from(b.y1 - 0.3 * em_);
         at != by_top_.end() && box(*at).y0 < b.y1 + 0.7 * em_ && ++seen <= kMostAround; ++at) {
      const Box& o = box(*at);
      const bool aligned =
          std::abs(o.x0 - b.x0) < 0.3 * em_ || std::abs(o.centre_x() - b.centre_x()) < 0.3 * em_;
      if (aligned && !used_[*at] && differs(*at) &&
          type_of(page_.lines[*at]).first == type_of(page_.lines[author]).first && is_short(*at) &&
          !hints_[*at].lead)
        out_.authors[*at] = true;
    }
  }

  // Where the names of photographers stand.
  bool is_at_picture(const Box& b) const {
    return std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
      return z.kind == ZoneKind::figure &&
             touch(b, {z.box.x0 - em_, z.box.y0 - em_, z.box.x1 + em_, z.box.y1 + em_});
    });
  }

  // Above a headline, at its edge or in its middle, and nearer to it than to what stands above both.
  bool heads_article(std::size_t l, double nearer) const {
    if (out_.measures.spaced && !hints_[l].byline && !hints_[l].only_names)
      return false;  // or a kicker of two words
    const Box& b = box(l);
    double above = 1e9, below = 1e9;
    bool display_above = false, display_below = false;
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 5 * em_);
         at != by_top_.end() && box(*at).y0 < b.y1 + kNear * em_ && ++seen <= kMostAround; ++at) {
      const Box& o = box(*at);
      if (*at == l || overlap_x(o, b) <= 0) continue;
      const bool under = o.centre_y() > b.centre_y();
      const double gap = under ? o.y0 - b.y1 : b.y0 - o.y1;
      double& least = under ? below : above;
      if (gap >= least) continue;
      least = gap;
      const bool aligned = std::abs(o.x0 - b.x0) < 0.5 * em_ || std::abs(o.centre_x() - b.centre_x()) < em_;
      (under ? display_below : display_above) = is_display(*at) && (!under || aligned);
    }
    return display_below && !display_above && below < kNear * em_ && below < nearer * above;
  }

  std::map<Type, Uses> types_;
};

}  // namespace

void find_authors(ZoneWork& work) { Authors(work).run(); }

}  // namespace broadsheet::layout
