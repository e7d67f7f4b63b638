#include "html/content/main_text.hpp"

#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/content/stories.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

namespace broadsheet::html {
namespace {

constexpr std::size_t kShortest = 25;   // columns of a paragraph that counts
constexpr std::size_t kParagraph = 80;  // columns of one that is sentences
constexpr std::size_t kMostlyText = 6;  // tenths of a text that stand in such
constexpr std::size_t kTeaser = 300;    // columns of an article that is one of several

std::string_view name_of(const Element& e) { return e.node.name(); }

double first_score(const Element& e) {
  const std::string_view name = name_of(e);
  double score = 0;
  if (name == "div") score = 5;
  if (is_one_of(name, {"article", "main"})) score = 10;
  if (is_one_of(name, {"pre", "td", "blockquote"})) score = 3;
  if (is_one_of(name, {"address", "ol", "ul", "dl", "dd", "dt", "li", "form"})) score = -3;
  if (is_heading(name) || name == "th") score = -5;
  if (std::string_view(e.node.attribute("itemprop").value()) == "articleBody") score += 25;
  return score + weight_of_names(e.node);
}

class Scores {
 public:
  explicit Scores(const PageTree& tree) : elements_(tree.elements), scores_(elements_.size()) {
    for (std::size_t i = 0; i < elements_.size(); ++i) add_paragraph(i);
  }

  bool has(std::size_t index) const { return scores_[index].has_value(); }
  double of(std::size_t index) const {
    return scores_[index] ? *scores_[index] * (1 - elements_[index].link_density()) : 0;
  }

  /// The best, and the other good ones.
  std::vector<std::size_t> best(std::size_t count) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < elements_.size(); ++i)
      if (scores_[i] && !elements_[i].skipped) found.push_back(i);
    const std::size_t kept = std::min(count, found.size());
    std::partial_sort(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
        [this](std::size_t a, std::size_t b) { return of(a) != of(b) ? of(a) > of(b) : a < b; });
    found.resize(kept);
    return found;
  }

 private:
  // What stands in a paragraph speaks for the element around it, and less and less for those above.
  void add_paragraph(std::size_t index) {
    const Element& e = elements_[index];
    const bool is_container =
        is_one_of(name_of(e), {"div", "section", "article", "main", "body", "center", "form", "blockquote"});
    const bool is_paragraph = is_one_of(name_of(e), {"p", "pre", "td"});
    if (e.skipped || e.own < kShortest || !(is_container || is_paragraph)) return;
    const double score =
        1 + static_cast<double>(e.own_commas) + std::min(static_cast<double>(e.own) / 100, 3.0);
    constexpr std::array<double, 5> kShares = {1, 0.5, 1.0 / 6, 1.0 / 9, 1.0 / 12};
    std::size_t at = is_container ? index : e.parent;
    for (const double share : kShares) {
      if (!scores_[at]) scores_[at] = first_score(elements_[at]);
      *scores_[at] += score * share;
      if (at == 0) break;
      at = elements_[at].parent;
    }
  }

  const std::vector<Element>& elements_;
  std::vector<std::optional<double>> scores_;
};

class Search {
 public:
  explicit Search(const PageTree& tree) : elements_(tree.elements), scores_(tree) {}

  Roots roots() const {
    const std::vector<std::size_t> best = scores_.best(5);
    if (best.empty()) return {};
    return with_neighbours(up_from(common_above(best)));
  }

 private:
  bool is_above(std::size_t above, std::size_t index) const {
    return above <= index && index < elements_[above].end;
  }

  // Where three others are nearly as good, the article is what is around them all.
  std::size_t common_above(const std::vector<std::size_t>& best) const {
    std::vector<std::size_t> good;
    for (const std::size_t i : best)
      if (i != best[0] && scores_.of(i) >= 0.75 * scores_.of(best[0])) good.push_back(i);
    if (good.size() < 3) return best[0];
    for (std::size_t at = best[0]; at != 0; at = elements_[at].parent) {
      const auto inside =
          std::count_if(good.begin(), good.end(), [&](std::size_t i) { return is_above(at, i); });
      if (inside >= 3) return at;
    }
    return best[0];
  }

  // Further up while that is as good: the text may go on beside what was found.
  std::size_t up_from(std::size_t top) const {
    double last = scores_.of(top);
    const double least = last / 3;
    for (std::size_t at = elements_[top].parent; at != 0; at = elements_[at].parent) {
      if (!scores_.has(at)) continue;
      const double score = scores_.of(at);
      if (score < least) break;
      if (score > last) {
        top = at;
        break;
      }
      last = score;
    }
    while (top != 0 && elements_[top].parent != 0 &&
           (is_part(top) || is_only_child(top) || has_more_text_above(top)))
      top = elements_[top].parent;
    return top;
  }

  // Whether what the parent has beside it is text: leads and sections that stand in elements of their own.
  bool has_more_text_above(std::size_t index) const {
    const std::size_t above = elements_[index].parent;
    std::size_t paragraphs = 0;
    for (std::size_t i = above + 1; i < elements_[above].end; ++i) {
      if (i == index) i = elements_[index].end;
      if (i >= elements_[above].end) break;
      if (const Element& e = elements_[i]; !e.skipped && e.own >= kParagraph) paragraphs += e.own;
    }
    return 10 * paragraphs > kMostlyText * (elements_[above].text - elements_[index].text);
  }

