#include "tag_soup/tree.hpp"

#include "common/libxml_memory.hpp"
#include "common/text.hpp"

#include <broadsheet/plugin.hpp>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>

namespace broadsheet::tag_soup {
namespace {

constexpr std::size_t kMaxSize = std::size_t{1} << 30;

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};
struct FreeDocument {
  void operator()(htmlDocPtr document) const { xmlFreeDoc(document); }
};

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// What the page calls its encoding (WHATWG HTML section 13.2.3.2: within 1024 bytes).
std::string named_encoding(std::string_view page) {
  const std::string head = lower(page.substr(0, 1024));
  const std::size_t at = head.find("charset=");
  if (at == head.npos) return {};
  const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
  if (begin == head.npos) return {};
  return head.substr(begin, head.find_first_of("\"'; />", begin) - begin);
}

// The same as a name for libxml2. On the web, labels stand for the larger set that contains
// what they name (WHATWG Encoding section 4.2).
std::string encoding_of(std::string_view page) {
  if (page.substr(0, 2) == "\xFF\xFE") return "UTF-16LE";
  if (page.substr(0, 2) == "\xFE\xFF") return "UTF-16BE";
  const std::string named = named_encoding(page);
  if (named == "gb2312" || named == "gbk" || named == "gb18030") return "GB18030";
  if (named == "big5") return "BIG5-HKSCS";
  if (named == "shift_jis" || named == "shift-jis" || named == "x-sjis") return "CP932";
  if (named == "euc-kr") return "CP949";
  if (named == "iso-8859-1" || named == "latin1" || named == "us-ascii") return "CP1252";
  const bool is_known = !named.empty() && xmlParseCharEncoding(named.c_str()) > XML_CHAR_ENCODING_NONE;
  return is_known ? named : "UTF-8";
}

// How deep a page may be nested, and whether it was. libxml2 has a limit of its own, 256, which
// XML_PARSE_HUGE takes off; as it looks through the open elements at an end tag, those that are too
// many must be refused while they are read. Lines are kept here, for those of its nodes end at 65535;
// elements are only ever appended to what is open, so they begin in the order of the document.
struct Progress {
  int most_nested;
  bool was_deeper = false;
  Lines lines = {};
  common::LibxmlMemory memory = {};
};

void start_element(void* self, const xmlChar* name, const xmlChar** attributes) {
  const auto context = static_cast<htmlParserCtxtPtr>(self);
  Progress& progress = *static_cast<Progress*>(context->_private);
  context->options |= XML_PARSE_HUGE;
  progress.was_deeper = progress.was_deeper || context->nodeNr >= progress.most_nested;
  if (progress.was_deeper) return xmlStopParser(context);
  try {
    progress.lines.push_back(static_cast<std::uint32_t>(context->input->line));
  } catch (const std::bad_alloc&) {  // libxml2 is C
    progress.memory.note_end();
    return xmlStopParser(context);
  }
  xmlSAX2StartElement(self, name, attributes);
}

// Without what no text has: control characters; what is broken is U+FFFD.
std::string clean(const xmlChar* text) {
  std::string out;
  std::string_view rest = text ? reinterpret_cast<const char*>(text) : "";
  out.reserve(rest.size());
  while (!rest.empty()) {
    const char32_t c = common::take_char(rest);
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

}  // namespace

Lines parse(std::string_view page, pugi::xml_document& into, const Options& options) {
  if (page.size() > kMaxSize) throw plugin::Failure(options.name + " is larger than 1 GiB", BS_UNSUPPORTED);
  const std::string encoding = options.encoding.empty() ? encoding_of(page) : options.encoding;
  if (page.substr(0, 3) == "\uFEFF") page.remove_prefix(3);
  Progress progress{options.max_nesting};
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (!context) throw std::bad_alloc();
  context->_private = &progress;
  context->sax->startElement = start_element;
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlCtxtReadMemory(context.get(), page.data(), static_cast<int>(page.size()), nullptr, encoding.c_str(),
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_IGNORE_ENC));
  if (progress.was_deeper)
    throw plugin::Failure(options.name + " nests elements more than " + std::to_string(options.max_nesting) +
                          " deep");
  progress.memory.check();
  if (context->disableSAX != 0) throw plugin::Failure(options.name + " has a part that is too long to read");
  if (const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr) copy(root, into);
  progress.memory.check();  // an attribute is put together only when it is copied
  return progress.lines;
}

}  // namespace broadsheet::tag_soup
