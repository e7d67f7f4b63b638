// json/check.hpp - the rules of the stream that a file breaks, for `broadsheet check`.
//
// A stream may leave out members and have members of its own, so that scripts stay short. The check
// finds what its author hardly meant: unknown members and kinds (misspelt, most often), ids, pages
// and marks that do not fit together. What cannot be read at all is reported by the reader.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::json {

/// Finds BS-J201 members, BS-J202 values, BS-J203 ids, BS-J204 pages and jumps,
/// BS-J205 numbers. A place is a line and the article in it; one article is held at a time.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::json
