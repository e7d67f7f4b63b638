#include "epub/documents/page.hpp"

namespace broadsheet::epub {

std::string relative(std::string_view from, std::string_view path) {
  const std::size_t slash = from.rfind('/');
  if (slash == std::string_view::npos) return std::string(path);
  const std::string_view folder = from.substr(0, slash + 1);
  if (path.substr(0, folder.size()) == folder) return std::string(path.substr(folder.size()));
  return "../" + std::string(path);  // folders are one level deep
}

void begin_page(xhtml::Markup& out, const Plan& plan, std::string_view path, std::string_view title,
                std::string_view body_class) {
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
  out.begin("html", {{"xmlns", "http://www.w3.org/1999/xhtml"},
                     {"xmlns:epub", "http://www.idpf.org/2007/ops"},
                     {"lang", plan.language},
                     {"xml:lang", plan.language},
                     {"dir", plan.right_to_left ? "rtl" : "ltr"}});
  out.begin("head");
  out.empty("meta", {{"charset", "utf-8"}});
  out.element("title", {}, title);
  out.empty("link", {{"rel", "stylesheet"}, {"type", "text/css"}, {"href", relative(path, "css/issue.css")}});
  out.end();
  out.raw("\n");
  out.begin("body");
  out.attr_if("class", body_class);
}

std::string end_page(xhtml::Markup& out) {
  out.end_to(0);
  out.raw("\n");
  return out.take();
}

std::string cover_page(const Plan& plan) {
  xhtml::Markup out;
  begin_page(out, plan, "cover.xhtml", plan.title, "cover");
  out.begin("main", {{"epub:type", "cover"}});
  out.begin("h1");
  out.empty("img", {{"src", plan.cover_image}, {"alt", plan.title}});
  return end_page(out);
}

std::string empty_page(const Plan& plan, std::string_view path) {
  xhtml::Markup out;
  begin_page(out, plan, path, plan.title);
  out.begin("main", {{"class", "no-articles"}});
  out.element("h1", {}, plan.title);
  out.element("p", {}, plan.labels->no_articles);
  return end_page(out);
}

}  // namespace broadsheet::epub
