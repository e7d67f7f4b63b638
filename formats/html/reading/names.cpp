#include "html/reading/names.hpp"

#include "common/pieces.hpp"
#include "html/content/page_tree.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::html {
namespace {

constexpr std::size_t kLongestName = 60;  // columns

using ascii::is_digit;
using ascii::is_letter;

bool is_month(std::string_view word) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"january",   "february", "march",    "april",    "may",  "june",    "july",    "august",
       "september", "october",  "november", "december", "jan",  "feb",     "mar",     "apr",
       "jun",       "jul",      "aug",      "sep",      "sept", "oct",     "nov",     "dec",
       "januar",    "februar",  "märz",     "mai",      "juni", "juli",    "oktober", "dezember",
       "janvier",   "février",  "mars",     "avril",    "juin", "juillet", "enero",   "febrero"});
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

// Whether a word stands beside a figure: "June 3" is a day, "Laura June Hill" a name.
bool is_dated(std::string_view line, std::size_t begin, std::size_t end) {
  const std::string_view before = trimmed(line.substr(0, begin)), after = trimmed(line.substr(end));
  return (!before.empty() && (is_digit(before.back()) || before.back() == '.')) ||
         after.substr(0, 3).find_first_of("0123456789") != after.npos;
}

// A number begins what is no name; figures that end a word belong to the name of an account (freeman1984)
// unless a month follows (Lucas Nolan22 Dec).
std::size_t first_number(std::string_view line) {
  for (std::size_t at = line.find_first_of("0123456789"); at != line.npos;) {
    std::size_t end = at;
    while (end < line.size() && is_digit(line[end])) ++end;
    const std::string_view rest = line.substr(end);
    const std::string_view next = trimmed(rest).substr(0, trimmed(rest).find_first_of(" ,."));
    const bool is_glued = at > 0 && is_letter(line[at - 1]);
    if (!is_glued || line.find(' ') < at || is_month(ascii::lower(next))) return at;
    at = line.find_first_of("0123456789", end);
  }
  return line.npos;
}

bool is_noise_word(std::string_view word) {
  constexpr std::string_view kWords =
      "copy link follow share tweet email print comments comment subscribe updated published posted "
      "contact read more view views admin newsletter facebook twitter linkedin instagram staff "
      "reporter editor contributor author authors writer guest source photo image biography bio about "
      "profile website kommentare webmaster correspondent photographer sign menu show articles "
      "archive notes note last autoreninfo zur uhr quelle kommentar kategorien datum publiziert "
      "uncategorized hinterlasse tiempo hace auteurs montag dienstag mittwoch donnerstag freitag "
      "samstag sonntag beitrag aufrufe gmbh auteur autor autoren herausgeber publisher unknown "
      "wordpressadmin administrator professor chefredakteur redakteur redakteurin chefredakteurin "
      "mitglied fotograf gründer founder journalist volontär leiter autorin korrespondent artikel "
      "user ressort senior beiträge alle";
  return common::has_word(kWords, word);
}

bool is_noise(std::string_view name) {
  constexpr auto kCjk = std::to_array<std::string_view>(
      {"留言", "發表", "发表", "人氣", "人气", "阅读", "评论", "来源", "來源", "浏览", "分享", "编辑部"});
  const std::string small = ascii::lower(name);
  if (is_month(small.substr(0, small.find('.')))) return true;
  if (small == "stand" || small == "youtube" || small == "member list" || small == "am" || small == "in" ||
      small == "do" || small == "text" || small == "at" || small == "le" || small == "on" || small == "vom")
    return true;
  if (std::any_of(kCjk.begin(), kCjk.end(), [name](auto word) { return name.find(word) != name.npos; }))
    return true;
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t stop = std::min(small.find_first_of(" ./,-:", at), small.size());
    const std::string_view word = std::string_view(small).substr(at, stop - at);
    if (!word.empty() && is_noise_word(word)) return true;
    at = stop + 1;
  }
  return false;
}

// "handwerksblatt.de" is where it was published.
bool is_site(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name.find(' ') != name.npos) return false;
  const std::string_view last = name.substr(dot + 1);
  return last.size() >= 2 && last.size() <= 4 &&
         std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Letters after a name that say what somebody may call himself.
bool is_degree(std::string_view name) {
  constexpr auto kDegrees = std::to_array<std::string_view>(
      {"MA", "BA", "MS", "MD", "PhD", "Ph.D.", "M.D.", "RN", "MPH", "Jr.", "Sr.", "MBA"});
  return std::find(kDegrees.begin(), kDegrees.end(), name) != kDegrees.end();
}

