// news/xml/xml.hpp - builds XML with pugixml from cleaned text.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/text/text.hpp"

#include <string>
#include <string_view>

namespace broadsheet::news {

/// Appends an element.
inline pugi::xml_node add(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

/// Sets an attribute; text that XML forbids is left out.
void set(pugi::xml_node node, const char* name, std::string_view value);
/// The same, unless the value is empty.
void set_if(pugi::xml_node node, const char* name, std::string_view value);

/// Appends text. An empty text still keeps pugixml from breaking lines around it.
void add_text(pugi::xml_node node, std::string_view text);

/// Appends an element with text in it.
pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text);
/// The same, unless the text is empty.
void add_if(pugi::xml_node parent, const char* name, std::string_view text);

/// What print() writes goes to `Out::write(std::string_view)`.
template <class Out>
class PrintTo : public pugi::xml_writer {
 public:
  explicit PrintTo(const Out& out) : out_(out) {}
  void write(const void* data, std::size_t size) override {
    out_.write({static_cast<const char*>(data), size});
  }

 private:
  const Out& out_;
};

/// Writes an element and what is in it, indented by two spaces a level from `depth` on. Text and
/// elements that stand among text are not indented.
template <class Out>
void print(pugi::xml_node node, const Out& out, unsigned depth = 0) {
  PrintTo<Out> writer(out);
  node.print(writer, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
}

}  // namespace broadsheet::news
