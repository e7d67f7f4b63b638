#include "newsml/checking/check_files.hpp"

#include "common/hash.hpp"
#include "newsml/checking/check_tree.hpp"
#include "pictures/beside.hpp"
#include "pictures/collect.hpp"

namespace broadsheet::newsml {
namespace {

using tree::attribute;
using tree::child;
using tree::is;

constexpr const char* kRule = "NewsML-G2 2.35, remoteContent/@href, itemRef/@href: where the content lies";

void check_file(const plugin::Host& host, xmlNode* node, const Found& found) {
  const std::string href = attribute(node, "href"), path = pictures::path_from("", href);
  if (path.empty()) return;
  const auto bytes = pictures::read_beside(host, path);
  if (!bytes)
    return found(node, "BS-N210", "the file \"" + href + "\" is not there", kRule,
                 "put it where the item says, or take the item out");
  const std::string size = attribute(node, "size");
  if (!size.empty() && size != std::to_string(bytes->size()))
    return found(node, "BS-N210",
                 "the file \"" + href + "\" has " + std::to_string(bytes->size()) + " bytes, not " + size,
                 "NewsML-G2 2.35, remoteContent/@size", "send the file that the item describes");
  xmlNode* const hash = child(node, "hash");
  if (hash && attribute(hash, "hashtype") == "bshash:sha-256" &&
      tree::text_of(hash) != common::sha256_base64(*bytes))
    found(node, "BS-N210", "the file \"" + href + "\" is not the one whose hash is given",
          "NewsML-G2 2.35, remoteContent/hash", "send the file that the item describes");
}

}  // namespace

void check_files(const plugin::Host& host, xmlNode* item, const Found& found) {
  tree::for_each_element(item, [&](xmlNode* node) {
    if (is(node, "remoteContent") || is(node, "itemRef")) check_file(host, node, found);
  });
}

}  // namespace broadsheet::newsml
