#include "tag_soup/tree.hpp"

#include "common/encoding/references.hpp"
#include "common/pieces.hpp"
#include "common/text.hpp"
#include "common/xml/libxml_memory.hpp"
#include "tag_soup/encoding.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/plugin.hpp>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace broadsheet::tag_soup {
namespace {

constexpr std::size_t kMaxSize = std::size_t{1} << 30;

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};
struct FreeDocument {
  void operator()(htmlDocPtr document) const { xmlFreeDoc(document); }
};

// The parse at work, of which libxml2's callbacks know. Limits are kept while it runs: libxml2 looks
// through the open elements at each end tag, and through the attributes of an element at each further
// one. Its own limit of nesting, 256, is taken off by XML_PARSE_HUGE. Lines are kept here, for those of
// its nodes end at 65535; elements are only ever appended to what is open, so they begin in the order
// of the document.
struct Progress {
  const Options& options;
  std::string_view rest;  // that libxml2 has not read yet
  htmlParserCtxtPtr context = nullptr;
  const char* beyond = nullptr;  // the limit that the page is beyond
  std::size_t elements = 0;      // and attributes
  std::vector<std::uint32_t> lines = {};
  common::LibxmlMemory memory = {};

  void stop(const char* limit) {
    beyond = limit;
    xmlStopParser(context);
  }
};

constexpr const char* kNesting = "nesting";
constexpr const char* kAttributes = "attributes";
constexpr const char* kElements = "elements";

std::size_t count_of(const xmlChar** attributes) {
  std::size_t count = 0;
  for (; attributes && attributes[count] != nullptr; count += 2) continue;
  return count / 2;
}

void start_element(void* self, const xmlChar* name, const xmlChar** attributes) {
  const auto context = static_cast<htmlParserCtxtPtr>(self);
  Progress& progress = *static_cast<Progress*>(context->_private);
  context->options |= XML_PARSE_HUGE;
  const std::size_t count = count_of(attributes);
  progress.elements += 1 + count;
  if (progress.beyond) return xmlStopParser(context);
  if (context->nodeNr >= progress.options.max_nesting) return progress.stop(kNesting);
  if (count > progress.options.max_attributes) return progress.stop(kAttributes);
  if (progress.elements > progress.options.max_elements) return progress.stop(kElements);
  try {
    progress.lines.push_back(static_cast<std::uint32_t>(context->input->line));
  } catch (const std::bad_alloc&) {  // libxml2 is C
    progress.memory.note_end();
    return xmlStopParser(context);
  }
  xmlSAX2StartElement(self, name, attributes);
}

// Gives libxml2 a few thousand bytes at a time. In the midst of a tag it has room for twice its
// attributes at most, name and value each: so it is stopped where there are too many.
int read_piece(void* self, char* buffer, int size) {
  Progress& progress = *static_cast<Progress*>(self);
  const auto room = static_cast<std::size_t>(std::max(progress.context->maxatts, 0));
  if (room > 4 * progress.options.max_attributes + 64) {
    progress.beyond = kAttributes;  // the parser stops when it has the element; here it is reading
    progress.rest = {};
    return 0;
  }
  const std::size_t n = std::min(progress.rest.size(), static_cast<std::size_t>(size));
  progress.rest.copy(buffer, n);
  progress.rest.remove_prefix(n);
  return static_cast<int>(n);
}

// Without control characters, which no text has. 128 to 159 stay: whoever writes them means windows-1252.
std::string clean(const xmlChar* text) {
  std::string out;
  std::string_view rest = text ? reinterpret_cast<const char*>(text) : "";
  out.reserve(rest.size());
  while (!rest.empty()) {
    const char32_t c = common::referenced_char(common::take_char(rest));
    const bool is_control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    if (!is_control) common::append_char(out, c);
  }
  return out;
}

void copy_attributes(const xmlNode* from, pugi::xml_node to) {
  for (const xmlAttr* a = from->properties; a; a = a->next) {
    const std::unique_ptr<xmlChar, void (*)(void*)> value(xmlNodeListGetString(a->doc, a->children, 1),
                                                          xmlFree);
    std::string text = clean(value.get());
    std::replace(text.begin(), text.end(), '\n', ' ');
    to.append_attribute(reinterpret_cast<const char*>(a->name)) = text.c_str();
  }
}

