#include "epub/reading/foreign_markup.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"
#include "common/xml/xml_input.hpp"
#include "epub/reading/xml_reader.hpp"
#include "xhtml/read_article.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::epub {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool class_contains(pugi::xml_node element, std::string_view part) {
  return std::string_view(element.attribute("class").value()).find(part) != std::string_view::npos;
}

bool is_named(pugi::xml_node node, std::string_view name) { return common::name_of(node) == name; }

/// Whether all that `link` shows is raised.
bool is_raised(pugi::xml_node link) {
  if (is_named(link.parent(), "sup")) return true;
  const pugi::xml_node only = link.first_child();
  return is_named(only, "sup") && !only.next_sibling();
}

bool is_arrow(char32_t c) {  // and the selector of its form as text
  return (c >= 0x2190 && c <= 0x21FF) || c == 0x23CE || c == 0x2934 || c == 0x2935 || c == 0xFE0E;
}

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

/// Beyond ASCII it goes by blocks: punctuation, symbols and shapes are no letters.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
         !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF20) && c != 0xFFFD;
}

template <class Predicate>
bool any_character(std::string_view text, Predicate&& is) {
  while (!text.empty())
    if (is(common::take_char(text))) return true;
  return false;
}

using Forms = std::array<std::pair<char32_t, char32_t>, 16>;

std::string in_form(std::string_view text, const Forms& forms) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    const auto form = std::find_if(forms.begin(), forms.end(), [c](const auto& f) { return f.first == c; });
    if (form == forms.end()) return {};
    common::append_char(out, form->second);
  }
  return out;
}

struct LinkedText : pugi::xml_tree_walker {
  std::size_t linked = 0, other = 0;  // bytes

  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata) return true;
    const std::size_t size = collapse(node.value()).size();
    for (pugi::xml_node above = node.parent(); above; above = above.parent()) {
      const std::string_view name = common::name_of(above);
      if (name == "a" || name == "nav") return linked += size, true;
      if (heading_rank(name) > 0 || name == "title") return true;
    }
    other += size;
    return true;
  }
};

/// Whether the first text of an item is in a link to another file.
bool begins_with_link(pugi::xml_node item) {
  const pugi::xml_node first = item.find_node([](pugi::xml_node node) {
    return node.type() == pugi::node_pcdata && !collapse(node.value()).empty();
  });
  for (pugi::xml_node above = first.parent(); above && above != item.parent(); above = above.parent()) {
    const std::string_view href = above.attribute("href").value();
    if (is_named(above, "a"))
      return !href.empty() && href.front() != '#' && href.find("://") == std::string_view::npos;
  }
  return false;
}

struct IndexItems : pugi::xml_tree_walker {
  std::size_t links = 0, others = 0, text_beside = 0;  // items, items, bytes

  bool for_each(pugi::xml_node& node) override {
    if (is_named(node, "li")) ++(begins_with_link(node) ? links : others);
    if (node.type() != pugi::node_pcdata) return true;
    for (pugi::xml_node above = node.parent(); above; above = above.parent()) {
      const std::string_view name = common::name_of(above);
      if (name == "li" || heading_rank(name) > 0 || is_invisible(above, name)) return true;
    }
    text_beside += collapse(node.value()).size();
    return true;
  }
};

}  // namespace

unsigned heading_rank(std::string_view name) {
  const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return is_heading ? static_cast<unsigned>(name[1] - '0') : 0;
}

bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 31> kBlocks = {
      "address", "article", "aside", "blockquote", "body",     "caption",    "center", "dd",
      "details", "div",     "dl",    "dt",         "fieldset", "figcaption", "figure", "footer",
      "form",    "header",  "hr",    "li",         "main",     "ol",         "p",      "pre",
      "section", "summary", "table", "td",         "th",       "tr",         "ul"};
  return heading_rank(name) > 0 || is_one_of(name, kBlocks);
}

bool is_invisible(pugi::xml_node node, std::string_view name) {
  // "case" is of epub:switch, whose default everyone can show.
  constexpr std::array<std::string_view, 12> kInvisible = {"audio",  "canvas", "case",     "head",
                                                           "iframe", "nav",    "noscript", "rp",
                                                           "script", "style",  "template", "title"};
  return is_one_of(name, kInvisible) || name == "video" || node.attribute("hidden") ||
         class_contains(node, "calibre_navbar") || has_meaning(node, "pagebreak");
}

bool is_layout_row(pugi::xml_node row) {
  constexpr std::array<std::string_view, 5> kNeverInCells = {"table", "ul", "ol", "dl", "blockquote"};
  int paragraphs = 0;  // in the cell at hand
  const pugi::xml_node found = row.find_node([&](pugi::xml_node node) {
    const std::string_view name = common::name_of(node);
    if (name == "td" || name == "th") paragraphs = 0;
    return heading_rank(name) > 0 || is_one_of(name, kNeverInCells) || (name == "p" && ++paragraphs > 1);
  });
  return static_cast<bool>(found);
}

