// newsml/checking/check_tree.hpp - walking libxml2's tree, for the checks.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::newsml::tree {

inline std::string_view view(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : std::string_view();
}
inline bool is(const xmlNode* node, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && view(node->name) == name;
}

inline std::string attribute(xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name)), [](void* p) { xmlFree(p); });
  return std::string(view(value.get()));
}

/// The first child of that name, or null; `node` may be null.
inline xmlNode* child(xmlNode* node, std::string_view name) {
  for (xmlNode* c = node ? node->children : nullptr; c; c = c->next)
    if (is(c, name)) return c;
  return nullptr;
}

inline std::vector<xmlNode*> children(xmlNode* node, std::string_view name) {
  std::vector<xmlNode*> out;
  for (xmlNode* c = node ? node->children : nullptr; c; c = c->next)
    if (is(c, name)) out.push_back(c);
  return out;
}

/// All text in a node; `node` may be null.
inline std::string text_of(xmlNode* node) {
  if (!node) return {};
  const std::unique_ptr<xmlChar, void (*)(void*)> text(xmlNodeGetContent(node), [](void* p) { xmlFree(p); });
  return std::string(view(text.get()));
}

template <class Do>
void for_each_element(xmlNode* root, Do&& something) {
  for (xmlNode* node = root; node;) {
    if (node->type == XML_ELEMENT_NODE) something(node);
    xmlNode* next = node->children && node->type == XML_ELEMENT_NODE ? node->children : nullptr;
    for (xmlNode* up = node; !next && up != root; up = up->parent) next = up->next;
    node = next;
  }
}

}  // namespace broadsheet::newsml::tree
