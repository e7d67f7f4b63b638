#include "newsml/checking/check_files.hpp"

#include "news/pictures/check_file.hpp"
#include "newsml/checking/check_tree.hpp"

namespace broadsheet::newsml {
namespace {

using tree::attribute;
using tree::child;
using tree::is;

constexpr const char* kRule =
    "NewsML-G2 2.35, remoteContent, itemRef: what their attributes and hash say is so of the file at href";

void check_file(const plugin::Host& host, xmlNode* node, const Found& found) {
  news::SaidOfFile said;
  said.href = attribute(node, "href"), said.size = attribute(node, "size");
  if (is(node, "remoteContent")) {
    said.type = attribute(node, "contenttype");
    const auto in_pixels = [node](const char* name, const char* unit) {
      const std::string its = attribute(node, unit);
      return its.empty() || its == "dimensionunit:pixels" ? attribute(node, name) : std::string();
    };
    said.width = in_pixels("width", "widthunit"), said.height = in_pixels("height", "heightunit");
  }
  xmlNode* const hash = child(node, "hash");
  if (hash && attribute(hash, "hashtype") == "bshash:sha-256") said.sha256 = tree::text_of(hash);
  for (const std::string& what : news::contradictions(host, said))
    found(node, "BS-N210", what, kRule, "send the file that the item describes, or mend the item");
}

}  // namespace

void check_files(const plugin::Host& host, xmlNode* item, const Found& found) {
  tree::for_each_element(item, [&](xmlNode* node) {
    if (is(node, "remoteContent") || is(node, "itemRef")) check_file(host, node, found);
  });
}

}  // namespace broadsheet::newsml
