#include "html/reading/display.hpp"

#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/reading/bylines.hpp"
#include "html/reading/dates.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kParagraph = 80;        // columns of a paragraph of the body
constexpr std::size_t kMostElements = 10000;  // that are looked at for display lines
constexpr std::size_t kLongestLine = 400;     // columns of a display line

std::string_view attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// Words, or characters of languages that do not part them, without case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    const bool is_letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                           (c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && !(c >= 0x3000 && c < 0x3040) &&
                            !(c >= 0xFF00 && c < 0xFF10));
    if (!is_letter || common::is_cjk(c)) end();
    if (is_letter) common::append_char(word, c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (common::is_cjk(c)) end();
  }
  end();
  return words;
}

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

bool is_kicker(pugi::xml_node node) {
  return contains_one_of(names_of(node), {"kicker", "eyebrow", "overline", "dachzeile"});
}

bool is_deck(pugi::xml_node node) {
  return attribute(node, "role") == "doc-subtitle" ||
         contains_one_of(names_of(node), {"standfirst", "subtitle", "sub-headline", "subheadline",
                                          "subheading", "dek", "deck", "unterzeile"});
}

bool tells_date(pugi::xml_node node) {
  if (is_one_of(attribute(node, "itemprop"), {"datePublished", "dateCreated"})) return true;
  return contains_one_of(names_of(node), {"date", "publish", "posted", "timestamp", "datum", "pubtime",
                                          "byline-time", "entry-meta", "post-meta", "article-meta", "time"});
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
  take_lines(article);
}

void Display::take_headline(Article& article) {
  headline_ = is_only_ ? heading_like_title() : kNone;
  if (headline_ == kNone) headline_ = lone_heading();
  if (headline_ != kNone) {
    article.headline = text(headline_);
    tree_.skip(headline_);
  } else if (is_only_ && !facts_.titles.empty()) {
    article.headline = without_site(facts_.titles.front(), facts_.publication);
  }
}

// The heading that the page calls its title: of those that are as like it the highest, then the first.
std::size_t Display::heading_like_title() const {
  std::vector<std::vector<std::string>> titles;
  for (const std::string& title : facts_.titles) {
    titles.push_back(words_of(title));
    titles.push_back(words_of(without_site(title, facts_.publication)));
  }
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
    if (is_beside_text(e.node) || e.end - i > 40) continue;
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

// The first heading of the article; for a page without a title, also one before it.
std::size_t Display::lone_heading() const {
  for (const char* const name : {"h1", "h2", "h3"})
    for (const std::size_t root : roots_)
      for (std::size_t i = root; i < tree_.elements[root].end; ++i)
        if (const Element& e = tree_.elements[i];
            !e.skipped &&
            (name == std::string_view(e.node.name()) ||
             (name[1] == '1' && attribute(e.node, "itemprop") == "headline")) &&
            (name[1] == '1' || !is_only_ || i < first_paragraph()) && !text(i).empty())
          return i;
  if (!is_only_) return kNone;
  std::size_t found = kNone;
  for (std::size_t i = 0; i < begin_; ++i)
    if (const Element& e = tree_.elements[i]; std::string_view(e.node.name()) == "h1" &&
                                              !is_beside_text(e.node) && !text(i).empty() &&
                                              text(i) != facts_.publication)
      found = i;
  return found != kNone && facts_.titles.empty() ? found : kNone;
}

// The lines above the text name the author; where none does, one below it may. What stands between the
// headline and the text is nearest.
std::vector<Byline> Display::printed_bylines() {
  const std::size_t first = first_paragraph();
  std::vector<std::size_t> above, below;
  for (std::size_t i = 0, last_end = 0; i < tree_.elements.size(); ++i) {
    const Element& e = tree_.elements[i];
    if (i < last_end || is_beside_text(e.node) || !is_byline(e.node)) continue;
    if (!is_inside(i) && !(is_only_ && is_around(i))) continue;
    if (measure(text_in(e.node)).columns > kLongestLine) continue;
    (i <= first ? above : below).push_back(i);
    last_end = e.end;
  }
  const auto is_after_headline = [this](std::size_t i) { return headline_ != kNone && i > headline_; };
  std::stable_partition(above.begin(), above.end(), is_after_headline);
  above.insert(above.end(), below.begin(), below.end());
  for (const std::size_t i : above)
    if (is_inside(i)) tree_.skip(i);
  for (const std::size_t i : above)
    if (std::vector<Byline> bylines = bylines_of(tree_.elements[i].node); !bylines.empty()) return bylines;
  return {};
}

void Display::take_bylines(Article& article) {
  article.bylines = printed_bylines();
  if (!is_only_ || facts_.authors.empty()) return;
  std::vector<Byline> said;
  for (const std::string& author : facts_.authors)
    for (Byline& byline : bylines_in(author)) {
      const auto same = std::find_if(article.bylines.begin(), article.bylines.end(),
                                     [&](const Byline& b) { return b.name == byline.name; });
      if (same != article.bylines.end()) byline.role = same->role;
      if (byline.name != facts_.publication) said.push_back(std::move(byline));
    }
  if (!said.empty()) article.bylines = std::move(said);
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
      } else if (name == "h1" && text(i) == article.headline) {
        tree_.skip(i);
      }
    }
  }
}

std::string Display::date() const {
  const std::size_t end = tree_.elements[roots_.back()].end;
  for (const bool marked : {true, false}) {
    for (std::size_t i = 0; i < tree_.elements.size() && i < end + 500; ++i) {
      const Element& e = tree_.elements[i];
      if (is_one_of(e.node.name(), {"body", "html", "main", "article"}) || e.text > kLongestLine) continue;
      const bool is_time = std::string_view(e.node.name()) == "time";
      if (!is_time && (!tells_date(e.node) || marked)) continue;
      for (const char* const name : {"datetime", "content", "title"})
        if (std::string date = date_in(attribute(e.node, name), facts_.language); !date.empty()) return date;
      if (std::string date = date_in(text(i), facts_.language); !date.empty()) return date;
    }
  }
  return {};
}

}  // namespace broadsheet::html
