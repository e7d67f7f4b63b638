// ninjs/check.hpp - the rules of ninjs that a file breaks, for `broadsheet check`.
//
// Follows IPTC's schema of ninjs 3.1, see members.hpp, and the prose of the standard: bodies have
// the format that they name, and associations have different names. The schema stays the authority
// for the rest.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::ninjs {

/// Finds BS-N401 members, BS-N402 values, BS-N403 URIs, BS-N404 times, BS-N405 texts,
/// BS-N406 associations. Of the earlier series 1.x and 2.x only URIs, times, urgency and status are
/// looked at, and a warning says so (BS-N407). A place is the line where an object begins, and the name of
/// the article.
class Checker : public plugin::Checker {
 public:
  /// Throws plugin::Failure with the line for what is no JSON object.
  void check() override;

  /// As for the reader.
  static int probe(std::string_view format, std::string_view head);

 private:
  void check_lines(std::string_view bytes) const;
};

}  // namespace broadsheet::ninjs
