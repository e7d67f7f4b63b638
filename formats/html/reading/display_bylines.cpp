// The bylines of an article.
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/reading/bylines.hpp"
#include "html/reading/display.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr std::size_t kLongestLine = 400;  // columns of a line of display
constexpr std::size_t kAbove = 40;         // elements above the headline that may name the author
constexpr std::size_t kBelow = 12;         // elements at the end of the text that may

// "Profile", beside "Guest book".
bool is_in_menu(pugi::xml_node node) {
  for (int depth = 0; node && depth < 5; ++depth, node = node.parent())
    if (contains_one_of(names_of(node), {"navigation", "navbar", "menu"})) return true;
  return false;
}

}  // namespace

// Elements that are marked up as bylines: those between headline and text, those above, those below.
Display::Marked Display::marked_bylines() {
  const std::size_t first = first_paragraph();
  Marked marked;
  for (std::size_t i = 0, last_end = 0; i < tree_.elements.size(); ++i) {
    const Element& e = tree_.elements[i];
    if (i < last_end || is_beside_text(e.node) || !is_byline(e.node)) continue;
    if (!is_inside(i) && !(is_only_ && is_around(i))) continue;
    if (measure(text_in(e.node)).columns > kLongestLine) continue;
    const bool is_between = i <= first && headline_ != kNone && i > headline_;
    (is_between ? marked.between : i <= first ? marked.above : marked.below).push_back(i);
    last_end = e.end;
  }
  return marked;
}

// The first that says what they did, else the first.
std::vector<Byline> Display::first_of(const std::vector<std::size_t>& marked) {
  for (const std::size_t i : marked)
    if (is_inside(i)) tree_.skip(i);
  std::vector<Byline> first;
  for (const std::size_t i : marked) {
    std::vector<Byline> bylines = bylines_of(tree_.elements[i].node);
    if (!bylines.empty() && !bylines.front().role.empty()) return bylines;
    if (first.empty()) first = std::move(bylines);
  }
  return first;
}

// Elements from around the headline to the first paragraph, and from the end of the text.
std::vector<std::size_t> Display::lines_beside_text() const {
  const std::size_t top = headline_ == kNone ? begin_ : headline_;
  const std::size_t first = first_paragraph(), end = tree_.elements[roots_.back()].end;
  std::vector<std::size_t> lines;
  for (std::size_t i = top - std::min(top, kAbove); i < first + 1 && i < tree_.elements.size(); ++i)
    lines.push_back(i);
  for (std::size_t i = std::max(first + 1, end - std::min(end, kBelow)); i < end + kBelow; ++i)
    if (i < tree_.elements.size()) lines.push_back(i);
  return lines;
}

// Lines that say "By …", then links to the page of an author.
std::vector<Byline> Display::said_bylines() {
  if (!is_only_) return {};
  const std::vector<std::size_t> lines = lines_beside_text();
  for (const std::size_t i : lines) {
    const Element& e = tree_.elements[i];
    if (is_beside_text(e.node) || i == headline_ || e.end - i > 8 || e.text > kLongestLine) continue;
    std::vector<Byline> bylines = bylines_said_in(text_in(e.node));
    if (bylines.empty()) continue;
    if (is_inside(i)) tree_.skip(i);
    return bylines;
  }
  for (const std::size_t i : lines) {
    const Element& e = tree_.elements[i];
    if (i > first_paragraph() || is_beside_text(e.node)) continue;
    if (is_in_menu(e.node) || !leads_to_author(e.node.attribute("href").value())) continue;
    if (std::vector<Byline> bylines = bylines_in(text_in(e.node)); bylines.size() == 1) return bylines;
  }
  return {};
}

// Of pages that say it by no word: a name beside the day, one that is set off at the end of the text, as
// papers sign an article, or one over what is told of the author.
std::vector<Byline> Display::unsaid_bylines() {
  if (!is_only_) return {};
  const std::size_t first = first_paragraph();
  for (const std::size_t i : lines_beside_text()) {
    const Element& e = tree_.elements[i];
    if (i >= first || i == headline_ || is_beside_text(e.node) || e.end - i > 8 || e.text > kLongestLine)
      continue;
    std::vector<Byline> bylines = bylines_beside_date(text_in(e.node));
    if (bylines.empty()) continue;
    if (is_inside(i)) tree_.skip(i);
    return bylines;
  }
  if (std::vector<Byline> bylines = signature(); !bylines.empty()) return bylines;
  for (std::size_t i = first; i < tree_.elements.size(); ++i) {
    if (!is_about_author(tree_.elements[i].node)) continue;
    for (std::size_t inner = i + 1; inner < tree_.elements[i].end; ++inner)
      if (const pugi::xml_node node = tree_.elements[inner].node;
          is_heading(node.name()) || is_one_of(node.name(), {"a", "strong", "b"}))
        if (std::vector<Byline> bylines = name_alone(text_in(node)); !bylines.empty()) return bylines;
  }
  return {};
}

std::vector<Byline> Display::signature() {
  std::size_t last = kNone;
  for (std::size_t i = first_paragraph() + 1; i < tree_.elements[roots_.back()].end; ++i) {
    const Element& e = tree_.elements[i];
    if (!e.skipped && is_block(e.node.name()) && e.text > 0 && e.own > 0) last = i;
  }
  if (last == kNone) return {};
  const std::string text = text_in(tree_.elements[last].node);
  for (std::size_t i = last + 1; i < tree_.elements[last].end; ++i)
    if (is_one_of(tree_.elements[i].node.name(), {"strong", "b", "em", "i"}) &&
        text_in(tree_.elements[i].node) == text)
      if (std::vector<Byline> bylines = name_alone(text); !bylines.empty()) {
        tree_.skip(last);
        return bylines;
      }
  return {};
}

// What stands between headline and text is nearest.
std::vector<Byline> Display::printed_bylines() {
  const Marked marked = marked_bylines();
  std::vector<Byline> between = first_of(marked.between), above = first_of(marked.above),
                      below = first_of(marked.below);
  if (!between.empty()) return between;
  if (std::vector<Byline> said = said_bylines(); !said.empty()) return said;
  if (!above.empty() || !below.empty()) return above.empty() ? below : above;
  return facts_.authors.empty() ? unsaid_bylines() : std::vector<Byline>();
}

// The head of the page names authors for machines, mostly those that the page shows; where it shows one in a
// line that says "By …", that line is right.
void Display::take_bylines(Article& article) {
  article.bylines = printed_bylines();
  // "By Ann Hall, Harbour Post News": the paper is no second author.
  if (article.bylines.size() > 1 && !facts_.publication.empty())
    std::erase_if(article.bylines, [&](const Byline& b) {
      return b.name == facts_.publication || b.name.starts_with(facts_.publication + ' ');
    });
  if (!is_only_ || facts_.authors.empty()) return;
  std::vector<Byline> named;
  std::size_t shown = 0;
  for (const std::string& author : facts_.authors)
    for (Byline& byline : bylines_in(author)) {
      const auto same = std::find_if(article.bylines.begin(), article.bylines.end(),
                                     [&](const Byline& b) { return b.name == byline.name; });
      if (same != article.bylines.end()) byline.role = same->role, ++shown;
      // A paper that is called as who writes it, unless the page shows another.
      if (byline.name != facts_.publication || (article.bylines.empty() && facts_.is_person(author)))
        named.push_back(std::move(byline));
    }
  const bool says_so = !article.bylines.empty() && !article.bylines.front().role.empty();
  if (named.empty() || (says_so && (shown == 0 || shown == named.size()))) return;
  article.bylines = std::move(named);
}

}  // namespace broadsheet::html
