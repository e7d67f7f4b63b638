#include "issuetext/hints/headline_rows.hpp"

#include "reconstruct/language/phrases.hpp"

#include <utility>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kLongestCell = 60;  // characters
constexpr std::size_t kLeastBody = 3, kMostRows = 4;

class Finder {
 public:
  Finder(const Page& page, const PageFurniture& furniture, const Profile& profile)
      : page_(page), furniture_(furniture), profile_(profile) {}

  HeadlineRows run() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < page_.lines.size();) {
      std::size_t end = i;
      while (end < page_.lines.size() && is_cell(end)) ++end;
      const std::vector<std::size_t> bodies = end - i > 2 ? bodies_at(end) : std::vector<std::size_t>{};
      if (bodies.size() < 3 || end - i <= bodies.size() - 1) {  // of two or more texts, and where they end
        order.push_back(i++);
        continue;
      }
      note(i, end, bodies, order);
      i = bodies.back();
    }
    if (!is_told_) order.clear();
    return {first_, found_, std::move(order), std::move(lower_)};
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }
  bool ends_block(std::size_t i) const {
    return i + 1 == page_.lines.size() || page_.lines[i + 1].blank_before;
  }
  bool opens_body(std::size_t i) const {
    return !byline_line(text(i), profile_).empty() || lead_of(text(i), profile_).has_value();
  }
  // A block of one line that may be of a headline.
  bool is_cell(std::size_t i) const {
    const View s = text(i);
    return furniture_.lines[i] == FurnitureKind::none && (i == 0 || page_.lines[i].blank_before) &&
           ends_block(i) && s.size() <= kLongestCell && s.back() != '.' && !opens_body(i);
  }

  bool begins_headline(std::size_t i) const { return is_cell(i) && !is_lower(text(i).front()); }

  // Where texts begin that stand one after the other from `i` on, and where the last of them ends.
  std::vector<std::size_t> bodies_at(std::size_t i) const {
    std::vector<std::size_t> out = {i};
    while (i < page_.lines.size() && opens_body(i)) {
      std::size_t end = i + 1;
      while (end < page_.lines.size() && !begins_headline(end) &&
             !(page_.lines[end].blank_before && opens_body(end)))
        ++end;
      if (end - i < kLeastBody) break;
      out.push_back(i = end);
    }
    return out;
  }

  // [begin, end) are cells of rows, one for each of `bodies`.
  void note(std::size_t begin, std::size_t end, const std::vector<std::size_t>& bodies,
            std::vector<std::size_t>& order) {
    const std::size_t columns = bodies.size() - 1, cells = end - begin;
    const bool told = cells % columns == 0 && cells / columns <= kMostRows && cells > 2;
    if (!found_) first_ = page_.lines[begin].first;
    found_ = true;
    is_told_ |= told;
    if (!told)
      for (std::size_t i = begin; i < bodies.front(); ++i) order.push_back(i);
    for (std::size_t c = 0; c < columns; ++c) {
      for (std::size_t i = begin + c; told && i < end; i += columns) {
        order.push_back(i);
        if (i >= begin + columns) lower_.push_back(i);
      }
      for (std::size_t i = bodies[c]; i < bodies[c + 1]; ++i) order.push_back(i);
    }
  }

  const Page& page_;
  const PageFurniture& furniture_;
  const Profile& profile_;
  std::vector<std::size_t> lower_;
  std::size_t first_ = 0;
  bool found_ = false, is_told_ = false;
};

}  // namespace

HeadlineRows find_headline_rows(const Page& page, const PageFurniture& furniture, const Profile& profile) {
  return Finder(page, furniture, profile).run();
}

}  // namespace broadsheet::issuetext
