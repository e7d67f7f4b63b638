// markdown/tree.hpp - Markdown as cmark's tree, and the lines that its blocks stand in.
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

Tree parse(std::string_view text);

/// Throws plugin::Failure with the line where quotes and lists may be nested more than `most` deep.
/// To be asked before parse(), which takes time in proportion to depth times lines: an empty line
/// goes through all the lists that are open. `lines_before`: what stands in front of `text`.
void check_nesting(std::string_view text, std::size_t most, std::uint32_t lines_before);

/// Calls visit(event, node) as cmark enters and leaves `root` and each node below it.
template <class Visit>
void walk(cmark_node* root, Visit visit) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root),
                                                                         cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    visit(event, cmark_iter_get_node(iterator.get()));
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

}  // namespace broadsheet::markdown
