// core/convert/facts/note_places.hpp - which input a note or an error is about; and each note is told once.
//
// A writer knows the article and the line that it tells of, but no file: it is given one stream of all pages.
// Where an input keeps the lines of what it was made from, as our JSON does, a line of it would mislead.
#pragma once

#include <broadsheet/report.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

class NotePlaces {
 public:
  /// One of the inputs, and the pages that are read from it. `keeps_lines`: those of its articles are of
  /// another file.
  void add_input(const std::string& name, const std::vector<std::string>& pages, bool keeps_lines);
  /// An article, as writers are given it.
  void add_article(std::string_view id, std::string_view page);

  /// Gives the notes from the `from`th on that name a line or an article, but no file, the one that it is of.
  void complete(std::vector<Note>& notes, std::size_t from) const;
  /// The same for an error.
  Error completed(const Error& error) const;

 private:
  struct Source {
    std::string name;
    bool keeps_lines = false;
  };
  void complete(Place& place) const;

  Source only_input_;                         ///< without a name where there are several
  std::map<std::string, Source> inputs_;      ///< by page
  std::map<std::string, std::string> pages_;  ///< by article; of several inputs only
  std::size_t count_ = 0;
};

/// What several writers say of one issue, from the `from`th note on, is told once.
void tell_once(std::vector<Note>& notes, std::size_t from);

}  // namespace broadsheet
