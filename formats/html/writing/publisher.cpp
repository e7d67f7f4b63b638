#include "html/writing/publisher.hpp"

#include "html/outline/front_page.hpp"
#include "html/outline/json_ld.hpp"
#include "html/writing/page.hpp"
#include "stream/article_json.hpp"
#include "stream/json_string.hpp"
#include "xhtml/article.hpp"
#include "xhtml/language.hpp"
#include "xhtml/markup/markup.hpp"

#include <data/page_html.hpp>
#include <data/search_js.hpp>

#include <algorithm>
#include <utility>

namespace broadsheet::html {
namespace {

constexpr std::size_t kManyArticles = 200;
// Of text in one row of columns: two or three columns of it are no taller than a screen.
constexpr std::size_t kRowBytes = 3600;

std::string authors_of(const Article& article) {
  std::string out;
  for (const Byline& byline : article.bylines)
    if (!byline.name.empty()) out.append(out.empty() ? "" : ", ").append(byline.name);
  return out;
}

std::string escaped(std::string_view text) {
  xhtml::Markup out;
  out.text(text);
  return out.take();
}

std::string own_or(std::string_view bytes, std::string_view ours) {
  return std::string(bytes.empty() ? ours : bytes);
}

// How wide a story is set: by how much text it has.
std::string_view width_class(const Article& article) {
  constexpr std::size_t kBrief = 1200, kMedium = 4500;  // bytes: about 400 and 1500 CJK characters
  std::size_t size = 0;
  for (const Block& block : article.blocks) size += block.text.size();
  return size < kBrief ? "brief" : size < kMedium ? "medium" : "long";
}

bool has_figure(const Article& article) {
  return std::any_of(article.blocks.begin(), article.blocks.end(),
                     [](const Block& block) { return block.kind == BlockKind::figure; });
}

// Its headline, lines and paragraphs, kept apart.
std::string text_of(const Article& article) {
  std::string text = article.headline;
  const auto add = [&](std::string_view line) {
    if (!line.empty()) text.append(text.empty() ? "" : " \u00B7 ").append(line);
  };
  for (const auto* lines : {&article.kickers, &article.subheadlines})
    for (const std::string& line : *lines) add(line);
  for (const Byline& byline : article.bylines) add(byline.name);
  std::string lead = article.lead;
  for (const Block& block : article.blocks) {
    add(lead + std::string(blank_after(lead)) + block.text);
    add(block.credit);
    lead.clear();
  }
  add(lead);
  return text;
}

// Hidden until the script fills it.
std::string search_place(const common::Labels& labels) {
  xhtml::Markup out;
  out.begin("div", {{"class", "search"}, {"id", "search"}, {"role", "search"}, {"hidden", ""}});
  out.attr("data-label", labels.search);
  out.attr("data-found", labels.found);
  out.attr("data-none", labels.none_found);
  out.end();
  return out.take();
}

}  // namespace

Publisher::Publisher(const plugin::Host& host, const Document& document)
    : host_(host),
      document_(document),
      labels_(common::labels_for(document.issue.language)),
      outline_(document),
      with_search_(host.flag("search")),
      vertical_(host.flag("vertical")),
      css_(style_sheet(host.option("css"), std::string(host.option("css.file")))),
      template_(own_or(host.option("template"), data::page_html), std::string(host.option("template.file"))),
      pictures_(host),
      phrases_(xhtml::web_language(document.issue.language)) {
  if (const std::string_view patterns = host.option("hyphens"); !patterns.empty())
    hyphenation_.emplace(patterns, std::string(host.option("hyphens.file")));
  if (const std::string& language = document.issue.language;
      vertical_ && !xhtml::can_be_vertical(xhtml::web_language(language))) {
    vertical_ = false;
    host.warn("BS-H009",
              "the language '" + language + "' is not set in vertical lines; --html.vertical does nothing");
  }
}

void Publisher::single() {
  const Href href = article_href(From::single);
  Head head;
  head.style(css_);
  add_issue_data(head, href);
  if (with_search_) head.script(data::search_js);
  const bool is_large = document_.articles.size() > kManyArticles;
  Values v = values(is_large ? "issue-page large" : "issue-page", title_of(document_.issue, labels_), head);
  v["masthead"] = masthead(document_.issue, labels_, {}, true);
  if (with_search_) v["search"] = search_place(labels_);
  v["contents"] = contents(outline_, labels_, href);
  v["colophon"] = colophon(document_.end, labels_);
  page(v, [this] { sections(); });
  warn_of_dropped();
}

void Publisher::folder() {
  index_page();
  for (std::size_t i = 0; i < document_.articles.size(); ++i) article_page(i);
  host_.part("issue.css");
  host_.write(css_);
  pictures_.write_files();
  warn_of_dropped();
}

void Publisher::index_page() {
  const Href href = article_href(From::index);
  Head head;
  head.style_link("issue.css");
  if (std::any_of(document_.articles.begin(), document_.articles.end(), has_figure)) head.pictures_beside();
  add_issue_data(head, href);
  if (with_search_) {
    head.data("application/json", "search-data", search_data());
    head.script(data::search_js);
  }
  Values v = values("index-page", title_of(document_.issue, labels_), head);
  v["masthead"] = masthead(document_.issue, labels_, {}, true);
  if (with_search_) v["search"] = search_place(labels_);
  v["colophon"] = colophon(document_.end, labels_);
  host_.part("index.html");
  const xhtml::ShowPicture picture = [this](const Block& figure) {
    return pictures_.show(figure, "pictures/");
  };
  page(v, [&] { host_.write(front_page(document_, outline_, labels_, {href, picture, phrases_})); });
}

void Publisher::article_page(std::size_t article) {
  const auto& [anchor, label, to, from] = outline_.items()[article];
  Head head;
  head.style_link("../issue.css");
  if (has_figure(document_.articles[article])) head.pictures_beside();
  // <title> names the issue, too; programs that read no JSON-LD look for headline and authors here.
  head.meta("property", "og:title", label.text);
  head.meta("name", "author", authors_of(document_.articles[article]));
  head.data("application/ld+json", {}, article_json_ld(document_, article));
  Values v = values("article-page", label.text + " - " + title_of(document_.issue, labels_), head);
  v["masthead"] = masthead(document_.issue, labels_, "../index.html", label.derived);
  host_.part("articles/" + anchor + ".html");
  page(v, [&] {
    host_.write(markup_of(article, 1, From::article));
    host_.write(links_of(article, From::article));
  });
}

void Publisher::sections() {
  const std::vector<std::string_view> rank = ranks(document_, outline_);
  for (const Outline::Section& section : outline_.sections()) {
    const bool is_page = !section.page.empty();
    if (is_page)
      host_.write("<section class=\"page\" id=\"" + section.anchor + "\"><h2>" +
                  escaped(labels_.page(section.page)) + "</h2>\n");
    else
      host_.write("<div class=\"page\">\n");
    for (std::size_t i = section.begin; i < section.end; ++i) {
      host_.stop_if_cancelled();
      host_.write("<div class=\"story " + std::string(width_class(document_.articles[i])) + ' ' +
                  std::string(rank[i]) + "\">");
      pictures_.write(markup_of(i, is_page ? 3 : 2, From::single));
      host_.write(links_of(i, From::single));
      host_.write("</div>\n");
    }
    host_.write(is_page ? "</section>\n" : "</div>\n");
  }
}

void Publisher::page(const Values& values, const std::function<void()>& articles) {
  template_.fill([this](std::string_view text) { host_.write(text); },
                 [&](std::string_view place) {
                   if (place == "articles") return articles();
                   if (const auto value = values.find(place); value != values.end())
                     host_.write(value->second);
                 });
}

Publisher::Values Publisher::values(std::string_view kind, const std::string& title, const Head& head) const {
  const Issue& issue = document_.issue;
  // What is laid out like a front page stays horizontal.
  const bool is_vertical = vertical_ && kind != "index-page";
  return {{"kind", std::string(kind) + (hyphenation_ ? " softened" : "") + (is_vertical ? " vertical" : "")},
          {"security", head.policy()},
          {"style", head.styles()},
          {"data", head.data()},
          {"script", head.scripts()},
          {"title", escaped(title)},
          {"publication", escaped(issue.publication)},
          {"date", escaped(issue.date)},
          {"language", xhtml::web_language(issue.language)},
          {"direction", xhtml::is_right_to_left(issue.language) ? "rtl" : "ltr"},
          {"skip", std::string(labels_.skip)}};
}

// For search engines, and for our reader what the page shows of the issue only in part.
void Publisher::add_issue_data(Head& head, const Href& href) const {
  head.data("application/ld+json", {}, issue_json_ld(document_, outline_, href));
  std::string stream;
  stream::append_issue(stream, document_.issue);
  stream::append_end(stream, document_.end, 0);  // the articles are in the page
  head.data("application/x-ndjson", "issue-data", stream);
}

std::string Publisher::markup_of(std::size_t article, int heading_level, From from) {
  const auto& [anchor, label, continued_to, continued_from] = outline_.items()[article];
  const Article& a = document_.articles[article];
  const auto part_href = [&](std::size_t part, const std::string& page) {
    return part == Outline::kNone ? page_href(page, from) : article_href(from)(part);
  };
  const std::string to = part_href(continued_to, a.continued_to);
  const std::string origin = part_href(continued_from, a.continued_from);
  xhtml::Placement placement;
  placement.element_id = anchor;
  if (label.derived) placement.label = label.text;
  placement.continued_to = to;
  placement.continued_from = origin;
  xhtml::Style style;
  style.labels = &labels_;
  style.syntax = xhtml::Syntax::html;
  style.show_picture = [&](const Block& figure) {
    return pictures_.show(figure, from == From::single ? "" : "../pictures/");
  };
  if (hyphenation_) style.soften = std::cref(*hyphenation_);
  style.phrases = &phrases_;
  style.row_bytes = kRowBytes;
  style.upright_digits = vertical_;
  // Without a headline, subheads stand in its place; on its own page, below the name of the paper.
  style.heading_level = a.headline.empty() ? std::max(heading_level - 1, 1) : heading_level;
  xhtml::ArticleMarkup markup = xhtml::write_article(a, style, placement);
  dropped_ += markup.dropped;
  return std::move(markup.parts.front());
}

std::string Publisher::links_of(std::size_t article, From from) const {
  const Href href = article_href(from);
  Neighbours to;
  to.contents = from == From::article ? "../index.html" : "#contents";
  const auto headline = [&](std::size_t of) {
    return from == From::article ? outline_.items()[of].label.text : std::string();
  };
  if (article > 0) to.previous = href(article - 1), to.previous_headline = headline(article - 1);
  if (article + 1 < outline_.items().size())
    to.next = href(article + 1), to.next_headline = headline(article + 1);
  return article_links(to, labels_, from == From::article ? "nav" : "p");
}

Href Publisher::article_href(From from) const {
  return [this, from](std::size_t article) {
    const std::string& anchor = outline_.items()[article].anchor;
    if (from == From::single) return "#" + anchor;
    return (from == From::index ? "articles/" : "") + anchor + ".html";
  };
}

std::string Publisher::page_href(std::string_view page, From from) const {
  const std::string_view anchor = outline_.page_anchor(page);
  if (anchor.empty()) return {};
  return (from == From::article ? "../index.html#" : "#") + std::string(anchor);
}

// What the script searches where the articles are in files of their own.
std::string Publisher::search_data() const {
  const Href href = article_href(From::index);
  std::string json = "[";
  for (std::size_t i = 0; i < outline_.items().size(); ++i) {
    if (i > 0) json += ',';
    json += '[';
    stream::append_quoted(json, href(i));
    json += ',';
    stream::append_quoted(json, outline_.items()[i].label.text);
    json += ',';
    stream::append_quoted(json, text_of(document_.articles[i]));
    json += ']';
  }
  return json + "]";
}

void Publisher::warn_of_dropped() const {
  if (dropped_ > 0)
    host_.warn("BS-H001", std::to_string(dropped_) + " control characters cannot stand in HTML; left out");
}

}  // namespace broadsheet::html
