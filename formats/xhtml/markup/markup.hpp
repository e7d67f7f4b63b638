// xhtml/markup/markup.hpp - an append-only writer of XML that is also valid HTML.
//
// Well-formed by construction: elements are closed from a stack, text and
// attribute values are escaped, and characters that XML 1.0 (section 2.2) or
// HTML (no controls, no noncharacters) forbid are left out and counted.
// No indentation is added: white space in the output is the text's own.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::xhtml {

struct Attribute {
  std::string_view name, value;
};

/// What ends an element without content: "/>" is XML, and HTML that its checkers frown at.
enum class Syntax { xml, html };

class Markup {
 public:
  explicit Markup(Syntax syntax = Syntax::xml) : syntax_(syntax) {}

  /// Opens an element. Names are trusted: literals, never text of a document,
  /// and live until the element is closed.
  void begin(std::string_view element, std::initializer_list<Attribute> attributes = {});
  /// Adds an attribute to the element just begun.
  void attr(std::string_view name, std::string_view value);
  /// The same with a value that is markup already.
  void attr_as_it_is(std::string_view name, std::string_view value);
  /// The same, unless the value is empty.
  void attr_if(std::string_view name, std::string_view value);
  void text(std::string_view text);
  /// Closes the innermost element, which was begun and got attributes only: <meta …/>.
  void end_empty();
  /// Closes the innermost open element.
  void end();
  /// Closes elements until `depth` are left open.
  void end_to(std::size_t depth);

  /// A whole element with text in it.
  void element(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view text);
  /// An element that has no content: <hr/>, <meta/>.
  void empty(std::string_view element, std::initializer_list<Attribute> attributes = {});
  /// Copies markup that is well-formed already.
  void raw(std::string_view markup);

  std::size_t depth() const { return open_.size(); }
  std::size_t size() const { return out_.size(); }
  /// Characters that could not be written.
  std::size_t dropped() const { return dropped_; }
  /// What was written. REQUIRES: depth() == 0
  std::string take();

 private:
  void close_tag();
  void escape(std::string_view text, bool in_attribute);

  Syntax syntax_;
  std::string out_;
  std::vector<std::string_view> open_;
  std::size_t dropped_ = 0;
  bool in_tag_ = false;  ///< a start tag still lacks its '>'
};

}  // namespace broadsheet::xhtml
