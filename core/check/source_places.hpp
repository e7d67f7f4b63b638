// core/check/source_places.hpp - which of several pages a piece of the issue stands on.
//
// Pages that are read as one issue are joined: what is left of a place is the line. Each page is read once
// more on its own, where a loss has to be told.
#pragma once

#include "check/text_loss.hpp"
#include "plugins/registry.hpp"

#include <broadsheet/broadsheet.hpp>

#include <string>
#include <unordered_map>

namespace broadsheet {

/// What `job` reads. Without lines where its inputs keep those of another file: here they would be taken for
/// their own. Throws Error.
Document read_with_own_lines(Job job, const Registry& registry, std::vector<Note>& notes);

class SourcePlaces {
 public:
  /// `job` reads the pages. Both outlive this.
  SourcePlaces(const Job& job, const Registry& registry) : job_(job), registry_(registry) {}

  /// The page, or "" where it cannot be told. Throws Error.
  std::string file_of(const Piece& piece);

 private:
  void read_pages();

  const Job& job_;
  const Registry& registry_;
  bool is_read_ = false;
  std::unordered_map<std::string, std::string> files_;  ///< by line and beginning of a text
};

}  // namespace broadsheet
