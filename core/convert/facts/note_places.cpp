#include "convert/facts/note_places.hpp"

#include <algorithm>
#include <set>

namespace broadsheet {

void NotePlaces::add_input(const std::string& name, const std::vector<std::string>& pages) {
  only_input_ = ++count_ == 1 ? name : std::string();
  for (const std::string& page : pages) inputs_.try_emplace(page, name);
}

void NotePlaces::add_article(std::string_view id, std::string_view page) {
  if (count_ > 1) pages_.try_emplace(std::string(id), page);
}

void NotePlaces::complete(std::vector<Note>& notes, std::size_t from) const {
  for (; from < notes.size(); ++from) {
    Place& place = notes[from].place;
    if (!place.file.empty() || (place.line == 0 && place.article.empty())) continue;
    place.file = only_input_;
    const auto page = pages_.find(place.article);
    if (page == pages_.end()) continue;
    if (const auto input = inputs_.find(page->second); input != inputs_.end()) place.file = input->second;
  }
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
