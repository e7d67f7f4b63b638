#include "issuetext/hints/lists.hpp"

#include "issuetext/hints/tag_weights.hpp"
#include "reconstruct/language/phrases.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace broadsheet::issuetext {
namespace {

constexpr View kMarks = U"•·●○◆◇◎■□▼▽▲△★☆▶▷►◀◁";
constexpr std::size_t kLongest = 12;  // lines of an item
constexpr double kHeading = 0.7;      // of the width of the items: what is wider may be text

class Lists {
 public:
  Lists(Page& page, const Profile& profile) : page_(page), profile_(profile) {}

  void run() {
    for (std::size_t i = 0; i < page_.lines.size();) {
      const std::vector<std::size_t> items = items_from(i);
      if (items.size() > 1) take(items);
      i = items.size() > 1 ? items.back() + 1 : i + 1;
    }
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }
  LineTag& tag(std::size_t i) { return page_.lines[i].tag; }

  // A mark, and what it begins: no byline, no jump mark and no caption that it points to.
  bool is_item(std::size_t i) const {
    const View s = text(i);
    return s.size() > 1 && contains(kMarks, s.front()) && s[1] != s.front() &&
           byline_line(s, profile_).empty() && !credit_of(s, profile_) && !jump_to(s, profile_) &&
           !jump_from(s, profile_);
  }

  // The first lines of the items of the list that begins with line i: each ends a sentence.
  std::vector<std::size_t> items_from(std::size_t i) {
    std::vector<std::size_t> items;
    const char32_t mark = text(i).front();
    if (!is_item(i)) return items;
    items.push_back(i);
    for (std::size_t k = i + 1; k < page_.lines.size() && k - items.back() <= kLongest; ++k) {
      if (text(k).front() == mark && is_item(k) && is_sentence_end(text(k - 1)))
        items.push_back(k);
      else if (!goes_on(k))
        break;
    }
    return items;
  }

  // Whether line k may be a further line of an item.
  bool goes_on(std::size_t k) {
    return !credit_of(text(k), profile_) &&
           sum_of(tag(k), kBodyLabels) + sum_of(tag(k), kPictureLabels) > 0.5f;
  }

  // The index after the last line of the item that line i begins: of the last one, where its first sentence
  // ends.
  std::size_t end_of(const std::vector<std::size_t>& items, std::size_t n) {
    if (n + 1 < items.size()) return items[n + 1];
    std::size_t end = items[n] + 1;
    while (end < page_.lines.size() && !is_sentence_end(text(end - 1)) && goes_on(end)) ++end;
    return end - items[n] <= kLongest ? end : items[n] + 1;
  }

  void set(std::size_t i, LineLabel label) {
    tag(i).fill(0);
    tag(i)[static_cast<std::size_t>(label)] = 1;
  }

  void take(const std::vector<std::size_t>& items) {
    double width = 0;
    for (std::size_t n = 0; n < items.size(); ++n) {
      const std::size_t end = end_of(items, n);
      for (std::size_t k = items[n]; k < end; ++k) {
        set(k, k == items[n] ? LineLabel::paragraph : LineLabel::body);
        width = std::max(width, page_.lines[k].width.natural);
      }
    }
    heading(items.front(), width);
  }

  // The line above the first item, where it is short and ends no sentence.
  void heading(std::size_t first, double width) {
    if (first == 0) return;
    const std::size_t above = first - 1;
    const View s = text(above);
    const bool begins = above == 0 || page_.lines[above].blank_before || is_sentence_end(text(above - 1)) ||
                        sum_of(tag(above - 1), kBodyLabels) < 0.5f;
    if (!begins || is_sentence_end(s) || contains(U",;:、，：；-–—", s.back()) || leaves_open(s)) return;
    if (page_.lines[above].width.natural > kHeading * width) return;
    set(above, LineLabel::headline);
    set(first, LineLabel::opening);
  }

  Page& page_;
  const Profile& profile_;
};

}  // namespace

void weigh_lists(Page& page, const Profile& profile) {
  if (!page.lines.empty() && is_tagged(page.lines.front().tag)) Lists(page, profile).run();
}

}  // namespace broadsheet::issuetext
