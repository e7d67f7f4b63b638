#include "html/writing/template.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <iterator>

namespace broadsheet::html {
namespace {

constexpr std::string_view kPlaces[] = {
    "articles", "contents", "colophon", "date",     "data", "direction", "kind",  "language",
    "masthead", "script",   "search",   "security", "skip", "style",     "title", "publication"};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

[[noreturn]] void fail(const std::string& file, const std::string& why, std::string_view before) {
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  throw plugin::Failure(file + (file.empty() ? "template line " : ":") + std::to_string(line) + ": " + why);
}

std::string known_places() {
  std::string all;
  for (const std::string_view place : kPlaces) all.append(all.empty() ? "" : ", ").append(place);
  return all;
}

}  // namespace

Template::Template(std::string text, const std::string& file) : text_(std::move(text)) {
  const std::string_view all = text_;
  std::size_t done = 0;
  for (std::size_t begin; (begin = all.find("{{", done)) != all.npos;) {
    const std::size_t end = all.find("}}", begin);
    if (end == all.npos) fail(file, "{{ is not closed", all.substr(0, begin));
    const std::string_view name = trimmed(all.substr(begin + 2, end - begin - 2));
    if (std::find(std::begin(kPlaces), std::end(kPlaces), name) == std::end(kPlaces))
      fail(file, "{{" + std::string(name.substr(0, 40)) + "}} is not known; there are: " + known_places(),
           all.substr(0, begin));
    pieces_.push_back({all.substr(done, begin - done), false});
    pieces_.push_back({name, true});
    done = end + 2;
  }
  pieces_.push_back({all.substr(done), false});
  if (std::none_of(pieces_.begin(), pieces_.end(),
                   [](const Piece& p) { return p.is_place && p.text == "articles"; }))
    throw plugin::Failure((file.empty() ? "the template" : file + ": the template") +
                          " has no {{articles}}: the page would be empty");
}

void Template::fill(const std::function<void(std::string_view)>& text,
                    const std::function<void(std::string_view)>& place) const {
  for (const Piece& piece : pieces_) (piece.is_place ? place : text)(piece.text);
}

}  // namespace broadsheet::html