void copy(const xmlNode* from, pugi::xml_node to) {
  const xmlNode* const root = from;
  while (from) {
    pugi::xml_node made;
    if (from->type == XML_ELEMENT_NODE) {
      made = to.append_child(reinterpret_cast<const char*>(from->name));
      copy_attributes(from, made);
    } else if (from->type == XML_TEXT_NODE || from->type == XML_CDATA_SECTION_NODE) {
      to.append_child(pugi::node_pcdata).set_value(clean(from->content).c_str());
    }
    if (made && from->children) {
      from = from->children;
      to = made;
      continue;
    }
    while (from != root && !from->next) {
      from = from->parent;
      to = to.parent();
    }
    if (from == root) return;
    from = from->next;
  }
}

[[noreturn]] void refuse(const Options& options, const std::string& limit) {
  if (limit == kNesting)
    throw plugin::Failure(options.name + " nests elements more than " + std::to_string(options.max_nesting) +
                          " deep");
  if (limit == kAttributes)
    throw plugin::Failure(options.name + " has an element with more than " +
                          std::to_string(options.max_attributes) + " attributes");
  throw plugin::Failure(options.name + " has more than " + std::to_string(options.max_elements) +
                        " elements and attributes; allow it more with the option max-elements");
}

void build(const std::string& text, pugi::xml_document& into, Progress& progress) {
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  context->_private = &progress;
  context->sax->startElement = start_element;
  progress.context = context.get();
  progress.rest = text;
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlCtxtReadIO(context.get(), read_piece, nullptr, &progress, nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                         HTML_PARSE_IGNORE_ENC));
  if (progress.beyond) refuse(progress.options, progress.beyond);
  progress.memory.check();
  if (context->disableSAX != 0)
    throw plugin::Failure(progress.options.name + " has a part that is too long to read");
  if (const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr) copy(root, into);
  progress.memory.check();  // an attribute is put together only when it is copied
}

const std::set<std::string_view>& latin_1_names() {
  static const std::set<std::string_view> names = [] {
    std::set<std::string_view> found;
    for (unsigned value = 0; value <= 0xFF; ++value)
      if (const htmlEntityDesc* entity = htmlEntityValueLookup(value)) found.insert(entity->name);
    return found;
  }();
  return names;
}

// HTML 2 let the ";" of a reference go, and browsers still know the names it had: those of Latin-1.
std::string with_ended_references(std::string markup) {
  constexpr std::size_t kLongest = 8;
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = markup.find('&'); at != markup.npos; at = markup.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < markup.size() && end - at <= kLongest &&
           (ascii::is_letter(markup[end]) || ascii::is_digit(markup[end])))
      ++end;
    if (end == at + 1 || end == markup.size() || markup[end] == ';' || markup[end] == '=') continue;
    if (!latin_1_names().count(std::string_view(markup).substr(at + 1, end - at - 1))) continue;
    out.append(markup, copied, end - copied).append(";");
    copied = end;
  }
  if (copied == 0) return markup;
  return out.append(markup, copied);
}

}  // namespace

Parsed parse(std::string_view page, pugi::xml_document& into, const Options& options) {
  if (page.size() > kMaxSize) throw plugin::Failure(options.name + " is larger than 1 GiB", BS_UNSUPPORTED);
  Decoded decoded = decode(page, options.encoding, options.name);
  Parsed parsed;
  parsed.encoding = std::move(decoded.encoding);
  parsed.broken = decoded.broken;
  if (decoded.broken > 0) parsed.broken_line = common::line_at(page, decoded.first_broken);
  std::replace(decoded.text.begin(), decoded.text.end(), '\0', ' ');  // libxml2 ends there
  Progress progress{options, {}};
  build(with_ended_references(common::mend_references(std::move(decoded.text))), into, progress);
  parsed.lines = std::move(progress.lines);
  return parsed;
}

}  // namespace broadsheet::tag_soup
