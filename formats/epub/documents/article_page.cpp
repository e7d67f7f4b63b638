#include "epub/documents/article_page.hpp"

#include "epub/documents/colophon.hpp"
#include "epub/documents/navigation.hpp"
#include "epub/documents/page.hpp"

namespace broadsheet::epub {
namespace {

using xhtml::Markup;

/// Previous, contents, next; files of a split article follow each other.
class Links {
 public:
  Links(const Plan& plan, const Entry& entry, const Surroundings& around, std::size_t parts)
      : plan_(plan), entry_(entry), around_(around), parts_(parts) {}

  void write(Markup& out, std::size_t part, bool at_top) const {
    if (around_.links == "none" || (at_top && around_.links != "both")) return;
    const common::Labels& labels = *plan_.labels;
    const std::string previous = part > 0 ? part_path(entry_.path, part - 1) : path_of(around_.previous);
    const std::string next = part + 1 < parts_ ? part_path(entry_.path, part + 1) : path_of(around_.next);
    // Two navigations of one page need two names.
    const std::string name = at_top ? std::string(labels.previous) + " / " + std::string(labels.next)
                                    : std::string(labels.article_links);
    out.begin("nav", {{"class", "article-links"}, {"aria-label", name}});
    out.begin("p");
    link(out, previous, labels.previous);
    if (!previous.empty()) out.raw(" ");
    link(out, "contents.xhtml", labels.contents);
    if (!next.empty()) out.raw(" ");
    link(out, next, labels.next);
    out.end();
    out.end();
  }

 private:
  static std::string path_of(const Entry* entry) { return entry ? entry->path : std::string(); }

  void link(Markup& out, const std::string& path, std::string_view label) const {
    if (!path.empty()) out.element("a", {{"href", relative(entry_.path, path)}}, label);
  }

  const Plan& plan_;
  const Entry& entry_;
  const Surroundings& around_;
  std::size_t parts_;
};

}  // namespace

ArticleFiles article_files(const Article& article, const Entry& entry, const Plan& plan,
                           const xhtml::Style& style, const Surroundings& around) {
  const std::string label = visible_label(entry);
  const std::string page = article.page.empty() ? plan.title : plan.labels->page(article.page);
  const std::string to = around.continued_to.empty() ? "" : relative(entry.path, around.continued_to);
  const std::string from = around.continued_from.empty() ? "" : relative(entry.path, around.continued_from);
  xhtml::Placement placement;
  placement.running_head = article.headline.empty() ? page : article.headline;
  placement.label = label;
  placement.continued_to = to;
  placement.continued_from = from;
  const xhtml::ArticleMarkup article_markup = xhtml::write_article(article, style, placement);

  ArticleFiles result;
  result.dropped = article_markup.dropped;
  const Links links(plan, entry, around, article_markup.parts.size());
  for (std::size_t part = 0; part < article_markup.parts.size(); ++part) {
    Markup out;
    begin_page(out, plan, entry.path, label);
    links.write(out, part, true);
    out.begin("main");
    if (part == 0 && !entry.page_id.empty())
      out.empty("hr", {{"class", "pagebreak"},
                       {"epub:type", "pagebreak"},
                       {"role", "doc-pagebreak"},
                       {"id", entry.page_id},
                       {"aria-label", article.page}});
    out.raw(article_markup.parts[part]);
    out.end();
    links.write(out, part, false);
    result.files.push_back(end_page(out));
  }
  return result;
}

}  // namespace broadsheet::epub