bool is_name(std::string_view name) {
  if (name.size() < 2) return false;
  const std::size_t columns = measure(name).columns;
  const auto words = 1 + std::count(name.begin(), name.end(), ' ');
  const bool begins = static_cast<unsigned char>(name.front()) >= 0x80 || is_letter(name.front());
  if (columns < 2 || columns > kLongestName || words > 6 || !begins) return false;
  if (name.starts_with("A ") || name.starts_with("An ")) return false;  // "A reporter of …"
  return name.find_first_of("<>{}[]=#!?;") == name.npos && !is_degree(name) && !is_site(name) &&
         !is_noise(name);
}

// "Ann Hall & Tom Reed" are two, "Salz & i" is what a magazine calls itself.
bool divides(std::string_view line, std::size_t at, std::string_view mark) {
  constexpr std::size_t kShortest = 3;  // bytes of a name
  return mark != " & " || trimmed(line.substr(at + mark.size())).size() >= kShortest;
}

// A name without what stands in parentheses after it; what stands within it belongs to it: "Ann (Lee) Hall".
std::string_view without_remark(std::string_view name) {
  for (const std::string_view with : {"(with ", "(avec ", "(mit ", "(con "})
    if (name.starts_with(with)) name.remove_prefix(with.size());
  if (name.ends_with(")") && name.find('(') == name.npos) name.remove_suffix(1);
  const std::size_t begin = name.find(" ("), end = name.find(") ");
  if (begin != name.npos && end != name.npos && end > begin) return name;
  return trimmed(name.substr(0, begin));
}

// Whether a name in a list of several may begin as it does: "Ann Hall, columnist".
bool begins_as_listed(std::string_view name) {
  if (name.front() >= 'a' && name.front() <= 'z') return false;
  // "Head of the Harbour Office", "Leiterin der Hafenschule"; but "Anna von der Mole".
  const std::size_t at = name.find(" der ");
  const std::string_view before = name.substr(0, std::min(at, name.size()));
  return name.find(" of ") == name.npos && name.find(" des ") == name.npos &&
         (at == name.npos || before.ends_with(" von") || before.ends_with(" van"));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kEnds = " \t\n,;:|/*-";
  const std::size_t begin = text.find_first_not_of(kEnds);
  if (begin == text.npos) return {};
  text = text.substr(begin, text.find_last_not_of(kEnds) - begin + 1);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"：", "•", "·", "–", "—", "▪", "|", "\u00A0", "“", "”", "、"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
    while (!text.empty() && kEnds.find(text.front()) != kEnds.npos) text.remove_prefix(1), again = true;
    while (!text.empty() && kEnds.find(text.back()) != kEnds.npos) text.remove_suffix(1), again = true;
  }
  return text;
}

// What names end before, on their line.
// clang-format off
constexpr std::string_view kEndMarks[] = {
    "@", "http", "www.", " | ", "|", " – ", " — ", " - ", " • ", " · ", " in ", " at ", " on ",
    " Updated", " Published", " Posted", " special to ", "...", "…", "Follow ", "Posted ",
    "Published", "Updated", "Veröffentlicht", " vom ", " am ", " le ", " im ", " Stand"};
// clang-format on

std::size_t end_of_names(std::string_view line) {
  std::size_t end = line.size();
  for (const std::string_view mark : kEndMarks) end = std::min(end, line.find(mark));
  // "Ann Hall for the Courier", but "Society for Old Bridges".
  for (const std::string_view mark : {" for ", " für ", " pour "})
    if (const std::size_t at = line.find(mark); line.substr(0, at).find(' ') < at) end = std::min(end, at);
  for (std::size_t at = 0; at < end;) {
    const std::size_t stop = std::min(line.find_first_of(" \n,.", at), line.size());
    if (is_month(ascii::lower(line.substr(at, stop - at))) && is_dated(line, at, stop)) end = at;
    at = stop + 1;
  }
  return std::min(end, first_number(line.substr(0, end)));
}

std::vector<std::string> names_in(std::string_view line) {
  constexpr auto kBetween =
      std::to_array<std::string_view>({", ", " and ", " & ", " und ", " et ", " y ", "、", "，", "; ", ";",
                                       "/", " with ", " avec ", " mit ", " (avec ", " | ", "\n"});
  line = line.substr(0, end_of_names(line));
  std::vector<std::string> names;
  while (!line.empty()) {
    std::size_t end = line.size(), next = line.size();
    for (const std::string_view mark : kBetween)
      if (const std::size_t at = line.find(mark); at < end && divides(line, at, mark))
        end = at, next = at + mark.size();
    const std::string_view name = without_remark(trimmed(line.substr(0, end)));
    if (is_name(name) && (names.empty() || begins_as_listed(name))) names.emplace_back(name);
    line.remove_prefix(next);
  }
  return names;
}

}  // namespace broadsheet::html
