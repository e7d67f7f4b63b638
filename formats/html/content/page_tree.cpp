#include "html/content/page_tree.hpp"

#include "common/text.hpp"
#include "html/content/furniture.hpp"

namespace broadsheet::html {
namespace {

bool is_comma(char32_t c) { return c == ',' || c == 0xFF0C || c == 0x3001 || c == 0x060C || c == 0xFE50; }

}  // namespace

Measure measure(std::string_view text) {
  Measure measure;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (c <= ' ' || c == 0xA0 || c == 0x3000) continue;
    measure.columns += common::is_cjk(c) ? 2 : 1;
    measure.commas += is_comma(c);
  }
  return measure;
}

PageTree::PageTree(pugi::xml_node body) {
  pugi::xml_node at = body;
  std::size_t parent = 0;
  while (at) {
    bool goes_down = false;
    if (at.type() == pugi::node_element) {
      const std::size_t index = elements.size();
      Element& element = elements.emplace_back();
      element.node = at;
      element.parent = parent;
      element.end = index + 1;
      own_.emplace_back();
      block_.push_back(index == 0 || is_block(at.name()) ? index : block_[parent]);
      const std::string_view name = at.name();
      const Within above = index == 0 ? Within{} : within_[parent];
      within_.push_back({above.link || name == "a", above.list || name == "ul" || name == "ol",
                         above.heading || is_heading(name)});
      element.skipped = index > 0 && (elements[parent].skipped || is_beside_text(at));
      if (at.first_child()) parent = index, goes_down = true;
    } else if (at.type() == pugi::node_pcdata) {
      add_text(parent, at.value());
    }
    if (goes_down) {
      at = at.first_child();
      continue;
    }
    while (at != body && !at.next_sibling()) {
      at = at.parent();
      elements[parent].end = elements.size();
      if (at != body) parent = elements[parent].parent;
    }
    if (at == body) break;
    at = at.next_sibling();
  }
  if (!elements.empty()) elements[0].end = elements.size();
  sum();
}

void PageTree::add_text(std::size_t index, std::string_view text) {
  if (elements[index].skipped) return;
  const Measure size = measure(text);
  if (size.columns == 0) return;
  Own& own = own_[index];
  own.text += size.columns;
  own.commas += size.commas;
  if (within_[index].link) own.linked += size.columns;
  if (within_[index].list) own.in_list += size.columns;
  if (within_[index].heading) own.in_heading += size.columns;
  Element& block = elements[block_[index]];
  if (!within_[index].link) block.own += size.columns;
  block.own_commas += size.commas;
}

void PageTree::skip(std::size_t index) {
  for (std::size_t i = index; i < elements[index].end; ++i) elements[i].skipped = true;
}

void PageTree::sum() {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    Element& e = elements[i];
    const Own own = e.skipped ? Own{} : own_[i];
    e.text = own.text, e.linked = own.linked, e.commas = own.commas;
    e.in_lists = own.in_list, e.in_headings = own.in_heading;
    const std::string_view name = e.node.name();
    e.paragraphs = !e.skipped && name == "p", e.items = !e.skipped && name == "li";
    e.images = !e.skipped && name == "img", e.inputs = name == "input" || name == "textarea";
  }
  for (std::size_t i = elements.size(); i-- > 1;) {
    const Element& e = elements[i];
    Element& above = elements[e.parent];
    above.text += e.text, above.linked += e.linked, above.commas += e.commas;
    above.in_lists += e.in_lists, above.in_headings += e.in_headings;
    above.paragraphs += e.paragraphs, above.items += e.items;
    above.images += e.images, above.inputs += e.inputs;
  }
}

void PageTree::skip_unlikely() {
  if (elements.empty()) return;
  const std::size_t all = elements[0].unlinked();
  for (std::size_t i = 1; i < elements.size(); ++i) {
    Element& e = elements[i];
    if (e.skipped || is_one_of(e.node.name(), {"body", "html", "main", "article", "a", "h1", "td", "tr"}))
      continue;
    if (!is_unlikely_text(e.node)) continue;
    const bool is_comments = contains_one_of(names_of(e.node), {"comments", "commentlist", "disqus"});
    const bool is_most = 5 * e.unlinked() > 2 * all;
    const bool has_headline = static_cast<bool>(
        e.node.find_node([](pugi::xml_node node) { return std::string_view(node.name()) == "h1"; }));
    if (is_comments ? !has_headline : !is_most) skip(i);
  }
  sum();
}

}  // namespace broadsheet::html
