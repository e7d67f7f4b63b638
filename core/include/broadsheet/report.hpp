// broadsheet/report.hpp - errors, notes and findings.
//
// An Error ends a conversion; a Note does not. Both say what happened, where and what to do, and
// carry a code that never changes its meaning ("BS-C130", see core/ERRORS.md), so that it can be
// searched for and counted.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

/// Whose fault an error is. The values are the program's exit codes.
enum class Fault { input = 1, usage = 2, plugin = 3, io = 4 };

/// A place in an input or output; every part may be absent.
struct Place {
  std::string file;
  std::uint32_t line = 0;  ///< from 1
  std::string article;     ///< its id

  /// "issue.txt:12 (article a-1-3)", or "".
  std::string text() const;
};

class Error : public std::runtime_error {
 public:
  Error(Fault fault, std::string code, const std::string& what, Place place = {}, std::string advice = {});

  Fault fault() const { return fault_; }
  const std::string& code() const { return code_; }
  const Place& place() const { return place_; }
  const std::string& advice() const { return advice_; }

  /// One line: "BS-I001: issue.txt: is empty; give …".
  std::string text() const;

 private:
  Fault fault_;
  std::string code_, advice_;
  Place place_;
};

/// Something the user may want to know about a conversion that went on.
struct Note {
  std::string code, what;
  Place place;
};
std::ostream& operator<<(std::ostream&, const Note&);

/// What `broadsheet check` found wrong with a file.
struct Finding {
  std::string code, what;
  std::string rule;    ///< who asks for what: "EPUB 3.3, 5.3.5: ids are unique"
  std::string advice;  ///< what to do about it
  Place place;
  std::uint32_t column = 0;  ///< from 1, in characters; 0 = not known
  std::string part;          ///< the entry of an archive, in which the line is; may be empty

  /// "issue.epub, EPUB/nav.xhtml:3:14 (article a-1-3)"
  std::string where() const;
};

}  // namespace broadsheet
