#include "xhtml/markup/markup.hpp"

#include "common/forbidden.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace broadsheet::xhtml {
namespace {

/// Bytes that may need more than copying: markup, controls, and the lead bytes
/// of the characters that are forbidden.
constexpr std::array<unsigned char, 256> special_bytes() {
  std::array<unsigned char, 256> special{};
  for (unsigned c = 0; c < 0x20; ++c) special[c] = 1;
  for (unsigned c :
       {0x26u, 0x3Cu, 0x3Eu, 0x22u, 0x7Fu, 0xC2u, 0xEDu, 0xEFu, 0xF0u, 0xF1u, 0xF2u, 0xF3u, 0xF4u})
    special[c] = 1;
  return special;
}
constexpr std::array<unsigned char, 256> kSpecial = special_bytes();

/// Where the next of them stands from `at` on; the end where none does.
std::size_t find_special(std::string_view text, std::size_t at) {
  const auto is_special = [text](std::size_t i) { return kSpecial[static_cast<unsigned char>(text[i])]; };
  // They are rare: four bytes at once.
  while (at + 4 <= text.size() &&
         (is_special(at) | is_special(at + 1) | is_special(at + 2) | is_special(at + 3)) == 0)
    at += 4;
  while (at < text.size() && is_special(at) == 0) ++at;
  return at;
}

struct Replacement {
  std::size_t size = 0;  ///< bytes that it stands for; 0 = the first byte stays
  std::string_view by;
};

/// For the special byte at the front of `s`. A character that is forbidden is replaced by nothing.
Replacement replacement(std::string_view s, bool in_attribute) {
  const auto c = static_cast<unsigned char>(s.front());
  switch (c) {
    case '&': return {1, "&amp;"};
    case '<': return {1, "&lt;"};
    case '>': return {1, "&gt;"};
    case '"': return in_attribute ? Replacement{1, "&quot;"} : Replacement{};
    // XML turns white space in attribute values into spaces unless it is a reference.
    case '\t': return in_attribute ? Replacement{1, "&#9;"} : Replacement{};
    case '\n': return in_attribute ? Replacement{1, "&#10;"} : Replacement{};
    default: return {c < 0x80 ? 1 : std::min(common::forbidden(s.substr(0, 4)), s.size()), ""};
  }
}

}  // namespace

void Markup::begin(std::string_view element, std::initializer_list<Attribute> attributes) {
  close_tag();
  out_ += '<';
  out_ += element;
  open_.push_back(element);
  in_tag_ = true;
  for (const Attribute& a : attributes) attr(a.name, a.value);
}

void Markup::attr(std::string_view name, std::string_view value) {
  assert(in_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  escape(value, true);
  out_ += '"';
}

void Markup::attr_as_it_is(std::string_view name, std::string_view value) {
  assert(in_tag_);
  out_.append(" ").append(name).append("=\"").append(value).append("\"");
}

void Markup::attr_if(std::string_view name, std::string_view value) {
  if (!value.empty()) attr(name, value);
}

void Markup::text(std::string_view text) {
  close_tag();
  escape(text, false);
}

void Markup::end() {
  assert(!open_.empty());
  close_tag();
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
}

void Markup::end_to(std::size_t depth) {
  while (open_.size() > depth) end();
}

void Markup::element(std::string_view name, std::initializer_list<Attribute> attributes,
                     std::string_view text) {
  begin(name, attributes);
  this->text(text);
  end();
}

void Markup::empty(std::string_view element, std::initializer_list<Attribute> attributes) {
  begin(element, attributes);
  end_empty();
}

void Markup::end_empty() {
  assert(in_tag_);
  out_ += syntax_ == Syntax::xml ? "/>" : ">";
  in_tag_ = false;
  open_.pop_back();
}

void Markup::raw(std::string_view markup) {
  close_tag();
  out_ += markup;
}

std::string Markup::take() {
  assert(open_.empty());
  return std::exchange(out_, {});
}

void Markup::close_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void Markup::escape(std::string_view text, bool in_attribute) {
  std::size_t copied = 0;
  for (std::size_t i = find_special(text, 0); i < text.size(); i = find_special(text, i)) {
    const Replacement instead = replacement(text.substr(i), in_attribute);
    if (instead.size == 0) {
      ++i;
      continue;
    }
    out_.append(text, copied, i - copied);
    out_ += instead.by;
    dropped_ += instead.by.empty();
    i += instead.size;
    copied = i;
  }
  out_.append(text, copied);
}

}  // namespace broadsheet::xhtml
