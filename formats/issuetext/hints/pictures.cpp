#include "issuetext/hints/pictures.hpp"

#include "issuetext/hints/tag_weights.hpp"
#include "reconstruct/language/phrases.hpp"

#include <algorithm>
#include <cstddef>

namespace broadsheet::issuetext {
namespace {

constexpr double kWider = 1;          // em by which a caption is set wider than the text above it
constexpr std::size_t kColumn = 6;    // lines above that tell how wide that is set
constexpr std::size_t kLongest = 10;  // lines of a caption with a paragraph above it

class Pictures {
 public:
  Pictures(Page& page, const Profile& profile) : page_(page), profile_(profile) {}

  void run() {
    for (std::size_t begin = 1, end = 1; begin < page_.lines.size(); begin = end + 1) {
      end = begin;
      while (end < page_.lines.size() && is_picture(end) && (end == begin || !page_.lines[end].blank_before))
        ++end;
      if (end > begin && end - begin <= kLongest && stands_below_text(begin)) look(begin, end);
    }
  }

 private:
  View text(std::size_t i) const { return page_.of(page_.lines[i]); }
  double width(std::size_t i) const { return page_.lines[i].width.natural; }
  bool is_picture(std::size_t i) const { return sum_of(page_.lines[i].tag, kPictureLabels) > 0.5f; }
  bool is_body(std::size_t i) const { return sum_of(page_.lines[i].tag, kBodyLabels) > 0.5f; }

  // Nothing but the end of a paragraph stands above line i.
  bool stands_below_text(std::size_t i) const {
    return !page_.lines[i].blank_before && is_body(i - 1) && is_sentence_end(text(i - 1));
  }

  // Lines [begin, end) are tagged as one caption: its first sentences are of the text above if they are set
  // to the width of that, and what follows to another.
  void look(std::size_t begin, std::size_t end) {
    std::size_t last = end;
    for (std::size_t k = begin + 1; k < end; ++k)
      if (is_sentence_end(text(k - 1)) && parts(begin, k, end)) last = k;
    if (last == end) return;
    for (std::size_t k = begin; k < last; ++k) {
      favour(page_.lines[k].tag, kBodyLabels, kPictureLabels, kCertain);
      if (k == begin) favour(page_.lines[k].tag, kStartLabels, std::array{LineLabel::body}, kCertain);
    }
  }

  // Whether [begin, k) is set to the column's width, and [k, end) wider.
  bool parts(std::size_t begin, std::size_t k, std::size_t end) const {
    if (starts_caption(text(begin), profile_) || is_credit(text(k), profile_)) return false;
    double column = 0, first = 0, second = 0;
    for (std::size_t i = begin; i-- > 0 && begin - i <= kColumn && is_body(i);)
      column = std::max(column, width(i));
    for (std::size_t i = begin; i < k; ++i) first = std::max(first, width(i));
    for (std::size_t i = k; i < end; ++i) second = std::max(second, width(i));
    return first < column + kWider && second > std::max(column, first) + kWider && ends_before(k, second);
  }

  // What begins line k would have fitted in the line above, were both set to that width.
  bool ends_before(std::size_t k, double measure) const {
    return width(k - 1) + page_.lines[k].unit + kWider < measure;
  }

  Page& page_;
  const Profile& profile_;
};

}  // namespace

void weigh_pictures(Page& page, const Profile& profile) {
  if (!page.lines.empty() && is_tagged(page.lines.front().tag)) Pictures(page, profile).run();
}

}  // namespace broadsheet::issuetext
