#include "html/content/stories.hpp"

#include "html/content/furniture.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr char kLowest = '4';            // level of headings that stories have
constexpr std::size_t kShortest = 25;    // columns of a paragraph that counts
constexpr std::size_t kTeaser = 300;     // columns of a story whose heading may lead to another page
constexpr double kMostLinked = 0.3;      // of its text
constexpr std::size_t kTimesAsLong = 4;  // is no other kind of text yet

struct Story {
  std::size_t index = 0;
  std::size_t text = 0;  // columns in paragraphs
};

class Stories {
 public:
  explicit Stories(const PageTree& tree) : elements_(tree.elements) {}

  /// Those with a heading of `level` ('1' to '6'), in the order of the page, none within another.
  std::vector<Story> of(char level) {
    count_headings(level);
    std::vector<Story> found;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!is_heading_up_to(i, level) || name_of(i)[1] != level) continue;
      const Story story = story_of(i);
      if (story.text > 0) found.push_back(story);
    }
    return found;
  }

  /// Whether a heading above `level` stands before the first story.
  bool are_under_headline(char level, std::size_t first) const {
    for (std::size_t i = 0; i < first; ++i)
      if (is_heading_up_to(i, static_cast<char>(level - 1)) && elements_[i].text > 0) return true;
    return false;
  }

 private:
  std::string_view name_of(std::size_t index) const { return elements_[index].node.name(); }

  bool is_heading_up_to(std::size_t index, char level) const {
    const std::string_view name = name_of(index);
    return !elements_[index].skipped && is_heading(name) && name[1] <= level;
  }

  void count_headings(char level) {
    headings_before_.assign(1, 0);
    for (std::size_t i = 0; i < elements_.size(); ++i)
      headings_before_.push_back(headings_before_.back() + (is_heading_up_to(i, level) ? 1 : 0));
  }

  // The largest element that has this heading and none beside it.
  Story story_of(std::size_t heading) const {
    std::size_t top = heading;
    while (top != 0) {
      const std::size_t above = elements_[top].parent;
      if (above == 0 || headings_before_[elements_[above].end] - headings_before_[above] > 1) break;
      top = above;
    }
    const Element& e = elements_[top];
    Story story{top, 0};
    if (top == heading || e.link_density() > kMostLinked) return story;
    for (std::size_t i = top; i < e.end; ++i)
      if (!elements_[i].skipped && elements_[i].own >= kShortest && !is_heading(name_of(i)))
        story.text += elements_[i].own;
    const bool is_link = elements_[heading].link_density() > 0.5;
    if (is_link && story.text < kTeaser) story.text = 0;
    return story;
  }

  const std::vector<Element>& elements_;
  std::vector<std::size_t> headings_before_;
};

bool is_within(const PageTree& tree, std::size_t index, std::size_t above) {
  return above <= index && index < tree.elements[above].end;
}

bool is_within_one(const PageTree& tree, std::size_t index, const Roots& roots) {
  return std::any_of(roots.begin(), roots.end(),
                     [&](std::size_t root) { return is_within(tree, index, root); });
}

bool are_of_one_class(const PageTree& tree, const Story& a, const Story& b) {
  const pugi::xml_node one = tree.elements[a.index].node, other = tree.elements[b.index].node;
  const std::string_view its_class = one.attribute("class").value();
  return !its_class.empty() && its_class == other.attribute("class").value() &&
         std::string_view(one.name()) == other.name();
}

bool are_of_one_length(const Story& a, const Story& b) {
  return std::max(a.text, b.text) <= kTimesAsLong * std::min(a.text, b.text);
}

// Those that are like the longest of the stories that the roots have a part in.
std::vector<Story> alike(const PageTree& tree, const std::vector<Story>& stories, const Roots& roots) {
  Story longest;
  for (const Story& story : stories) {
    const bool is_found = is_within_one(tree, story.index, roots) ||
                          std::any_of(roots.begin(), roots.end(),
                                      [&](std::size_t root) { return is_within(tree, root, story.index); });
    if (is_found && story.text > longest.text) longest = story;
  }
  std::vector<Story> found;
  if (longest.text == 0) return found;
  for (const Story& story : stories)
    if (are_of_one_length(story, longest) || are_of_one_class(tree, story, longest)) found.push_back(story);
  return found;
}

// Both, without what stands within another.
Roots joined(const PageTree& tree, Roots roots, const std::vector<Story>& stories) {
  for (const Story& story : stories) roots.push_back(story.index);
  std::sort(roots.begin(), roots.end());
  Roots kept;
  for (const std::size_t root : roots)
    if (kept.empty() || !is_within(tree, root, kept.back())) kept.push_back(root);
  return kept;
}

}  // namespace

std::vector<Roots> with_stories(const PageTree& tree, Roots roots) {
  Stories stories(tree);
  for (char level = '1'; level <= kLowest; ++level) {
    const std::vector<Story> found = alike(tree, stories.of(level), roots);
    const bool is_one_lost = std::any_of(
        found.begin(), found.end(), [&](const Story& s) { return !is_within_one(tree, s.index, roots); });
    if (found.size() < 2 || !is_one_lost) continue;
    Roots all = joined(tree, roots, found);
    const bool are_all_stories = all.size() == found.size();
    if (!are_all_stories || stories.are_under_headline(level, found.front().index)) return {std::move(all)};
    std::vector<Roots> articles;
    for (const std::size_t root : all) articles.push_back({root});
    return articles;
  }
  return {std::move(roots)};
}

}  // namespace broadsheet::html
