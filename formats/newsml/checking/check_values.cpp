#include "newsml/checking/check_values.hpp"

#include "common/timestamp.hpp"
#include "news/settings/iptc_schemes.hpp"
#include "news/text/text.hpp"
#include "newsml/checking/check_tree.hpp"
#include "newsml/items/vocabulary.hpp"

#include <broadsheet/ascii.hpp>

#include <optional>
#include <sstream>

namespace broadsheet::newsml {
namespace {

using tree::attribute;
using tree::child;
using tree::children;
using tree::for_each_element;
using tree::is;
using tree::view;

/// What the catalogs of an item declare. One that is not IPTC's own may declare anything: it is not fetched.
struct Aliases {
  std::set<std::string> own;
  bool iptc = false, unknown = false;

  explicit Aliases(xmlNode* item) {
    for (xmlNode* reference : children(item, "catalogRef")) {
      const bool is_standard = attribute(reference, "href").find("IPTC-G2-Standards") != std::string::npos;
      (is_standard ? iptc : unknown) = true;
    }
    for (xmlNode* catalog : children(item, "catalog"))
      for (xmlNode* scheme : children(catalog, "scheme")) own.insert(attribute(scheme, "alias"));
  }

  bool declare(const std::string& alias) const {
    return unknown || own.contains(alias) || (iptc && news::is_iptc_alias(alias));
  }
};

std::string described(xmlNode* node, const char* name, const std::string& value) {
  return '<' + std::string(view(node->name)) + "> has " + name + "=\"" + value + '"';
}

void check_code(xmlNode* node, const char* name, const std::string& code, const Aliases& aliases,
                const Found& found) {
  const std::size_t colon = code.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == code.size())
    return found(node, "BS-N204", described(node, name, code) + ", which is no QCode",
                 "NewsML-G2 2.35, QCodeType: alias:code", "write the alias of its scheme before it");
  const std::string alias = code.substr(0, colon);
  if (!aliases.declare(alias))
    found(node, "BS-N204",
          described(node, name, code) + ", but no catalog of the item declares the alias \"" + alias + '"',
          "NewsML-G2 2.35, catalog: every alias is declared",
          "add a scheme with that alias to the item's catalog, or write a literal");
}

using Moment = std::optional<common::Timestamp>;

Moment moment_in(xmlNode* parent, std::string_view name) {
  return common::parse_timestamp(news::one_line(tree::text_of(child(parent, name))));
}

/// `first` must not come after `second`.
void check_order(xmlNode* parent, const char* first, const char* second, const Found& found) {
  const Moment a = moment_in(parent, first), b = moment_in(parent, second);
  if (!a || !b || a->seconds <= b->seconds) return;
  found(child(parent, first), "BS-N207",
        std::string(first) + " (" + a->in_zone() + ") is later than " + second + " (" + b->in_zone() + ')',
        "NewsML-G2 2.35: times of an item follow each other", "correct the one that is wrong");
}

void check_range(xmlNode* node, const char* what, const Found& found) {
  const std::string text = news::one_line(tree::text_of(node));
  const int value = ascii::number<int>(text).value_or(0);
  if (value >= 1 && value <= 9) return;
  found(node, "BS-N209",
        std::string("the ") + what + " is \"" + text + "\"; it goes from 1, the most urgent, to 9",
        "NewsML-G2 2.35, Int1to9Type", "give a number from 1 to 9, or leave it out");
}

void check_dates_have_form(xmlNode* meta, const Found& found) {
  for (const char* name : {"versionCreated", "firstCreated", "embargoed"})
    if (xmlNode* const node = child(meta, name)) {
      const std::string text = news::one_line(tree::text_of(node));
      const bool may_be_empty = std::string_view(name) == "embargoed";
      if ((text.empty() && may_be_empty) || (text.find('T') != text.npos && common::parse_timestamp(text)))
        continue;
      found(node, "BS-N207", std::string(name) + " is \"" + text + "\", which is no time with a zone",
            "NewsML-G2 2.35, DateTimePropType: date, time and zone", "write it as 2024-05-18T06:00:00+08:00");
    }
}

}  // namespace

void check_codes(xmlNode* item, const Found& found) {
  const Aliases aliases(item);
  for_each_element(item, [&](xmlNode* node) {
    if (view(node->ns ? node->ns->href : nullptr) != kNamespace) return;
    for (const char* name : {"qcode", "role", "rel", "rendition", "type", "mode"}) {
      std::istringstream codes(attribute(node, name));
      for (std::string code; codes >> code;) check_code(node, name, code, aliases, found);
    }
  });
}

void check_values(xmlNode* item, const Found& found) {
  xmlNode *const meta = child(item, "itemMeta"), *const content = child(item, "contentMeta");
  check_dates_have_form(meta, found);
  check_order(meta, "firstCreated", "versionCreated", found);
  check_order(meta, "versionCreated", "expires", found);
  check_order(meta, "embargoed", "expires", found);
  check_order(content, "contentCreated", "contentModified", found);
  if (xmlNode* const urgency = child(content, "urgency")) check_range(urgency, "urgency", found);
  for (xmlNode* remote : children(child(item, "contentSet"), "remoteContent"))
    if (attribute(remote, "href").empty() && attribute(remote, "residref").empty() &&
        attribute(remote, "hascontent") != "false")
      found(remote, "BS-N208", "a remoteContent says neither where the content is nor that there is none",
            "NewsML-G2 2.35, remoteContent: href, residref or hascontent=\"false\"", "say it");
}

void check_links(xmlNode* item, const std::set<std::string>& guids, const Found& found) {
  for (xmlNode* link : children(child(item, "itemMeta"), "link")) {
    const std::string guid = attribute(link, "residref");
    if (!guid.empty() && !guids.contains(guid))
      found(link, "BS-N205", "a link leads to \"" + guid + "\", which the message lacks",
            "IPTC, nmsig:atomic: the message is complete in itself", "add the item, or drop the signal");
  }
}

void check_priority(xmlNode* header, const Found& found) {
  if (xmlNode* const priority = child(header, "priority")) check_range(priority, "priority", found);
}

}  // namespace broadsheet::newsml
