#include "html/reading/news_page.hpp"

#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/reading/bylines.hpp"
#include "html/reading/dates.hpp"
#include "html/reading/display.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace broadsheet::html {
namespace {

// Levels of subheads count from 1 below the headline.
void number_subheads(std::vector<Block>& blocks) {
  std::uint32_t top = 6;
  for (const Block& block : blocks)
    if (block.kind == BlockKind::subhead) top = std::min(top, block.level);
  for (Block& block : blocks)
    if (block.kind == BlockKind::subhead) block.level -= top - 1;
}

// From here on the indexes of the tree lead to what may be no more.
void take_out_skipped(const PageTree& tree) {
  for (std::size_t i = 1; i < tree.elements.size(); ++i) {
    const Element& e = tree.elements[i];
    if (!e.skipped) continue;
    e.node.parent().remove_child(e.node);
    i = e.end - 1;
  }
}

bool is_display(const Document& document, const std::string& text) {
  return std::any_of(document.articles.begin(), document.articles.end(), [&](const Article& article) {
    const auto& lines = article.subheadlines;
    return std::find(lines.begin(), lines.end(), text) != lines.end();
  });
}

// Paragraphs that stand in no article, so that nobody has to find out that they are missing. What pages have
// beside text, navigation or comments, is not listed.
void list_left_out(const PageTree& tree, const std::vector<Roots>& found, Document& document) {
  constexpr std::size_t kParagraph = 80;  // columns
  std::vector<std::size_t> roots;
  for (const Roots& some : found) roots.insert(roots.end(), some.begin(), some.end());
  std::sort(roots.begin(), roots.end());
  for (std::size_t i = 0; i < tree.elements.size(); ++i) {
    const Element& e = tree.elements[i];
    const auto next = std::lower_bound(roots.begin(), roots.end(), i);
    const bool has_root = next != roots.end() && *next < e.end;
    const bool is_root = has_root && *next == i;
    if (is_root || e.skipped) i = e.end - 1;
    if (has_root || e.skipped || e.own < kParagraph || is_heading(e.node.name())) continue;
    if (std::string text = text_in(e.node); !is_display(document, text))
      document.end.discarded.push_back({std::move(text), "beside the article", 0});
    i = e.end - 1;
  }
}

Issue issue_from(const pugi::xml_document& page, const PageFacts& facts) {
  Issue issue;
  issue.language = page.document_element().attribute("lang").value();
  if (issue.language.empty()) issue.language = facts.language;
  issue.publication = facts.publication;
  for (const std::string& said : facts.dates)
    if (issue.date.empty()) issue.date = date_in(said, issue.language);
  return issue;
}

}  // namespace

Issue issue_of(pugi::xml_document& page) { return issue_from(page, PageFacts(page)); }

Document read_news_page(pugi::xml_document& page) {
  const PageFacts facts(page);
  Document document;
  document.issue = issue_from(page, facts);
  // libxml2 leaves elements of HTML 5 in a head that nothing ends.
  pugi::xml_node body = page.document_element().child("body");
  if (!body) {
    page.document_element().child("head").set_name("div");
    body = page.document_element();
  }
  PageTree tree(body);
  const std::vector<Roots> found = main_texts(tree);
  for (const Roots& roots : found) {
    Article& article = document.articles.emplace_back();
    Display display(tree, roots, facts, found.size() == 1);
    display.take(article);
    if (document.issue.date.empty()) document.issue.date = display.date();
  }
  if (document.issue.date.empty()) document.issue.date = date_in_address(facts.address);
  list_left_out(tree, found, document);
  std::vector<std::vector<pugi::xml_node>> bodies;
  for (const Roots& roots : found) {
    bodies.emplace_back();
    for (const std::size_t root : roots)
      if (!tree.elements[root].skipped) bodies.back().push_back(tree.elements[root].node);
  }
  take_out_skipped(tree);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    document.articles[i].blocks = blocks_in(bodies[i]);
    number_subheads(document.articles[i].blocks);
    if (found.size() == 1) document.articles[i].section = facts.section;
  }
  std::erase_if(document.articles, [](const Article& a) { return a.blocks.empty() && a.headline.empty(); });
  for (std::size_t i = 0; i < document.articles.size(); ++i)
    document.articles[i].id = "a-" + std::to_string(i + 1);
  return document;
}

}  // namespace broadsheet::html
