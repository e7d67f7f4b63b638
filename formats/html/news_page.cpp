#include "html/news_page.hpp"

#include "common/timestamp.hpp"
#include "html/flow.hpp"
#include "html/schema_org.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace broadsheet::html {
namespace {

std::string_view name_of(pugi::xml_node node) { return node.name(); }

std::string_view attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

// <meta name="…" content="…"> or property="…".
std::string meta(const pugi::xml_document& page, std::string_view name) {
  const pugi::xml_node found = page.find_node([name](pugi::xml_node node) {
    return name_of(node) == "meta" &&
           (name == node.attribute("property").value() || name == node.attribute("name").value());
  });
  return found.attribute("content").value();
}

// The first that says something.
std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts)
    if (!text.empty()) return text;
  return {};
}

std::string date_in(std::string_view text) {
  const std::string date(text.substr(0, 10));
  return common::parse_date(date) ? date : std::string();
}

// Bytes of text in the paragraphs directly in `node`: links do not count.
std::size_t paragraph_text(pugi::xml_node node) {
  std::size_t size = 0;
  for (const pugi::xml_node child : node.children("p")) {
    std::size_t linked = 0;
    for (const pugi::xml_node link : child.children("a")) linked += text_in(link).size();
    const std::size_t all = text_in(child).size();
    if (all > 2 * linked) size += all;
  }
  return size;
}

// Paragraph text of each element, counted wholly for the parent of the paragraphs and by
// half for what is above it: the element around the whole article wins.
class DensestElement : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element || is_beside_text(node)) return true;
    const std::size_t size = paragraph_text(node);
    if (size == 0) return true;
    add(node, size);
    add(node.parent(), size / 2);
    return true;
  }
  pugi::xml_node best() const { return best_; }

 private:
  void add(pugi::xml_node node, std::size_t size) {
    const std::size_t total = sizes_[node] += size;
    if (total <= most_) return;
    most_ = total;
    best_ = node;
  }
  std::map<pugi::xml_node, std::size_t> sizes_;
  pugi::xml_node best_;
  std::size_t most_ = 0;
};

std::size_t text_size(pugi::xml_node root) {
  std::size_t size = 0;
  for (const Block& block : blocks_in(root))
    if (block.kind == BlockKind::paragraph) size += block.text.size();
  return size;
}

std::vector<pugi::xml_node> article_elements(pugi::xml_document& page) {
  constexpr std::size_t kTeaser = 300;  // bytes
  std::vector<std::pair<pugi::xml_node, std::size_t>> found;
  std::size_t longest = 0;
  for (pugi::xml_node node = page.first_child(); node;) {
    const bool is_article = name_of(node) == "article";
    if (is_article) {
      found.emplace_back(node, text_size(node));
      longest = std::max(longest, found.back().second);
    }
    pugi::xml_node next = is_article ? pugi::xml_node() : node.first_child();
    while (!next && node) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    node = next;
  }
  std::vector<pugi::xml_node> kept;
  for (const auto& [node, size] : found)
    if (size > std::min(kTeaser, longest / 4)) kept.push_back(node);
  if (!kept.empty()) return kept;

  DensestElement densest;
  page.traverse(densest);
  if (densest.best()) return {densest.best()};
  const pugi::xml_node body = page.document_element().child("body");
  return body ? std::vector<pugi::xml_node>{body} : std::vector<pugi::xml_node>{};
}

// The text of the first such element below `root`, which is taken out; "" for none.
template <class Wanted>
std::string take(pugi::xml_node root, Wanted wanted) {
  pugi::xml_node found = root.find_node(wanted);
  if (!found) return {};
  std::string text = text_in(found);
  found.parent().remove_child(found);
  return text;
}

template <class Wanted>
std::vector<std::string> take_all(pugi::xml_node root, Wanted wanted) {
  std::vector<std::string> texts;
  while (pugi::xml_node found = root.find_node(wanted)) {
    if (std::string text = text_in(found); !text.empty()) texts.push_back(std::move(text));
    found.parent().remove_child(found);
  }
  return texts;
}

