#include "nitf/check.hpp"

#include "common/findings.hpp"
#include "common/timestamp.hpp"
#include "news/pictures/check_file.hpp"
#include "news/pictures/picture_files.hpp"
#include "news/xml/xml_input.hpp"
#include "nitf/document.hpp"
#include "nitf/read_document.hpp"
#include "nitf/read_fields.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::nitf {
namespace {

using common::Rule;
using news::attribute;
using news::is;
using news::name_of;

constexpr Rule kElements = {"BS-N301", "NITF 3.6, schema: the elements of an element, their order and number",
                            "move it, add it or take it out"};
constexpr Rule kAttributes = {"BS-N302", "NITF 3.6, schema: required attributes, values of media-type",
                              "say it there"};
constexpr Rule kIds = {"BS-N303", "XML 1.0, 3.3.1: an ID is unique, and a reference names one", "rename it"};
constexpr Rule kMedia = {"BS-N304",
                         "NITF 3.6, media-reference: points to a media object or to the one behind it",
                         "give it a source, or say in its name what is missing"};
constexpr Rule kFiles = {"BS-N307",
                         "NITF 3.6, media-reference: what its attributes say is so of the file at source",
                         "send the file that the story describes, or mend the story"};
constexpr Rule kDates = {"BS-N305", "NITF 3.6, norm: a date and time of ISO 8601, YYYYMMDDTHHMMSS-HHMM",
                         "write it so"};

constexpr Rule kValues = {"BS-N306", "NITF 3.6, docdata: urgency and management-status are of a list",
                          "say one of those"};
constexpr Rule kOrder = {"BS-N305", "NITF 3.6, docdata: a document is issued, released and then expires",
                         "correct the time that is wrong"};

// What stands in an element, in this order: once, "?" at most once, "+" at least once, "*" at will.
struct Content {
  std::string_view element, children;
};
constexpr Content kContents[] = {
    {"nitf", "head? body"},
    {"head", "title? meta* tobject? iim? docdata? pubdata* revision-history*"},
    {"body", "body.head? body.content* body.end?"},
    {"body.head", "hedline* note* rights? byline* distributor? dateline* abstract* series?"},
    {"hedline", "hl1 hl2*"},
    {"ul", "li+"},
    {"ol", "li+"},
    {"media", "media-metadata* media-reference+ media-caption* media-producer*"},
    {"body.end", "tagline? bibliography?"},
};

struct Demand {
  std::string_view element;
  const char* attribute;
};
constexpr Demand kDemands[] = {{"meta", "content"},
                               {"tobject.subject", "tobject.subject.refnum"},
                               {"ds", "num"},
                               {"media", "media-type"},
                               {"media-metadata", "name"},
                               {"media-object", "encoding"},
                               {"alt-code", "idsrc"},
                               {"alt-code", "value"},
                               {"table-reference", "idref"}};

constexpr std::string_view kMediaTypes[] = {"text", "audio",       "image", "video",
                                            "data", "application", "other"};

struct Part {
  std::string_view name;
  char often;  // ' ', '?', '+', '*'
};

std::vector<Part> parts_of(std::string_view children) {
  std::vector<Part> parts;
  while (!children.empty()) {
    std::string_view name = children.substr(0, children.find(' '));
    children.remove_prefix(std::min(name.size() + 1, children.size()));
    const bool exactly_once = std::string_view("?+*").find(name.back()) == std::string_view::npos;
    parts.push_back(
        {exactly_once ? name : name.substr(0, name.size() - 1), exactly_once ? ' ' : name.back()});
  }
  return parts;
}

bool is_time(const std::string& norm) {
  static const std::regex form(
      R"((\d{8}|\d{4}-\d\d-\d\d)(T?\d\d:?\d\d(:?\d\d)?([.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?)");
  constexpr std::size_t kLongest = 40;  // the library's matcher recurses
  std::smatch match;
  return norm.size() <= kLongest && std::regex_match(norm, match, form) && !date_of(match[1].str()).empty();
}

std::string tag(std::string_view name) { return '<' + std::string(name) + '>'; }

class Inspection {
 public:
  Inspection(const plugin::Host& host, const news::XmlInput& xml) : host_(host), findings_(host), xml_(xml) {}

  void run() {
    const pugi::xml_node root = xml_.root();
    prefix_ = root.name();
    prefix_.resize(prefix_.size() - name_of(root).size());
    for (const pugi::xml_node meta : news::children(news::child(root, "head"), "meta"))
      if (attribute(meta, "name") == std::string(kMetaPrefix) + "id") article_ = attribute(meta, "content");
    element(root);
    docdata(news::child(news::child(root, "head"), "docdata"));
    for (const auto& [id, node] : references_)
      if (!ids_.contains(id)) found(kIds, "no element has the id \"" + id + '"', node);
  }

 private:
  void found(const Rule& rule, const std::string& what, pugi::xml_node node) {
    findings_.add(rule, what, {xml_.line_of(node), 0, "", article_});
  }

  // Others may add what they like in namespaces of their own.
  bool is_foreign(pugi::xml_node node) const {
    const std::string_view name = node.name(), space = node.attribute("xmlns").value();
    const bool same_prefix =
        name.size() - name_of(node).size() == prefix_.size() && name.starts_with(prefix_);
    return !same_prefix || !(space.empty() || space == kNamespace);
  }