  // A list, a row or a quotation is a part of an article.
  bool is_part(std::size_t index) const {
    return is_one_of(name_of(elements_[index]), {"ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr",
                                                 "td", "blockquote", "figure"});
  }

  bool is_only_child(std::size_t index) const {
    const Element& above = elements_[elements_[index].parent];
    return elements_[index].parent + 1 == index && elements_[index].end == above.end;
  }

  Roots with_neighbours(std::size_t top) const {
    if (top == 0) return {top};
    const double least = std::max(10.0, 0.2 * scores_.of(top));
    const std::string its_class = elements_[top].node.attribute("class").value();
    const std::size_t above = elements_[top].parent;
    Roots roots;
    for (std::size_t i = above + 1; i < elements_[above].end; i = elements_[i].end) {
      const Element& e = elements_[i];
      if (e.skipped) continue;
      const bool is_alike = !its_class.empty() && its_class == e.node.attribute("class").value();
      const double bonus = is_alike ? 0.2 * scores_.of(top) : 0;
      const bool is_good = scores_.has(i) && scores_.of(i) + bonus >= least;
      const bool is_paragraph = name_of(e) == "p" && e.link_density() < 0.25 && e.text > 80;
      if (i == top || is_good || is_paragraph) roots.push_back(i);
    }
    return roots;
  }

  const std::vector<Element>& elements_;
  Scores scores_;
};

// Whether it is no text although it stands in the article: its names, links, fields or lack of words
// tell. Lists may be links where they are all of the text.
bool is_clutter(const Element& e, std::size_t text_of_article) {
  const std::string_view name = name_of(e);
  if (!is_one_of(name,
                 {"div", "section", "ul", "ol", "dl", "table", "form", "fieldset", "header", "footer", "p"}))
    return false;
  if (5 * e.unlinked() > 2 * text_of_article) return false;
  if (name == "p") return false;
  const int weight = weight_of_names(e.node);
  if (weight < 0) return true;
  if (e.commas >= 10) return false;
  const bool is_list = name == "ul" || name == "ol" || 10 * e.in_lists > 9 * e.text;
  const double links = e.link_density();
  if (e.inputs > e.paragraphs / 3) return true;
  if (!is_list && weight < 25 && links > 0.2) return true;
  return links > 0.5;
}

// A short line that leads elsewhere, and the links below it.
bool is_pointer(const Element& e) {
  constexpr std::size_t kLongest = 60;  // columns
  return e.text > 0 && e.text <= kLongest && is_block(name_of(e)) && leads_elsewhere(text_in(e.node));
}

void skip_pointer(PageTree& tree, std::size_t index) {
  const std::size_t above = tree.elements[tree.elements[index].parent].end;
  const bool is_whole = tree.elements[index].link_density() > 0.3;  // it is a link itself
  tree.skip(index);
  for (std::size_t next = tree.elements[index].end; !is_whole && next < above;
       next = tree.elements[next].end) {
    if (tree.elements[next].text == 0) continue;
    if (tree.elements[next].link_density() < 0.8) return;
    tree.skip(next);
  }
}

void skip_clutter(PageTree& tree, const Roots& roots) {
  std::size_t all = 0;
  for (const std::size_t root : roots) all += tree.elements[root].unlinked();
  for (const std::size_t root : roots)
    for (std::size_t i = root + 1; i < tree.elements[root].end; ++i)
      if (tree.elements[i].skipped)
        continue;
      else if (is_clutter(tree.elements[i], all))
        tree.skip(i);
      else if (is_pointer(tree.elements[i]))
        skip_pointer(tree, i);
}

bool has_heading(const PageTree& tree, std::size_t index) {
  for (std::size_t i = index; i < tree.elements[index].end; ++i)
    if (is_one_of(tree.elements[i].node.name(), {"h1", "h2", "h3"}) && !tree.elements[i].skipped) return true;
  return false;
}

std::vector<Roots> article_elements(const PageTree& tree) {
  std::vector<std::size_t> found;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < tree.elements.size(); ++i) {
    const Element& e = tree.elements[i];
    if (name_of(e) != "article" || e.skipped) continue;
    found.push_back(i);
    longest = std::max(longest, e.unlinked());
    i = e.end - 1;
  }
  std::vector<Roots> kept;
  for (const std::size_t i : found) {
    const std::size_t text = tree.elements[i].unlinked();
    if (text >= kTeaser && 4 * text >= longest && has_heading(tree, i)) kept.push_back({i});
  }
  return kept;
}

}  // namespace

std::vector<Roots> main_texts(PageTree& tree) {
  if (tree.elements.empty()) return {};
  tree.skip_unlikely();
  std::vector<Roots> found = article_elements(tree);
  if (found.size() < 2) {
    Roots roots = Search(tree).roots();
    if (roots.empty() && found.size() == 1) roots = found[0];
    if (roots.empty() && tree.elements[0].text > 0) roots = {0};
    found.clear();
    if (!roots.empty()) found = with_stories(tree, std::move(roots));
  }
  for (const Roots& roots : found) skip_clutter(tree, roots);
  tree.sum();
  return found;
}

}  // namespace broadsheet::html
