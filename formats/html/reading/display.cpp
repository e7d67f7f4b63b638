#include "html/reading/display.hpp"

#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/reading/bylines.hpp"
#include "html/reading/dates.hpp"
#include "html/reading/heading.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr std::size_t kParagraph = 80;        // columns of a paragraph of the body
constexpr std::size_t kMostElements = 10000;  // that are looked at for display lines
constexpr std::size_t kLongestLine = 400;     // columns of a display line

std::string_view attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// How much two lines have in common, from 0 to 1.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::map<std::string_view, int> counts;
  for (const std::string& word : a) ++counts[word];
  std::size_t common = 0;
  for (const std::string& word : b)
    if (const auto found = counts.find(word); found != counts.end() && found->second-- > 0) ++common;
  return a.empty() || b.empty()
             ? 0
             : 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

bool is_deck(pugi::xml_node node) {
  return attribute(node, "role") == "doc-subtitle" ||
         contains_one_of(names_of(node), {"standfirst", "subtitle", "sub-headline", "subheadline",
                                          "subheading", "dek", "deck", "unterzeile"});
}

// A paragraph that leads into the article, in an element of its own before it.
bool is_intro(pugi::xml_node node) {
  std::string names = names_of(node);
  // The space between lines, not a lead.
  for (std::size_t at; (at = names.find("leading")) != names.npos;) names.erase(at, 7);
  return is_deck(node) ||
         contains_one_of(names, {"intro", "lead", "teaser", "vorspann", "abstract", "summary", "excerpt",
                                 "chapo", "sumario", "entradilla", "description", "bajada"});
}

bool tells_date(pugi::xml_node node) {
  if (is_one_of(attribute(node, "itemprop"), {"datePublished", "dateCreated"})) return true;
  return contains_one_of(names_of(node), {"date", "publish", "posted", "timestamp", "datum", "pubtime",
                                          "byline-time", "entry-meta", "post-meta", "article-meta", "time"});
}

bool tells_change(pugi::xml_node node) {
  const std::string names = names_of(node);
  return attribute(node, "itemprop") == "dateModified" ||
         (contains_one_of(names, {"modified", "updated"}) && !contains_one_of(names, {"publish"}));
}

}  // namespace

Display::Display(PageTree& tree, const Roots& roots, const PageFacts& facts, bool is_only)
    : tree_(tree), roots_(roots), facts_(facts), is_only_(is_only), headline_(kNone), begin_(roots.front()) {}

bool Display::is_inside(std::size_t index) const {
  return std::any_of(roots_.begin(), roots_.end(),
                     [&](std::size_t root) { return root <= index && index < tree_.elements[root].end; });
}

// Up to where the text begins, or in what directly follows it.
bool Display::is_around(std::size_t index) const {
  constexpr std::size_t kBehind = 60;
  return index < begin_ || index < tree_.elements[roots_.back()].end + kBehind;
}

std::string Display::text(std::size_t index) const { return text_in(tree_.elements[index].node); }

std::size_t Display::first_paragraph() const {
  for (const std::size_t root : roots_)
    for (std::size_t i = root; i < tree_.elements[root].end; ++i)
      if (const Element& e = tree_.elements[i];
          !e.skipped && !is_heading(e.node.name()) && e.own >= kParagraph)
        return i;
  return tree_.elements[roots_.back()].end;
}

void Display::take(Article& article) {
  take_headline(article);
  take_bylines(article);
  take_intro(article);
  take_lines(article);
}

void Display::take_headline(Article& article) {
  headline_ = is_only_ ? heading_like_title() : kNone;
  if (headline_ == kNone) headline_ = lone_heading();
  if (headline_ != kNone) {
    Heading heading = heading_of(tree_.elements[headline_].node, short_titles());
    article.headline = without_tail(std::move(heading.headline), facts_.publication);
    if (!heading.kicker.empty()) article.kickers.push_back(std::move(heading.kicker));
    tree_.skip(headline_);
  } else if (is_only_ && !facts_.titles.empty()) {
    article.headline = without_site(facts_.titles.front(), facts_.publication);
  }
}

std::vector<std::string> Display::short_titles() const {
  std::vector<std::string> titles;
  for (const std::string& title : facts_.titles) {
    titles.push_back(title);
    titles.push_back(without_site(title, facts_.publication));
  }
  return titles;
}

// The heading that the page calls its title: of those that are as like it the highest, then the first.
std::size_t Display::heading_like_title() const {
  std::vector<std::vector<std::string>> titles;
  for (const std::string& title : short_titles()) titles.push_back(words_of(title));
  std::size_t best = kNone;
  double most = 0;
  constexpr double kAlike = 0.6, kRank = 0.1;
  const std::size_t end = std::min(tree_.elements[roots_.back()].end, tree_.elements.size());
  for (std::size_t i = 0; i < end && i < begin_ + kMostElements; ++i) {
    const Element& e = tree_.elements[i];
    const std::string_view name = e.node.name();
    const bool is_headline =
        attribute(e.node, "itemprop") == "headline" ||
        contains_one_of(names_of(e.node), {"headline", "entry-title", "post-title", "article-title"});
    if (!(is_heading(name) && name[1] <= '4') && !is_headline) continue;
    if (is_beside_text(e.node) || e.end - i > 40 || is_site_name(e.node)) continue;
    const std::string text = text_in(e.node);
    if (text.empty() || text == facts_.publication || text.size() > 4 * kLongestLine) continue;
    const std::vector<std::string> words = words_of(text);
    double like = 0;
    for (const auto& title : titles) like = std::max(like, likeness(words, title));
    if (like < kAlike) continue;
    like -= kRank * (is_heading(name) ? name[1] - '1' : 1);
    if (like > most) most = like, best = i;
  }
  return best;
}

