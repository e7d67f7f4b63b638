#include "html/writing/page.hpp"

#include "common/timestamp.hpp"
#include "xhtml/markup/markup.hpp"

namespace broadsheet::html {
namespace {

using xhtml::Markup;

std::string_view name_of(const Issue& issue, const common::Labels& labels) {
  return issue.publication.empty() ? labels.newspaper : std::string_view(issue.publication);
}

void link(Markup& out, std::string_view href, std::string_view rel, std::string_view text) {
  out.begin("a", {{"href", href}});
  out.attr_if("rel", rel);
  out.text(text);
  out.end();
}

// Which story comes, where that is not in sight.
void neighbour(Markup& out, const std::string& href, std::string_view rel, std::string_view word,
               const std::string& headline) {
  out.begin("a", {{"href", href}, {"rel", rel}});
  out.text(word);
  if (!headline.empty()) {
    out.raw(" ");
    out.element("span", {{"class", "to"}}, headline);
  }
  out.end();
}

void contents_item(Markup& out, const Outline::Item& item, const std::string& href) {
  out.begin("li");
  if (item.label.derived) out.attr("class", "no-headline");
  link(out, href, {}, item.label.text);
  out.end();
}

}  // namespace

std::string title_of(const Issue& issue, const common::Labels& labels) {
  std::string title(name_of(issue, labels));
  for (const std::string* part : {&issue.date, &issue.title})
    if (!part->empty()) title.append(" ").append(*part);
  return title;
}

std::string masthead(const Issue& issue, const common::Labels& labels, std::string_view home,
                     bool is_heading) {
  Markup out;
  out.begin("header", {{"class", "masthead"}});
  out.begin(is_heading ? "h1" : "p", {{"class", "publication"}});
  if (home.empty())
    out.text(name_of(issue, labels));
  else
    link(out, home, {}, name_of(issue, labels));
  out.end();
  if (!issue.title.empty() || !issue.date.empty() || !issue.edition.empty()) {
    out.begin("p", {{"class", "issue-line"}});
    if (!issue.title.empty()) out.element("span", {{"class", "issue-title"}}, issue.title);
    if (!issue.date.empty()) {
      out.raw(" ");
      if (common::parse_date(issue.date))
        out.element("time", {{"datetime", issue.date}}, labels.long_date(issue.date));
      else
        out.element("span", {{"class", "date"}}, issue.date);
    }
    if (!issue.edition.empty()) {
      out.raw(" ");
      out.element("span", {{"class", "edition"}}, issue.edition);
    }
    out.end();
  }
  out.end();
  return out.take();
}

std::string contents(const Outline& outline, const common::Labels& labels, const Href& href) {
  Markup out;
  out.begin("nav", {{"class", "contents"}, {"id", "contents"}, {"aria-label", labels.contents}});
  out.element("h2", {}, labels.contents);
  out.begin("ol");
  for (const Outline::Section& section : outline.sections()) {
    if (!section.page.empty()) {
      out.begin("li");
      link(out, "#" + section.anchor, {}, labels.page(section.page));
      out.begin("ol");
    }
    for (std::size_t i = section.begin; i < section.end; ++i) contents_item(out, outline.items()[i], href(i));
    if (!section.page.empty()) {
      out.end();
      out.end();
    }
  }
  out.end();
  out.end();
  return out.take();
}

std::string article_links(const Neighbours& to, const common::Labels& labels, std::string_view element) {
  Markup out;
  out.begin(element, {{"class", "article-links"}});
  if (element == "nav") out.attr("aria-label", labels.article_links);
  if (!to.previous.empty()) neighbour(out, to.previous, "prev", labels.previous, to.previous_headline);
  out.raw(" ");
  link(out, to.contents, {}, labels.contents);
  out.raw(" ");
  if (!to.next.empty()) neighbour(out, to.next, "next", labels.next, to.next_headline);
  out.end();
  return out.take();
}

std::string colophon(const End& end, const common::Labels& labels) {
  if (end.furniture.empty()) return {};
  Markup out;
  out.begin("footer", {{"class", "colophon"}});
  out.begin("details");
  out.element("summary", {}, labels.colophon);
  out.begin("ul");
  for (const Furniture& piece : end.furniture) out.element("li", {}, piece.text);
  out.end();
  out.end();
  out.end();
  return out.take();
}

}  // namespace broadsheet::html
