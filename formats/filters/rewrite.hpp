// filters/rewrite.hpp - changes the texts of a document and keeps its marks in place.
#pragma once

#include <broadsheet/model.hpp>

#include <functional>

namespace broadsheet::filters {

/// Replacement of the bytes [begin, end) of a text. A text's edits are in order
/// and do not overlap.
struct Edit {
  std::size_t begin, end;
  std::string with;
};

/// Finds the edits of a text, given with its marks ("" has none).
using Rewriter = std::function<std::vector<Edit>(const std::string& text, const std::vector<Run>& runs)>;

/// Every text that a reader of the paper sees. Ids, pages, kinds and attributes stay.
void rewrite(Issue& issue, const Rewriter& rewriter);
void rewrite(Article& article, const Rewriter& rewriter);
void rewrite(End& end, const Rewriter& rewriter);

/// Marks around an edit move with it; what began or ended inside one covers all of it.
void apply(const std::vector<Edit>& edits, std::string& text, std::vector<Run>& runs);

}  // namespace broadsheet::filters