// The h1 of the article; for a page without a title, also one before it; else the article's first heading.
std::size_t Display::lone_heading() const {
  if (const std::size_t found = heading_inside("h1"); found != kNone) return found;
  if (is_only_ && facts_.titles.empty())
    if (const std::size_t found = last_h1_before(); found != kNone) return found;
  const std::size_t second = heading_inside("h2");
  return second != kNone ? second : heading_inside("h3");
}

std::size_t Display::heading_inside(std::string_view name) const {
  const bool is_first = name == "h1";
  for (const std::size_t root : roots_)
    for (std::size_t i = root; i < tree_.elements[root].end; ++i) {
      const Element& e = tree_.elements[i];
      const bool is_named =
          name == e.node.name() || (is_first && attribute(e.node, "itemprop") == "headline");
      const bool is_here = is_first || !is_only_ || i < first_paragraph();
      if (!e.skipped && is_named && is_here && !text(i).empty() && !is_site_name(e.node)) return i;
    }
  return kNone;
}

std::size_t Display::last_h1_before() const {
  std::size_t found = kNone;
  for (std::size_t i = 0; i < begin_; ++i)
    if (const Element& e = tree_.elements[i]; std::string_view(e.node.name()) == "h1" &&
                                              !is_beside_text(e.node) && !text(i).empty() &&
                                              text(i) != facts_.publication && !is_site_name(e.node))
      found = i;
  return found;
}

// What stands between the headline and elements that hold the text.
void Display::take_intro(Article& article) {
  constexpr std::size_t kShortest = 40, kLongest = 800;  // columns
  if (headline_ == kNone || !is_only_) return;
  for (std::size_t i = headline_ + 1; i < begin_; ++i) {
    const Element& e = tree_.elements[i];
    if (e.skipped || is_beside_text(e.node) || e.end > begin_ || !is_intro(e.node) || is_byline(e.node))
      continue;
    if (std::string_view(e.node.name()).starts_with("fig")) continue;  // a picture and its caption
    if (e.text < kShortest || e.text > kLongest || e.link_density() > 0.3) continue;
    article.subheadlines.push_back(text(i));
    i = e.end - 1;
  }
}

void Display::take_lines(Article& article) {
  const std::size_t first = first_paragraph();
  for (const std::size_t root : roots_) {
    for (std::size_t i = root; i < tree_.elements[root].end; ++i) {
      const Element& e = tree_.elements[i];
      if (e.skipped || i == root) continue;
      const bool is_above = i < first || (headline_ != kNone && i < headline_);
      const std::string_view name = e.node.name();
      if (name == "time" || (tells_date(e.node) && e.text < kParagraph && !date_in(text(i), "").empty())) {
        if (i < first || name == "time") tree_.skip(i);
      } else if (is_above && is_kicker(e.node) && e.text < kLongestLine) {
        if (std::string line = text(i); !line.empty()) article.kickers.push_back(std::move(line));
        tree_.skip(i);
      } else if (is_deck(e.node) && e.text < kLongestLine && (is_above || i == first)) {
        if (std::string line = text(i); !line.empty()) article.subheadlines.push_back(std::move(line));
        tree_.skip(i);
      } else if (name == "h1" && (text(i) == article.headline || is_site_name(e.node))) {
        tree_.skip(i);
      }
    }
  }
}

std::string Display::date_of(std::size_t index) const {
  const pugi::xml_node node = tree_.elements[index].node;
  for (const char* const name : {"datetime", "content", "title"})
    if (std::string date = date_in(attribute(node, name), facts_.language); !date.empty()) return date;
  return date_in(text(index), facts_.language);
}

// Moments that are marked as such, other marks of a day, and last when it was changed.
std::string Display::marked_date() const {
  enum Mark { moment, day, change };
  const std::size_t end = tree_.elements[roots_.back()].end;
  for (const Mark wanted : {moment, day, change}) {
    for (std::size_t i = 0; i < tree_.elements.size() && i < end + 500; ++i) {
      const Element& e = tree_.elements[i];
      if (is_one_of(e.node.name(), {"body", "html", "main", "article"}) || e.text > kLongestLine) continue;
      const bool is_moment = std::string_view(e.node.name()) == "time";
      if (!is_moment && (!tells_date(e.node) || wanted == moment)) continue;
      if (tells_change(e.node) != (wanted == change)) continue;
      if (std::string date = date_of(i); !date.empty()) return date;
    }
  }
  return {};
}

// A short line beside headline and text that has a day in it.
std::string Display::printed_date() const {
  constexpr std::size_t kShort = 60;  // columns
  for (const std::size_t i : lines_beside_text()) {
    const Element& e = tree_.elements[i];
    if (i == headline_ || is_beside_text(e.node) || is_heading(e.node.name()) || e.text > kLongestLine)
      continue;
    const std::string line = text(i);
    if (measure(line).columns > kShort) continue;
    if (std::string date = date_in(line, facts_.language); !date.empty()) return date;
  }
  return {};
}

std::string Display::date() const {
  std::string date = marked_date();
  return date.empty() && is_only_ ? printed_date() : date;
}

}  // namespace broadsheet::html
