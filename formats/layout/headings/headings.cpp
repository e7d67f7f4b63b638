#include "layout/headings/headings.hpp"

#include "layout/characters.hpp"
#include "layout/zones/zone_stage.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr double kHeadingGap = 0.9;  // em between the lines of one heading
constexpr double kSameCentre = 1.2;  // em between the centres of its lines; of stream neighbours more
constexpr double kSameCentreStream = 4;

class Headings : ZoneStage {
 public:
  explicit Headings(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    const double least = kHeadingGap * em_;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (used_[i] || !is_display(i)) continue;
      const auto fits = [&](const Box& all, const std::vector<std::size_t>& group, std::size_t l) {
        if (!is_display(l)) return false;
        const double size = std::max(page_.lines[l].size, page_.lines[group.back()].size);
        if (!is_near(all, box(l), std::max(least, 0.45 * size)) || rule_between(out_.rules, all, box(l), em_))
          return false;
        const bool follows =
            page_.stream_is_reading_order &&
            std::any_of(group.begin(), group.end(), [&](std::size_t g) { return g + 1 == l || l + 1 == g; });
        const double off = std::abs(box(l).centre_x() - all.centre_x());
        const bool left = std::abs(box(l).x0 - all.x0) < 0.5 * em_;
        return off < (follows ? kSameCentreStream : kSameCentre) * em_ || left;
      };
      Zone zone;
      zone.kind = ZoneKind::heading;
      zone.lines = stack(i, 3 * em_, fits);
      if (is_large_text(zone.lines)) {
        for (const std::size_t l : zone.lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      zone.box = box(zone.lines.front());
      for (const std::size_t l : zone.lines) zone.box = united(zone.box, box(l));
      out_.zones.push_back(std::move(zone));
    }
  }

 private:
  // An opening paragraph or a comment in larger type: sentences, in more lines than a head group has.
  bool is_large_text(const std::vector<std::size_t>& lines) const {
    std::size_t characters = 0;
    for (const std::size_t l : lines) {
      if (out_.classes[l] == LineClass::heading) return false;
      characters += count_characters(page_.lines[l].text);
    }
    const std::size_t least = out_.measures.spaced ? 160 : 60;
    return lines.size() > 4 && characters > least && hints_[lines.back()].ends_sentence;
  }
};

}  // namespace

void find_headings(ZoneWork& work) { Headings(work).run(); }

}  // namespace broadsheet::layout
