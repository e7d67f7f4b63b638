#include <broadsheet/report.hpp>

#include <algorithm>
#include <ostream>
#include <utility>

namespace broadsheet {
namespace {

std::string sentence(const std::string& code, const Place& place, std::string_view what,
                     std::string_view advice) {
  std::string out = code + ": ";
  if (const std::string where = place.text(); !where.empty()) out += where + ": ";
  out += what;
  if (!advice.empty()) out.append("; ").append(advice);
  return out;
}

// A name may hold the end of a line, after which it could say what is not so.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, '?');
  return text;
}

}  // namespace

std::string Place::text() const {
  std::string out = file;
  if (line > 0) out += (out.empty() ? "line " : ":") + std::to_string(line);
  if (!article.empty()) out += (out.empty() ? "article " : " (article ") + article + (out.empty() ? "" : ")");
  return on_one_line(std::move(out));
}

std::string Finding::where() const {
  std::string out = place.file;
  if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  if (place.line > 0) out += ':' + std::to_string(place.line);
  if (place.line > 0 && column > 0) out += ':' + std::to_string(column);
  if (!place.article.empty()) out += " (article " + place.article + ')';
  return on_one_line(std::move(out));
}

Error::Error(Fault fault, std::string code, const std::string& what, Place place, std::string advice)
    : std::runtime_error(what),
      fault_(fault),
      code_(std::move(code)),
      advice_(std::move(advice)),
      place_(std::move(place)) {}

std::string Error::text() const { return sentence(code_, place_, what(), advice_); }

std::ostream& operator<<(std::ostream& out, const Note& note) {
  return out << sentence(note.code, note.place, note.what, {});
}

}  // namespace broadsheet
