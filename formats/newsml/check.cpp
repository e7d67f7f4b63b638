#include "newsml/check.hpp"

#include "common/xml/libxml_memory.hpp"
#include "news/text/text.hpp"
#include "news/xml/xml_input.hpp"
#include "newsml/checking/check_files.hpp"
#include "newsml/checking/check_tree.hpp"
#include "newsml/checking/check_values.hpp"
#include "newsml/checking/profile.hpp"
#include "newsml/items/vocabulary.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::newsml {
namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

using tree::attribute;
using tree::child;
using tree::for_each_element;
using tree::is;
using tree::view;

bool is_item(const xmlNode* node) {
  for (const char* name :
       {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
    if (is(node, name)) return true;
  return false;
}

// Without white space, as the guidelines count.
std::size_t characters_of(xmlNode* node) { return news::count_visible(tree::text_of(node)); }

Document parse(const std::string& bytes, const common::LibxmlMemory& memory) {
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(),
                                                                             xmlFreeParserCtxt);
  Document document(
      xmlCtxtReadMemory(
          context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
          XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES),
      xmlFreeDoc);
  memory.check();
  if (!document) {
    const xmlError* const error = xmlCtxtGetLastError(context.get());
    std::string why = "is not well-formed XML";
    if (error && error->message) why += ": " + std::string(error->message);
    throw plugin::Failure(why, BS_BAD_INPUT, error ? static_cast<std::uint32_t>(error->line) : 0);
  }
  if (document->intSubset)
    throw plugin::Failure("has a document type of its own, which NewsML-G2 does not", BS_BAD_INPUT, 1);
  return document;
}

class Walk {
 public:
  Walk(const plugin::Host& host, xmlNode* root) : host_(host), root_(root) {}

  void run() {
    for_each_element(root_, [&](xmlNode* node) {
      if (is_item(node)) items_.push_back(node);
    });
    for (xmlNode* item : items_) identity(item);
    for (xmlNode* item : items_) {
      article_ = article_of(item);
      const Found tell = [this](xmlNode* node, const char* code, const std::string& what, const char* rule,
                                const char* advice) { found(node, code, what, rule, advice); };
      demanded(item);
      check_codes(item, tell);
      check_values(item, tell);
      check_files(host_, item, tell);
      if (is_atomic()) check_links(item, names_, tell);
      groups(item);
      counts(item);
    }
    article_.clear();
    if (is(root_, "newsMessage"))
      check_priority(child(root_, "header"),
                     [this](xmlNode* node, const char* code, const std::string& what, const char* rule,
                            const char* advice) { found(node, code, what, rule, advice); });
    if (items_.empty())
      found(root_, "BS-N203", "there is no item in it", "NewsML-G2 2.35: news are in items",
            "check how it was made");
    if (is(root_, "newsMessage") && !child(root_, "header"))
      found(root_, "BS-N203", "the message has no header",
            "NewsML-G2 2.35, newsMessage: a header comes first", "add one with its time, sent");
  }

 private:
  void found(xmlNode* node, const char* code, const std::string& what, const char* rule,
             const char* advice) const {
    ++count_;
    host_.found({code, what, rule, advice, static_cast<std::uint32_t>(std::max(0L, xmlGetLineNo(node))), 0,
                 "", article_});
  }

  static std::string article_of(xmlNode* item) {
    for (xmlNode* c = child(item, "contentMeta") ? child(item, "contentMeta")->children : nullptr; c;
         c = c->next)
      if (is(c, "altId") && attribute(c, "type") == "bsid:article")
        return std::string(c->children ? view(c->children->content) : "");
    return {};
  }

  void identity(xmlNode* item) {
    const std::string guid = attribute(item, "guid"), version = attribute(item, "version");
    names_.insert(guid);
    if (guid.empty())
      return found(item, "BS-N202", "an item has no guid", "NewsML-G2 2.35, anyItem/@guid: required",
                   "give it an IRI that never changes");
    if (guid.find(':') == std::string::npos || guid.find_first_of(" \t\r\n") != std::string::npos)
      found(item, "BS-N202", "the guid \"" + guid + "\" is no IRI", "NewsML-G2 2.35, anyItem/@guid: an IRI",
            "use a urn: or a tag:");
    if (!guids_.insert(guid + ' ' + (version.empty() ? "1" : version)).second)
      found(item, "BS-N202",
            "two items are version " + (version.empty() ? "1" : version) + " of \"" + guid + '"',
            "NewsML-G2 2.35, anyItem/@guid: identifies one item, always", "give each its own");
  }

  void demanded(xmlNode* item) const {
    if (const std::string standard = attribute(item, "standard"); standard != "NewsML-G2")
      found(item, "BS-N203", "the standard is \"" + standard + '"',
            "NewsML-G2 2.35, anyItem/@standard: \"NewsML-G2\"", "write it so");
    xmlNode* const meta = child(item, "itemMeta");
    if (!meta)
      return found(item, "BS-N203", "an item has no itemMeta",
                   "NewsML-G2 2.35, anyItem: itemMeta is required", "add it before contentMeta");
    for (const char* name : {"itemClass", "provider", "versionCreated"})
      if (!child(meta, name))
        found(meta, "BS-N203", std::string("itemMeta has no ") + name,
              "NewsML-G2 2.35, itemMeta: itemClass, provider and versionCreated are required", "add it");
  }

  void groups(xmlNode* item) const {
    xmlNode* const set = child(item, "groupSet");
    if (!set) return;
    std::set<std::string> ids;
    for (xmlNode* g = set->children; g; g = g->next)
      if (is(g, "group") && !ids.insert(attribute(g, "id")).second)
        found(g, "BS-N205", "two groups have the id \"" + attribute(g, "id") + '"',
              "XML 1.0, 3.3.1: an ID is unique", "rename one");
    if (!ids.contains(attribute(set, "root")))
      found(set, "BS-N205", "the root \"" + attribute(set, "root") + "\" is no group of the set",
            "NewsML-G2 2.35, groupSet/@root", "name the outermost group");
    for_each_element(set, [&](xmlNode* node) {
      if (is(node, "groupRef") && !ids.contains(attribute(node, "idref")))
        found(node, "BS-N205", "there is no group \"" + attribute(node, "idref") + '"',
              "NewsML-G2 2.35, groupRef/@idref", "add the group, or drop the reference");
      const std::string residref = attribute(node, "residref"), version = attribute(node, "version");
      if (is(node, "itemRef") && !residref.empty() && is(root_, "newsMessage") &&
          !(version.empty() ? names_.contains(residref) : guids_.contains(residref + ' ' + version)))
        found(node, "BS-N205",
              "the package refers to \"" + residref + '"' + (version.empty() ? "" : ", version " + version) +
                  ", which the message lacks",
              "NewsML-G2 2.35, itemRef: what a package refers to can be had",
              "add the item to the message, or take it out of the package");
    });
  }

  bool is_atomic() const {
    xmlNode* const header = is(root_, "newsMessage") ? child(root_, "header") : nullptr;
    for (xmlNode* c = header ? header->children : nullptr; c; c = c->next)
      if (is(c, "signal") && attribute(c, "qcode") == "nmsig:atomic") return true;
    return false;
  }

  // Only of our own bodies: others count by rules of their own.
  void counts(xmlNode* item) const {
    if (!is_ours(item)) return;
    xmlNode* const set = child(item, "contentSet");
    xmlNode* const inline_xml = child(set, "inlineXML");
    xmlNode* const body = child(child(inline_xml, "html"), "body");
    const std::string said = attribute(inline_xml, "charcount");
    if (!body || said.empty()) return;
    const std::size_t count = characters_of(body);
    if (said != std::to_string(count))
      found(inline_xml, "BS-N206",
            "charcount says " + said + " but the text has " + std::to_string(count) + " characters",
            "NewsML-G2 2.35, inlineXML/@charcount",
            "count again: text was added or lost after it was written");
  }

 public:
  static bool is_ours(xmlNode* item) {
    xmlNode* const generator = child(child(item, "itemMeta"), "generator");
    return generator && generator->children && view(generator->children->content) == "Broadsheet";
  }
  bool found_any() const { return count_ > 0; }
  bool all_ours() const {
    for (xmlNode* item : items_)
      if (!is_ours(item)) return false;
    return !items_.empty();
  }

 private:
  const plugin::Host& host_;
  xmlNode* root_;
  std::vector<xmlNode*> items_;
  std::set<std::string> guids_;  ///< with their versions
  std::set<std::string> names_;  ///< without
  mutable std::size_t count_ = 0;
  std::string article_;
};

}  // namespace

void Checker::check() {
  const std::string bytes = host().read_all();
  const news::XmlInput within_limits(host(), bytes);  // else refused as by the reader
  common::LibxmlMemory memory;
  const Document document = parse(bytes, memory);
  xmlNode* const root = xmlDocGetRootElement(document.get());
  Walk walk(host(), root);
  walk.run();
  // The profile says the same at greater length.
  if (walk.all_ours() && !walk.found_any()) check_profile(host(), document.get(), memory);
  memory.check();
}

}  // namespace broadsheet::newsml
