#include "news/xml/xml.hpp"

namespace broadsheet::news {

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(clean(value).c_str());
}

void set_if(pugi::xml_node node, const char* name, std::string_view value) {
  if (!value.empty()) set(node, name, value);
}

void add_text(pugi::xml_node node, std::string_view text) {
  node.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  add_text(node, clean(text));
  return node;
}

void add_if(pugi::xml_node parent, const char* name, std::string_view text) {
  if (!text.empty()) add(parent, name, text);
}

}  // namespace broadsheet::news
