#include "layout/headings/rubrics.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kLongest = 24, kLongestOfSquare = 8;  // characters
constexpr std::size_t kStories = 3;                         // under one rubric
constexpr double kLarger = 1.1;                             // times the headlines below
constexpr double kNear = 3;                                 // em to the first of them
constexpr double kWidest = 60, kDeepest = 60;               // em that they take up

class Rubrics : ZoneStage {
 public:
  explicit Rubrics(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    for (const Zone& zone : out_.zones)
      if (zone.kind == ZoneKind::heading) heads_.push_back(zone.lines.front());
    for (Zone& zone : out_.zones)
      if (zone.kind == ZoneKind::heading && is_rubric(zone)) {
        out_.classes[zone.lines.front()] = LineClass::furniture;
        out_.rubrics.push_back(zone.lines.front());
        zone.lines.erase(zone.lines.begin());
        if (!zone.lines.empty()) zone.box = box_of(zone.lines);
      }
    std::erase_if(out_.zones, [](const Zone& z) { return z.kind == ZoneKind::heading && z.lines.empty(); });
  }

 private:
  bool is_rubric(const Zone& zone) const {
    const std::size_t rubric = zone.lines.front();
    const std::size_t most = out_.measures.spaced ? kLongest : kLongestOfSquare;
    if (count_characters(page_.lines[rubric].text) > most || hints_[rubric].ends_sentence) return false;
    const std::size_t first = zone.lines.size() > 1 ? zone.lines[1] : head_below(rubric);
    if (first == rubric || page_.lines[rubric].size < kLarger * page_.lines[first].size) return false;
    const auto stories = std::count_if(heads_.begin(), heads_.end(), [&](std::size_t other) {
      return other != first && has_type_of(other, first) &&
             (is_aligned_below(other, first, rubric) || is_in_next_column(other, rubric));
    });
    return static_cast<std::size_t>(stories) + 1 >= kStories;
  }

  bool is_aligned_below(std::size_t head, std::size_t first, std::size_t rubric) const {
    return box(head).y0 > box(rubric).y0 && (std::abs(box(head).x0 - box(first).x0) < 0.5 * em_ ||
                                             std::abs(box(head).y0 - box(first).y0) < 0.5 * em_);
  }

  // The stories may go on in the columns right of the rubric. A deck there has its headline above it.
  bool is_in_next_column(std::size_t head, std::size_t rubric) const {
    const Box& b = box(head);
    if (b.x0 < box(rubric).x1 || b.x0 > box(rubric).x0 + kWidest * em_ ||
        b.y0 < box(rubric).y0 - kNear * em_ || b.y0 > box(rubric).y0 + kDeepest * em_)
      return false;
    return std::none_of(first_from(b.y0 - kNear * em_), by_top_.cend(), [&](std::size_t above) {
      return box(above).y0 < b.y0 && overlap_x(box(above), b) > 0 &&
             page_.lines[above].size > kLarger * page_.lines[head].size;
    });
  }

  // The head right below, at the same edge; the line itself where there is none.
  std::size_t head_below(std::size_t line) const {
    std::size_t nearest = line;
    for (const std::size_t head : heads_) {
      const double gap = box(head).y0 - box(line).y1;
      if (head == line || gap < -0.3 * em_ || gap > kNear * em_ ||
          std::abs(box(head).x0 - box(line).x0) > 0.5 * em_)
        continue;
      if (nearest == line || box(head).y0 < box(nearest).y0) nearest = head;
    }
    return nearest;
  }

  std::vector<std::size_t> heads_;  // the first lines of headings
};

}  // namespace

void find_rubrics(ZoneWork& work) { Rubrics(work).run(); }

}  // namespace broadsheet::layout
