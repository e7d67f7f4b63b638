// common/xml/xml_input.hpp - XML from strangers, parsed within bounds.
//
// Nothing is fetched and no entity is expanded but the five of XML and
// character references: a document type with a subset of its own is refused.
// Input is as large as the option max-size says, has a tag for 8 bytes of that, and is as
// deep as max-nesting says; past that, and where the input is not well-formed, Failure says
// why at which line and column. Tree walks over what is accepted may recurse.
//
// Element names are compared without their namespace prefix: producers differ
// in prefixes and some forget namespaces altogether.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/plugin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::common {

/// Whether white space between elements becomes nodes: text with markup in it needs it, data does not.
enum class WhiteSpace : bool { drop, keep };

class XmlInput {
 public:
  /// Reads the host to its end.
  explicit XmlInput(const plugin::Host& host, WhiteSpace white_space = WhiteSpace::keep);
  /// The same of `bytes`, which were read from it.
  XmlInput(const plugin::Host& host, std::string bytes, WhiteSpace white_space = WhiteSpace::keep);
  XmlInput(const XmlInput&) = delete;

  pugi::xml_node root() const { return document_.document_element(); }
  /// The line a node begins in; 0 where the encoding was converted.
  std::uint32_t line_of(pugi::xml_node node) const;

 private:
  void parse(WhiteSpace white_space);
  void check_type() const;
  [[noreturn]] void refuse(const std::string& why, std::size_t offset) const;

  std::string bytes_;
  std::vector<std::size_t> line_ends_;
  bool converted_ = false;
  pugi::xml_document document_;
};

/// The name, without prefix, of the first element of XML that begins so; "" where there is none.
std::string_view root_name(std::string_view head);

/// A node's name without prefix.
std::string_view name_of(pugi::xml_node node);
inline bool is(pugi::xml_node node, std::string_view name) { return name_of(node) == name; }

/// The first child element of this name; null where there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// All of them.
std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name);

/// The text right in a node as it stands: white space and markup written as text with it, that of its
/// elements not.
std::string own_text(pugi::xml_node node);

}  // namespace broadsheet::common
