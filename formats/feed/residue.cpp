#include "feed/residue.hpp"

#include "news/text/text.hpp"
#include "news/xml/xml_input.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace broadsheet::feed {
namespace {

constexpr std::array<std::string_view, 11> kResidue = {"sharedaddy",         "jp-relatedposts",
                                                       "more-link",          "read-more-link",
                                                       "screen-reader-text", "node-readmore",
                                                       "comment-add",        "comment-forbidden",
                                                       "statistics-counter", "addtoany_share_save_container",
                                                       "feedflare"};
constexpr std::string_view kTags = "field--name-field-tags";

// Whether one of the words of the attribute class fits.
template <class Fits>
bool has_class(pugi::xml_node node, Fits&& fits) {
  std::string_view classes = node.attribute("class").value();
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\n"), classes.size());
    if (end > 0 && fits(classes.substr(0, end))) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

class Residue {
 public:
  explicit Residue(const ItemFacts& item) : item_(item) {}

  std::vector<std::string> remove_from(pugi::xml_node root) {
    walk(root);
    return std::move(tags_);
  }

 private:
  void walk(pugi::xml_node node) {
    for (pugi::xml_node at = node.first_child(); at;) {
      const pugi::xml_node next = at.next_sibling();
      if (is_residue(at))
        node.remove_child(at);
      else
        walk(at);
      at = next;
    }
  }

  bool is_residue(pugi::xml_node node) {
    if (node.type() != pugi::node_element) return false;
    const std::string_view name = node.name();
    if (has_class(node, [](std::string_view its) { return its == kTags; })) return take_tags(node);
    if (has_class(node, [](std::string_view its) {
          return std::find(kResidue.begin(), kResidue.end(), its) != kResidue.end();
        }))
      return true;
    if (name == "p") return is_back_link(node);
    if (name == "span" && !begun_) return is_head(node);
    begun_ |= name == "p" || name == "div" || name == "figure" || name == "ul";
    return false;
  }

  // Two links, of which the first leads to the item and the other to its site, with few words between.
  bool is_back_link(pugi::xml_node paragraph) {
    begun_ = true;
    constexpr std::size_t kLongest = 60;
    std::vector<std::string_view> links;
    std::string between;
    for (const pugi::xml_node at : paragraph.children()) {
      if (at.type() == pugi::node_pcdata) between += at.value();
      if (at.type() == pugi::node_element) links.emplace_back(at.attribute("href").value());
    }
    return links.size() == 2 && !links[1].empty() && links[0] == item_.link && links[0] != links[1] &&
           item_.link.starts_with(links[1]) && between.size() <= kLongest;
  }

  // Drupal's title, account and date: each in a span of its own before the first block.
  bool is_head(pugi::xml_node span) const {
    if (span.find_node([](pugi::xml_node node) { return std::string_view(node.name()) == "time"; }))
      return true;
    const std::string text = news::text_of(span);
    return text.empty() || text == item_.title ||
           std::find(item_.creators.begin(), item_.creators.end(), text) != item_.creators.end();
  }

  bool take_tags(pugi::xml_node field) {
    for (const pugi::xml_node at : field.children()) {
      if (std::string_view(at.name()) == "a") {
        tags_.push_back(news::text_of(at));
      } else if (at.type() == pugi::node_element) {
        take_tags(at);
      }
    }
    return true;
  }

  const ItemFacts& item_;
  std::vector<std::string> tags_;
  bool begun_ = false;
};

}  // namespace

std::vector<std::string> remove_residue(pugi::xml_node text, const ItemFacts& item) {
  return Residue(item).remove_from(text);
}

}  // namespace broadsheet::feed
