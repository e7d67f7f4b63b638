// core/convert/facts/page_names.hpp - what the pages of an input are called.
//
// Three may say it: the user, the name of the file, the pages themselves. The number that a reader finds on a
// printed page may be another number (of an issue, of a page that it points to), so the name of the file is
// believed before it; a document that says its pages is not guessed at.
#pragma once

#include <string>
#include <vector>

namespace broadsheet {

struct PageNaming {
  std::string given;      ///< by --page, for the first page of the input
  std::string from_name;  ///< by the name of the file
  bool is_print = false;  ///< the reader found the names on the pages
};

/// One name for each page, of `said` and where that is empty of one page; empty if nobody knows.
std::vector<std::string> page_names(const std::vector<std::string>& said, const PageNaming& naming);

/// The name `pages` after `name`: "4" of "3", "A4" of "A3"; "" for a name without such a number.
std::string counted_on(const std::string& name, std::size_t pages);

}  // namespace broadsheet