bool has_meaning(pugi::xml_node element, std::string_view token) {
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name(), value = attribute.value();
    const bool is_type = name.size() > 5 && name.substr(name.size() - 5) == ":type";
    if (is_type && common::has_word(value, token)) return true;
    if (name == "role" && common::has_word(value, std::string("doc-").append(token))) return true;
  }
  return false;
}

bool is_note_reference(pugi::xml_node link) {
  constexpr std::size_t kLongestMark = 8;  // bytes
  if (has_meaning(link, "noteref") || class_contains(link, "noteref") || class_contains(link, "footnote-ref"))
    return true;
  const std::string_view href = link.attribute("href").value();
  return href.find('#') != std::string_view::npos && href.find("://") == std::string_view::npos &&
         is_raised(link) && text_in(link).size() <= kLongestMark;
}

bool is_notes(pugi::xml_node element) {
  for (const char* meaning : {"footnotes", "endnotes", "rearnotes", "footnote", "endnote", "rearnote"})
    if (has_meaning(element, meaning)) return true;
  return xhtml::has_class(element, "footnotes") || xhtml::has_class(element, "endnotes");
}

std::string note_mark(const std::string& text) {
  std::string_view first = text;
  const char32_t c = first.empty() ? U'*' : common::take_char(first);
  return is_digit(c) || is_letter(c) ? "[" + text + "]" : text;
}

std::string without_arrows(std::string_view text) {
  // From the first character that is no arrow to the last; white space is collapsed already.
  std::size_t begin = text.size(), end = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t at = text.size() - rest.size();
    const char32_t c = common::take_char(rest);
    if (is_arrow(c) || c == ' ') continue;
    begin = std::min(begin, at);
    end = text.size() - rest.size();
  }
  return std::string(text.substr(std::min(begin, end), end - std::min(begin, end)));
}

bool has_letters(std::string_view label) { return any_character(label, is_letter); }

bool has_words(std::string_view label) {
  return any_character(label, [](char32_t c) { return is_letter(c) || is_digit(c); });
}

std::string raised(std::string_view text) {
  constexpr Forms kForms = {{{'0', 0x2070},
                             {'1', 0xB9},
                             {'2', 0xB2},
                             {'3', 0xB3},
                             {'4', 0x2074},
                             {'5', 0x2075},
                             {'6', 0x2076},
                             {'7', 0x2077},
                             {'8', 0x2078},
                             {'9', 0x2079},
                             {'+', 0x207A},
                             {'-', 0x207B},
                             {0x2212, 0x207B},
                             {'(', 0x207D},
                             {')', 0x207E},
                             {'n', 0x207F}}};
  return in_form(text, kForms);
}

std::string lowered(std::string_view text) {
  constexpr Forms kForms = {{{'0', 0x2080},
                             {'1', 0x2081},
                             {'2', 0x2082},
                             {'3', 0x2083},
                             {'4', 0x2084},
                             {'5', 0x2085},
                             {'6', 0x2086},
                             {'7', 0x2087},
                             {'8', 0x2088},
                             {'9', 0x2089},
                             {'+', 0x208A},
                             {'-', 0x208B},
                             {0x2212, 0x208B},
                             {'(', 0x208D},
                             {')', 0x208E},
                             {'=', 0x208C}}};
  return in_form(text, kForms);
}

bool is_title_page(pugi::xml_node body) {
  for (const char* meaning : {"titlepage", "halftitlepage", "cover"}) {
    if (has_meaning(body, meaning)) return true;
    const pugi::xml_node only =
        body.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; });
    const auto is_element = [](pugi::xml_node n) { return n.type() == pugi::node_element; };
    pugi::xml_node next = only.next_sibling();
    while (next && !is_element(next)) next = next.next_sibling();
    if (!next && has_meaning(only, meaning)) return true;
  }
  return false;
}

bool is_index_page(pugi::xml_node body) {
  constexpr std::size_t kShort = 120;  // bytes: a date, a line about the section
  IndexItems items;
  body.traverse(items);
  return items.links > 0 && items.others == 0 && items.text_beside <= kShort;
}

bool is_contents_page(pugi::xml_node body) {
  LinkedText text;
  body.traverse(text);
  return text.other < text.linked;
}

bool text_follows(pugi::xml_node picture) {
  const auto is_seen = [](std::string_view text) {
    while (!text.empty())
      if (const char32_t c = common::take_char(text); c > ' ' && c != 0xA0 && c != 0x3000) return true;
    return false;
  };
  for (pugi::xml_node at = picture; at && !is_block(common::name_of(at)); at = at.parent())
    for (pugi::xml_node next = at.next_sibling(); next; next = next.next_sibling()) {
      if (next.type() == pugi::node_element && is_block(common::name_of(next))) return false;
      if (is_seen(next.type() == pugi::node_element ? text_in(next) : next.value())) return true;
    }
  return false;
}

}  // namespace broadsheet::epub
