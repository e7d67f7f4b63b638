// markdown/syntax/tree.hpp - Markdown as cmark's tree, and the source lines of its blocks.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace broadsheet::markdown {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

/// Throws std::bad_alloc.
Tree parse(std::string_view text);

/// Whether it is of a kind that has nothing below it.
bool is_leaf(cmark_node* node);

/// Throws plugin::Failure with the line where quotes and lists may be nested more than `most` deep.
/// To be asked before parse(), which takes time in proportion to depth times lines: an empty line
/// goes through all the lists that are open. `lines_before`: what stands in front of `text`.
void check_nesting(std::string_view text, std::size_t most, std::uint32_t lines_before);

/// Calls visit(event, node) on entering and on leaving `root` and each node below it; leaves are
/// entered only. It is what cmark's iterator does, which asks for memory and does not look at it.
template <class Visit>
void walk(cmark_node* root, Visit visit) {
  for (cmark_node* at = root; at;) {
    visit(CMARK_EVENT_ENTER, at);
    if (cmark_node* const child = cmark_node_first_child(at)) {
      at = child;
      continue;
    }
    for (cmark_node* next = nullptr; !next; at = next ? next : cmark_node_parent(at)) {
      if (!is_leaf(at)) visit(CMARK_EVENT_EXIT, at);
      if (at == root) return;
      next = cmark_node_next(at);
    }
  }
}

/// The lines of a text as cmark counts them. The text outlives it.
class Source {
 public:
  explicit Source(std::string_view text);

  /// What a block of the tree was made of, with its line ends.
  std::string_view of(cmark_node* block) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_{0};
};

/// The text of a leaf as it stands; "" of other nodes.
std::string_view literal(cmark_node* node);

}  // namespace broadsheet::markdown
