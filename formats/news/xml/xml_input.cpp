#include "news/xml/xml_input.hpp"

#include "news/text/marked_text_builder.hpp"
#include "news/text/text.hpp"

namespace broadsheet::news {
namespace {

void append_text(pugi::xml_node node, MarkedTextBuilder& out) {
  for (const pugi::xml_node at : node.children()) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata)
      out.text(at.value());
    else if (is(at, "br"))
      out.text(" ");
    else
      append_text(at, out);
  }
}

}  // namespace

std::string attribute(pugi::xml_node node, const char* name) {
  return one_line(node.attribute(name).value());
}

std::string text_of(pugi::xml_node node) {
  MarkedTextBuilder out;
  append_text(node, out);
  return one_line(out.take().text);
}

}  // namespace broadsheet::news
