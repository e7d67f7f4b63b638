// markdown/syntax/cmark_memory.hpp - keeps cmark from ending the program when memory runs out.
#pragma once

#include <cmark.h>

#include <string_view>

namespace broadsheet::markdown {

/// The tree of a text, to be given to cmark_node_free() on any thread. Throws std::bad_alloc.
///
/// What else of cmark takes memory (its iterator, its renderers, its setters) may not be asked of
/// the tree: there is nobody to tell that there was none.
cmark_node* parse_with_cmark(std::string_view text);

}  // namespace broadsheet::markdown
