// core/batch/inputs/grouping.hpp - which files are pages of one issue, and what it is called.
#pragma once

#include <filesystem>
#include <regex>
#include <string>

namespace broadsheet {

/// Compares "page-2" and "page-10" as a person does: runs of digits by value.
bool natural_less(std::string_view a, std::string_view b);

/// Groups by the path of a file below the folder it was found in:
///
///   auto     NAME-2021-10-31-NN.txt is page NN of NAME-2021-10-31, and so in the other forms of
///            convert/facts/dated_name.hpp; a file that has only a page for a name ("01.txt", "A3.txt")
///            belongs to the issue that its folder is; any other file is an issue
///   folder   the files of a folder are one issue
///   file     each file is one
///   REGEX    (ECMAScript) files with the same match: of its groups, joined by "-", if
///            it has any; a file without a match is an issue
class Grouping {
 public:
  /// Throws Error (usage) for an invalid regular expression, and for a word that is no rule.
  explicit Grouping(const std::string& rule);

  /// The issue's name, a relative path without extension. `relative` is the file's
  /// path below `root`; the root of a file given by name is its folder.
  std::string issue_of(const std::filesystem::path& root, const std::filesystem::path& relative) const;

 private:
  enum class Rule { automatic, folder, file, regex } rule_ = Rule::automatic;
  std::regex regex_;
};

}  // namespace broadsheet