  void element(pugi::xml_node node) {
    const std::string_view name = name_of(node);
    for (const Content& its : kContents)
      if (its.element == name) children(node, parts_of(its.children));
    attributes(node);
    if (name == "media-reference") reference(node);
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element && !is_foreign(child)) element(child);
  }

  void children(pugi::xml_node node, const std::vector<Part>& parts) {
    std::vector<std::size_t> count(parts.size());
    std::size_t last = 0;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element || is_foreign(child) || is(child, "media-object")) continue;
      const auto part =
          std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return is(child, p.name); });
      if (part == parts.end()) {
        found(kElements, tag(name_of(child)) + " may not stand in " + tag(name_of(node)), child);
        continue;
      }
      const auto at = static_cast<std::size_t>(part - parts.begin());
      if (at < last) found(kElements, tag(part->name) + " stands behind " + tag(parts[last].name), child);
      if (++count[at] == 2 && (part->often == ' ' || part->often == '?'))
        found(kElements, tag(name_of(node)) + " has more than one " + tag(part->name), child);
      last = std::max(last, at);
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (count[i] == 0 && (parts[i].often == ' ' || parts[i].often == '+'))
        found(kElements, tag(name_of(node)) + " has no " + tag(parts[i].name), node);
  }

  void attributes(pugi::xml_node node) {
    const std::string_view name = name_of(node);
    for (const Demand& its : kDemands)
      if (its.element == name && !node.attribute(its.attribute))
        found(kAttributes, tag(name) + " has no " + its.attribute, node);
    if (const std::string type = attribute(node, "media-type");
        name == "media" && !type.empty() && std::ranges::find(kMediaTypes, type) == std::end(kMediaTypes))
      found(kAttributes, "the media-type \"" + type + "\" is none of NITF's", node);
    if (const std::string id = attribute(node, "id"); !id.empty() && !ids_.insert(id).second)
      found(kIds, "two elements have the id \"" + id + '"', node);
    if (const std::string id = attribute(node, "idref"); name == "table-reference" && !id.empty())
      references_.emplace_back(id, node);
    for (const char* date : {"norm", "date.publication"})
      if (const std::string norm = attribute(node, date); !norm.empty() && !is_time(norm))
        found(kDates, tag(name) + " has the " + date + " \"" + norm + "\", which is no time", node);
  }

  /// What decides whether and when it may be published.
  void docdata(pugi::xml_node data) {
    constexpr std::string_view kStatuses[] = {"usable", "embargoed", "withheld", "canceled"};
    const std::string status = attribute(data, "management-status");
    if (!status.empty() && std::ranges::find(kStatuses, status) == std::end(kStatuses))
      found(kValues,
            "the management-status \"" + status + "\" is none of usable, embargoed, withheld, canceled",
            data);
    const pugi::xml_node urgency = news::child(data, "urgency");
    const std::string value = attribute(urgency, "ed-urg");
    if (!value.empty() && (value.size() != 1 || value[0] < '1' || value[0] > '9'))
      found(kValues, "the urgency is \"" + value + "\"; it goes from 1, the most urgent, to 9", urgency);
    for (const char* earlier : {"date.issue", "date.release"}) {
      const pugi::xml_node first = news::child(data, earlier), last = news::child(data, "date.expire");
      const auto from = common::parse_timestamp(moment_of(attribute(first, "norm"))),
                 to = common::parse_timestamp(moment_of(attribute(last, "norm")));
      if (from && to && from->seconds > to->seconds)
        found(kOrder,
              tag(earlier) + " (" + attribute(first, "norm") + ") is later than <date.expire> (" +
                  attribute(last, "norm") + ')',
              last);
    }
  }

  void reference(pugi::xml_node node) {
    file(node);
    for (const char* name : {"source", "data-location", "name"})
      if (!attribute(node, name).empty()) return;
    pugi::xml_node next = node.next_sibling();
    while (next && next.type() != pugi::node_element) next = next.next_sibling();
    if (!is(next, "media-object")) found(kMedia, "a media-reference refers to nothing", node);
  }

  void file(pugi::xml_node node) {
    news::SaidOfFile said;
    said.href = attribute(node, "source"), said.type = attribute(node, "mime-type");
    said.width = attribute(node, "width"), said.height = attribute(node, "height");
    for (const pugi::xml_node fact : news::children(node.parent(), "media-metadata")) {
      const std::string name = attribute(fact, "name");
      if (name == news::kSize) said.size = attribute(fact, "value");
      if (name == news::kHash) said.sha256 = attribute(fact, "value");
    }
    for (const std::string& what : news::contradictions(host_, said)) found(kFiles, what, node);
  }

  const plugin::Host& host_;
  common::Findings findings_;
  const news::XmlInput& xml_;
  std::string prefix_, article_;
  std::set<std::string> ids_;
  std::vector<std::pair<std::string, pugi::xml_node>> references_;
};

}  // namespace

void Checker::check() {
  const news::XmlInput xml(host());
  if (news::is(xml.root(), "nitf")) Inspection(host(), xml).run();
  // else the reader refuses it and says why
}

}  // namespace broadsheet::nitf
