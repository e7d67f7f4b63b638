#include "epub/documents/navigation.hpp"

#include "epub/documents/page.hpp"
#include "xhtml/markup/inline.hpp"

#include <map>

namespace broadsheet::epub {
namespace {

using xhtml::Markup;

void link_item(Markup& out, const Entry& entry, bool vertical) {
  out.begin("li");
  out.begin("a", {{"href", entry.path}});
  if (entry.derived) out.attr("class", "derived");
  xhtml::write_text(out, visible_label(entry), {}, vertical);
  out.end();
  out.end();
  out.raw("\n");
}

void contents(Markup& out, const Plan& plan) {
  out.begin("nav",
            {{"epub:type", "toc"}, {"role", "doc-toc"}, {"id", "toc"}, {"aria-labelledby", "contents"}});
  out.element("h1", {{"id", "contents"}}, plan.labels->contents);
  out.begin("ol");
  for (const Group& group : groups_of(plan)) {
    const std::size_t depth = out.depth();
    if (!group.label.empty()) {
      // Without a fragment: links must follow the reading order, and a page
      // begins where its first article does.
      out.begin("li");
      out.begin("a", {{"href", plan.entries[group.begin].path}});
      xhtml::write_text(out, group.label, {}, plan.vertical);
      out.end();
      out.begin("ol");
    }
    for (std::size_t i = group.begin; i < group.end; ++i) link_item(out, plan.entries[i], plan.vertical);
    out.end_to(depth);
  }
  if (plan.entries.empty()) link_item(out, {plan.title, false, "", "", plan.first_text, ""}, plan.vertical);
  if (!plan.colophon.empty())
    link_item(out, {std::string(plan.labels->colophon), false, "", "", plan.colophon, ""}, plan.vertical);
  out.end();
  out.end();
}

void page_list(Markup& out, const Plan& plan) {
  if (!plan.has_pages()) return;
  out.begin("nav", {{"epub:type", "page-list"},
                    {"role", "doc-pagelist"},
                    {"id", "pages"},
                    {"aria-labelledby", "page-list"},
                    {"hidden", ""}});
  out.element("h2", {{"id", "page-list"}}, plan.labels->pages);
  out.begin("ol");
  for (const Entry& entry : plan.entries) {
    if (entry.page_id.empty()) continue;
    out.begin("li");
    out.element("a", {{"href", entry.path + "#" + entry.page_id}}, entry.page);
    out.end();
  }
  out.end();
  out.end();
}

void landmarks(Markup& out, const Plan& plan) {
  out.begin("nav", {{"epub:type", "landmarks"},
                    {"id", "landmarks"},
                    {"aria-labelledby", "landmark-list"},
                    {"hidden", ""}});
  out.element("h2", {{"id", "landmark-list"}}, plan.labels->landmarks);
  out.begin("ol");
  const auto item = [&out](std::string_view type, std::string_view path, std::string_view label) {
    out.begin("li");
    out.element("a", {{"epub:type", type}, {"href", path}}, label);
    out.end();
  };
  item("cover", "cover.xhtml", plan.labels->cover);
  item("toc", "contents.xhtml", plan.labels->contents);
  item("bodymatter", plan.first_text, plan.title);
  if (!plan.colophon.empty()) item("colophon", plan.colophon, plan.labels->colophon);
  out.end();
  out.end();
}

std::string place_of_page(const Entry& entry) {
  return entry.page_id.empty() ? entry.path : entry.path + "#" + entry.page_id;
}

/// Writes navPoint and pageTarget elements; places in reading order are
/// numbered once, and every mention of one place has its number.
class NcxWriter {
 public:
  NcxWriter(Markup& out, const Plan& plan) : out_(out) {
    for (const Entry& entry : plan.entries) {
      if (!entry.page_id.empty()) order_of(place_of_page(entry));
      order_of(entry.path);
    }
  }

  void begin_point(std::string_view label, const std::string& path) {
    out_.begin("navPoint", {{"id", "point-" + std::to_string(++points_)}, {"playOrder", order_of(path)}});
    target(label, path);
  }
  void end_point() { out_.end(); }

  void page(std::string_view page, const std::string& path) {
    const std::string number = std::to_string(++pages_);
    out_.begin(
        "pageTarget",
        {{"id", "target-" + number}, {"type", "normal"}, {"value", number}, {"playOrder", order_of(path)}});
    target(page, path);
    out_.end();
  }

 private:
  void target(std::string_view label, const std::string& path) {
    out_.begin("navLabel");
    out_.element("text", {}, label);
    out_.end();
    out_.empty("content", {{"src", path}});
  }

  std::string order_of(const std::string& path) {
    return std::to_string(orders_.try_emplace(path, orders_.size() + 1).first->second);
  }

  Markup& out_;
  std::size_t points_ = 0, pages_ = 0;
  std::map<std::string, std::size_t> orders_;
};

void nav_map(Markup& out, NcxWriter& ncx, const Plan& plan) {
  out.begin("navMap");
  const auto point = [&ncx](std::string_view label, const std::string& path) {
    ncx.begin_point(label, path);
    ncx.end_point();
  };
  for (const Group& group : groups_of(plan)) {
    // Not where its first article is: epub and epub2 (npm) keep one title for each place.
    if (!group.label.empty()) ncx.begin_point(group.label, place_of_page(plan.entries[group.begin]));
    for (std::size_t i = group.begin; i < group.end; ++i)
      point(visible_label(plan.entries[i]), plan.entries[i].path);
    if (!group.label.empty()) ncx.end_point();
  }
  if (plan.entries.empty()) point(plan.title, plan.first_text);
  if (!plan.colophon.empty()) point(plan.labels->colophon, plan.colophon);
  out.end();
}

}  // namespace

std::string visible_label(const Entry& entry) {
  return entry.derived ? "[" + entry.label + "]" : entry.label;
}

std::string contents_page(const Plan& plan) {
  Markup out;
  begin_page(out, plan, "contents.xhtml", plan.title);
  out.begin("main");  // axe asks for one on every page
  contents(out, plan);
  return end_page(out);
}

std::string navigation_document(const Plan& plan) {
  Markup out;
  begin_page(out, plan, "nav.xhtml", plan.title);
  out.begin("main");
  contents(out, plan);
  page_list(out, plan);
  landmarks(out, plan);
  return end_page(out);
}

std::string ncx_document(const Plan& plan, const std::string& identifier) {
  Markup out;
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  out.begin("ncx", {{"xmlns", "http://www.daisy.org/z3986/2005/ncx/"},
                    {"version", "2005-1"},
                    {"xml:lang", plan.language}});
  out.begin("head");
  const auto meta = [&out](std::string_view name, std::string_view content) {
    out.empty("meta", {{"name", name}, {"content", content}});
  };
  std::size_t pages = 0;
  for (const Entry& entry : plan.entries) pages += !entry.page_id.empty();
  meta("dtb:uid", identifier);
  meta("dtb:depth", "2");
  meta("dtb:totalPageCount", std::to_string(pages));
  meta("dtb:maxPageNumber", std::to_string(pages));
  out.end();
  out.begin("docTitle");
  out.element("text", {}, plan.title);
  out.end();
  NcxWriter ncx(out, plan);
  nav_map(out, ncx, plan);
  if (pages > 0) {
    out.begin("pageList");
    out.begin("navLabel");
    out.element("text", {}, plan.labels->pages);
    out.end();
    for (const Entry& entry : plan.entries)
      if (!entry.page_id.empty()) ncx.page(entry.page, place_of_page(entry));
    out.end();
  }
  return end_page(out);
}

}  // namespace broadsheet::epub
