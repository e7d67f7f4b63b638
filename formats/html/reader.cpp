#include "html/content/fragment.hpp"
#include "html/content/input.hpp"
#include "html/html.hpp"
#include "html/reading/news_page.hpp"
#include "pictures/beside.hpp"
#include "pictures/collect.hpp"
#include "stream/stream_parser.hpp"
#include "xhtml/read_article.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <string>

namespace broadsheet::html {
namespace {

constexpr std::uint32_t kOrnament = 32;  // pixels that a picture of a foreign page has at least

void remove_soft_hyphens(pugi::xml_node node) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  std::string text = node.value();
  std::size_t at = text.find(kSoftHyphen);
  if (at == text.npos) return;
  for (; at != text.npos; at = text.find(kSoftHyphen, at)) text.erase(at, kSoftHyphen.size());
  node.set_value(text.c_str());
}

// Line ends are no part of our texts: they come from a template or a formatter. Nor are the soft hyphens of a
// page that says it has some.
class WithoutLayout : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (std::string_view(node.name()) == "body")
      softened_ = std::string_view(node.attribute("class").value()).ends_with(" softened");
    if (softened_) remove_soft_hyphens(node);
    std::string text = node.value();
    if (text.find('\n') == text.npos) return true;
    std::replace(text.begin(), text.end(), '\n', ' ');
    node.set_value(text.c_str());
    return true;
  }

 private:
  bool softened_ = false;
};

// Foreign pages have them for browsers, too.
class WithoutSoftHyphens : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override { return remove_soft_hyphens(node), true; }
};

pugi::xml_node issue_data(const pugi::xml_document& page) {
  return page.find_node([](pugi::xml_node node) {
    return std::string_view(node.name()) == "script" &&
           std::string_view(node.attribute("id").value()) == "issue-data";
  });
}

class ArticleElements : public pugi::xml_tree_walker {
 public:
  std::vector<pugi::xml_node> found;
  bool for_each(pugi::xml_node& node) override {
    if (std::string_view(node.name()) == "article" && xhtml::is_article(node)) found.push_back(node);
    return true;
  }
};

// Issue and end of a page of ours, without articles.
Document parse_issue_data(std::string_view lines, const plugin::Host& host) {
  DocumentSink sink;
  stream::StreamParser parser(
      sink, [&host](const char* code, const std::string& why, std::uint32_t) { host.warn(code, why); });
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    parser.line(line);
  }
  parser.finish();
  return std::move(sink.document);
}

Document own_issue(pugi::xml_document& page, const plugin::Host& host) {
  try {
    return parse_issue_data(issue_data(page).text().get(), host);
  } catch (const stream::StreamError& e) {
    host.warn("BS-H002", std::string("the issue's data in the page cannot be read: ") + e.what());
    Document document;
    document.issue = issue_of(page);
    return document;
  }
}

// The articles of an issue that is a folder, which its contents list.
void read_listed(const pugi::xml_document& index, const plugin::Host& host, Document& document) {
  const pugi::xml_node contents = index.find_node(
      [](pugi::xml_node node) { return std::string_view(node.attribute("id").value()) == "contents"; });
  struct Links : pugi::xml_tree_walker {
    std::vector<std::string> files;
    bool for_each(pugi::xml_node& node) override {
      const std::string_view href = node.attribute("href").value();
      if (std::string_view(node.name()) == "a" && href.starts_with("articles/"))
        files.push_back(pictures::path_from("", href));
      return true;
    }
  } links;
  pugi::xml_node(contents).traverse(links);
  for (const std::string& file : links.files) {
    host.stop_if_cancelled();
    const auto bytes = pictures::read_beside(host, file);
    if (!bytes) {
      host.warn("BS-H007", "the contents list " + file + ", which is not there; its article is left out");
      continue;
    }
    pugi::xml_document page;
    parse_page(host, *bytes, page);
    WithoutLayout without_layout;
    page.traverse(without_layout);
    ArticleElements own;
    page.traverse(own);
    for (const pugi::xml_node element : own.found) {
      Article& article = document.articles.emplace_back();
      xhtml::read_article(element, article);
      for (Block& block : article.blocks)
        if (block.kind == BlockKind::figure) block.resource = pictures::path_from(file, block.resource);
    }
  }
}

void hand_over(Document& document, const plugin::Host& host, std::uint32_t least_side, Sink& out) {
  pictures::Collector collector(
      out,
      [&host](const std::string& address) {
        return pictures::read_beside(host, pictures::path_from("", address));
      },
      least_side);
  out.open(document.issue);
  for (Article& article : document.articles) {
    collector.resolve(article);
    out.article(article);
  }
  if (const std::size_t lost = collector.lost(); lost > 0)
    host.warn("BS-H008", std::to_string(lost) + (lost == 1 ? " picture is" : " pictures are") +
                             " not where the page says, or no picture (" + collector.first_lost() +
                             "); left out");
  out.close(document.end);
}

}  // namespace

void Reader::read(Sink& out) {
  pugi::xml_document page;
  read_page(host(), page);
  ArticleElements own;
  const pugi::xml_node data = issue_data(page);
  if (data) page.traverse(own);
  Document document;
  if (!own.found.empty() || std::string_view(data.text().get()).starts_with("{\"broadsheet\"")) {
    document = own_issue(page, host());
    WithoutLayout without_layout;
    page.traverse(without_layout);
    for (const pugi::xml_node element : own.found)
      xhtml::read_article(element, document.articles.emplace_back());
    if (own.found.empty()) read_listed(page, host(), document);
  } else {
    WithoutSoftHyphens without_soft_hyphens;
    page.traverse(without_soft_hyphens);
    document = read_news_page(page);
    if (document.articles.empty()) throw plugin::Failure("the page has no text that could be an article");
  }
  if (document.issue.language.empty()) document.issue.language = host().option("language");
  hand_over(document, host(), data ? 0 : kOrnament, out);
}

int Reader::probe(std::string_view, std::string_view head) {
  const std::string begin = ascii::lower(after_prolog(head).substr(0, 15));
  if (begin == "<!doctype html>" || begin.substr(0, 14) == "<!doctype html") return 60;
  if (begin.substr(0, 5) == "<html" && begin.find_first_of(" \t\r\n>") == 5) return 50;
  return is_fragment(head) ? 45 : has_elements(head) ? 22 : 0;  // 22: whoever calls it so is believed
}

}  // namespace broadsheet::html
