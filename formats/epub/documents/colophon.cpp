#include "epub/documents/colophon.hpp"

#include "epub/documents/page.hpp"
#include "xhtml/markup/inline.hpp"

namespace broadsheet::epub {

constexpr const char* kPath = "colophon.xhtml";

std::vector<std::string> colophon_pages(const Plan& plan, const std::vector<Furniture>& furniture,
                                        std::size_t max_bytes) {
  std::vector<std::string> files;
  xhtml::Markup out;
  const Furniture* before = nullptr;
  for (const Furniture& piece : furniture) {
    if (before && out.size() + piece.text.size() > max_bytes) {
      files.push_back(end_page(out));
      before = nullptr;
    }
    if (!before) {
      begin_page(out, plan, kPath, plan.labels->colophon);
      out.begin("main", {{"class", "colophon"}});
      out.element("h1", {}, plan.labels->colophon);
    }
    if (!before || before->page != piece.page) {
      if (before) out.end();
      if (!piece.page.empty()) {
        out.begin("h2");
        xhtml::write_text(out, plan.labels->page(piece.page), {}, plan.vertical);
        out.end();
      }
      out.begin("ul", {{"class", "as-printed"}});
    }
    out.begin("li");
    out.attr_if("data-kind", piece.kind);
    out.attr_if("data-page", piece.page);
    xhtml::write_text(out, piece.text, {}, plan.vertical);
    out.end();
    before = &piece;
  }
  if (before) files.push_back(end_page(out));
  return files;
}

std::string part_path(const std::string& path, std::size_t part) {
  if (part == 0) return path;
  const std::size_t dot = path.rfind('.');
  return path.substr(0, dot) + "-" + std::to_string(part + 1) + path.substr(dot);
}

}  // namespace broadsheet::epub
