#include "convert/facts/note_places.hpp"

#include <algorithm>
#include <set>

namespace broadsheet {

void NotePlaces::add_input(const std::string& name, const std::vector<std::string>& pages, bool keeps_lines) {
  const Source source{name, keeps_lines};
  only_input_ = ++count_ == 1 ? source : Source{"", only_input_.keeps_lines || keeps_lines};
  for (const std::string& page : pages) inputs_.try_emplace(page, source);
}

void NotePlaces::add_article(std::string_view id, std::string_view page) {
  if (count_ > 1) pages_.try_emplace(std::string(id), page);
}

void NotePlaces::complete(Place& place) const {
  if (!place.file.empty() || (place.line == 0 && place.article.empty())) return;
  const auto page = pages_.find(place.article);
  const auto input = page == pages_.end() ? inputs_.end() : inputs_.find(page->second);
  const Source& source = input == inputs_.end() ? only_input_ : input->second;
  place.file = source.name;
  if (source.keeps_lines) place.line = 0;
}

void NotePlaces::complete(std::vector<Note>& notes, std::size_t from) const {
  for (; from < notes.size(); ++from) complete(notes[from].place);
}

Error NotePlaces::completed(const Error& error) const {
  Place place = error.place();
  complete(place);
  return {error.fault(), error.code(), error.what(), place, error.advice()};
}

void tell_once(std::vector<Note>& notes, std::size_t from) {
  std::set<std::string> told;
  const auto is_repeated = [&](const Note& note) {
    return !told.insert(note.code + note.what + note.place.text()).second;
  };
  notes.erase(std::remove_if(notes.begin() + static_cast<std::ptrdiff_t>(from), notes.end(), is_repeated),
              notes.end());
}

}  // namespace broadsheet