bool is_headline(pugi::xml_node node) {
  return attribute(node, "itemprop") == "headline" && name_of(node) != "meta";
}
bool is_h1(pugi::xml_node node) { return name_of(node) == "h1"; }
bool is_h2(pugi::xml_node node) { return name_of(node) == "h2"; }
bool is_time(pugi::xml_node node) { return name_of(node) == "time"; }
bool is_kicker(pugi::xml_node node) { return class_tells(node, {"kicker", "eyebrow", "overline"}); }
bool is_deck(pugi::xml_node node) {
  return attribute(node, "role") == "doc-subtitle" ||
         class_tells(node, {"standfirst", "subtitle", "sub-headline", "subheadline", "dek", "deck"});
}
bool is_byline(pugi::xml_node node) {
  return name_of(node) != "meta" &&
         (attribute(node, "itemprop") == "author" || attribute(node, "rel") == "author" ||
          class_tells(node, {"byline", "author"}));
}

std::string take_headline(pugi::xml_node root) {
  for (const auto wanted : {is_headline, is_h1, is_h2})
    if (std::string text = take(root, wanted); !text.empty()) return text;
  return {};
}

// "By Ann Hall and Ben Ode" -> By Ann Hall, By Ben Ode; "记者：林小舟" -> 记者 林小舟.
std::vector<Byline> bylines_in(std::string_view line) {
  std::string role;
  for (const std::string_view word :
       {"By ", "by ", "BY ", "记者", "記者", "作者", "编辑", "編輯", "通讯员", "文"}) {
    if (line.substr(0, word.size()) != word) continue;
    role = word.back() == ' ' ? word.substr(0, word.size() - 1) : word;
    line.remove_prefix(word.size());
    break;
  }
  const auto skip = [&line](std::string_view mark) {
    const bool there = line.substr(0, mark.size()) == mark;
    if (there) line.remove_prefix(mark.size());
    return there;
  };
  while (skip(" ") || skip("：") || skip(":")) continue;
  std::vector<Byline> bylines;
  std::string name;
  const auto end_name = [&] {
    if (!name.empty()) bylines.push_back({role, name});
    name.clear();
  };
  while (!line.empty()) {
    if (skip(" and ") || skip(", ") || skip("、") || skip("，")) {
      end_name();
    } else {
      name += line.front();
      line.remove_prefix(1);
    }
  }
  end_name();
  return bylines;
}

Article take_article(pugi::xml_node root) {
  Article article;
  article.headline = take_headline(root);
  article.kickers = take_all(root, is_kicker);
  article.subheadlines = take_all(root, is_deck);
  for (const std::string& line : take_all(root, is_byline))
    for (Byline& byline : bylines_in(line)) article.bylines.push_back(std::move(byline));
  take(root, is_time);
  article.blocks = blocks_in(root);
  return article;
}

// Levels of subheads count from 1 below the headline.
void number_subheads(std::vector<Block>& blocks) {
  std::uint32_t top = 6;
  for (const Block& block : blocks)
    if (block.kind == BlockKind::subhead) top = std::min(top, block.level);
  for (Block& block : blocks)
    if (block.kind == BlockKind::subhead) block.level -= top - 1;
}

}  // namespace

Issue issue_of(pugi::xml_document& page) {
  const PageFacts facts = described_in(page);
  Issue issue;
  issue.language = first_of({std::string(attribute(page.document_element(), "lang")), facts.language});
  issue.publication = first_of({facts.publication, meta(page, "og:site_name")});
  issue.date = first_of({date_in(facts.published), date_in(meta(page, "article:published_time")),
                         date_in(attribute(page.find_node(is_time), "datetime"))});
  return issue;
}

std::vector<Article> take_articles(pugi::xml_document& page) {
  std::vector<Article> articles;
  for (const pugi::xml_node root : article_elements(page)) {
    Article article = take_article(root);
    if (article.blocks.empty() && article.headline.empty()) continue;
    number_subheads(article.blocks);
    articles.push_back(std::move(article));
    articles.back().id = "a-" + std::to_string(articles.size());
  }
  if (articles.size() == 1) {
    const PageFacts facts = described_in(page);
    Article& only = articles[0];
    only.section = first_of({facts.section, meta(page, "article:section")});
    if (only.headline.empty()) only.headline = take(page, is_h1);
    if (only.headline.empty()) only.headline = first_of({facts.headline, meta(page, "og:title")});
    if (only.bylines.empty())
      for (const std::string& author : facts.authors) only.bylines.push_back({"", author});
    if (only.bylines.empty()) only.bylines = bylines_in(meta(page, "author"));
  }
  return articles;
}

}  // namespace broadsheet::html
