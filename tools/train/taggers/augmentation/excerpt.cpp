#include "taggers/augmentation/excerpt.hpp"

#include <algorithm>

namespace broadsheet::train {
namespace {

constexpr double kWhole = 0.25;        // of the excerpts have all articles
constexpr double kNoFurniture = 0.85;  // … have no furniture
constexpr std::size_t kMostArticles = 3;

bool is_display(const SampleLine& l) {
  using enum LineLabel;
  return l.label && (*l.label == headline || *l.label == headline_on || *l.label == kicker ||
                     *l.label == kicker_on || *l.label == deck || *l.label == deck_on);
}

bool is_furniture(const SampleLine& l) { return l.label == LineLabel::furniture; }

// Where a head group begins after something else: articles may be cut there.
std::vector<std::size_t> article_begins(const Sample& page) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (is_display(page.lines[i]) && (i == 0 || !is_display(page.lines[i - 1]))) out.push_back(i);
  return out;
}

// The page of the lines that are kept; an element goes with its first line.
Sample only(const Sample& page, const std::vector<bool>& kept) {
  Sample out = page;
  out.lines.clear();
  out.elements.clear();
  std::vector<std::size_t> place(page.lines.size());
  bool blank = false;  // before a line that was left out
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    place[i] = out.lines.size();
    blank = blank || page.lines[i].blank_before;
    if (!kept[i]) continue;
    out.lines.push_back(page.lines[i]);
    out.lines.back().blank_before = blank && place[i] > 0;
    blank = false;
  }
  for (Element e : page.elements) {
    const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(e.first);
    if (!std::all_of(begin, begin + static_cast<std::ptrdiff_t>(e.count), [](bool k) { return k; })) continue;
    e.first = place[e.first];
    out.elements.push_back(std::move(e));
  }
  return out;
}

}  // namespace

Sample excerpt_of(const Sample& page, std::uint64_t seed) {
  Dice dice(seed);
  const std::vector<std::size_t> begins = article_begins(page);
  std::size_t begin = 0, end = page.lines.size();
  if (begins.size() > 1 && !dice.chance(kWhole)) {
    const std::size_t first = dice.below(begins.size());
    const std::size_t past = first + 1 + dice.below(kMostArticles);
    begin = begins[first];
    if (past < begins.size()) end = begins[past];
  }
  const bool bare = dice.chance(kNoFurniture);
  std::vector<bool> kept(page.lines.size());
  for (std::size_t i = begin; i < end; ++i) kept[i] = !bare || !is_furniture(page.lines[i]);
  Sample out = only(page, kept);
  return out.lines.empty() ? page : out;
}

}  // namespace broadsheet::train
