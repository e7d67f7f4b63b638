#include "html/reading/bylines.hpp"

#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/content/page_tree.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace broadsheet::html {
namespace {

constexpr std::size_t kLongestName = 60;   // columns
constexpr std::size_t kLongestLine = 160;  // of a line that begins with a role; others are sentences

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

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

// In Latin letters a role ends with a blank; the last word of some phrases is one ("Ein Gastbeitrag von").
constexpr std::array<std::string_view, 13> kRoles = {
    "by", "von", "par", "por", "di", "da", "door", "av", "autor:", "autorin:", "author:", "text:", "foto:"};
constexpr std::array<std::string_view, 9> kCjkRoles = {"记者",   "記者", "作者", "编辑",    "編輯",
                                                       "通讯员", "文/",  "文：", "责任编辑"};
constexpr std::size_t kLongestRole = 40;

/// How many bytes at the front of the line are its role, with the blank after it; 0 = there is none.
std::size_t role_size(std::string_view line) {
  for (const std::string_view role : kCjkRoles)
    if (line.starts_with(role)) return role.size();
  const std::string small = lower(line.substr(0, kLongestRole));
  for (std::size_t begin = 0; begin < small.size();) {
    const std::size_t end = small.find_first_of(" \n", begin);
    const std::string_view word =
        std::string_view(small).substr(begin, end == small.npos ? end : end - begin);
    // "Christoph von Ritter" is a name: before a role stand no word or several.
    const auto words_before =
        std::count(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(begin), ' ');
    const bool is_role = (word.size() > 4 || words_before != 1 || word == "by") &&
                         std::find(kRoles.begin(), kRoles.end(), word) != kRoles.end();
    if (is_role && end != small.npos) return end + 1;
    if (is_role && line.size() == small.size()) return line.size();
    if (end == small.npos) return 0;
    begin = end + 1;
  }
  return 0;
}

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 40> kMonths = {
      "january",   "february", "march",    "april",    "may",  "june",    "july",    "august",
      "september", "october",  "november", "december", "jan",  "feb",     "mar",     "apr",
      "jun",       "jul",      "aug",      "sep",      "sept", "oct",     "nov",     "dec",
      "januar",    "februar",  "märz",     "mai",      "juni", "juli",    "oktober", "dezember",
      "janvier",   "février",  "mars",     "avril",    "juin", "juillet", "enero",   "febrero"};
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

/// Where a date, a count, an address or a place begins.
std::size_t end_of_names(std::string_view line) {
  std::size_t end = line.size();
  for (const std::string_view mark : {"@",          "http",    "www.",         " | ",     "|",
                                      " – ",        " — ",     " - ",          " • ",     " · ",
                                      " in ",       " for ",   " at ",         " on ",    " Updated",
                                      " Published", " Posted", " special to ", "...",     "…",
                                      "Follow ",    "Posted ", "Published",    "Updated", "Veröffentlicht",
                                      " vom ",      " am ",    " für ",        " le ",    " pour "})
    end = std::min(end, line.find(mark));
  for (std::size_t at = 0; at < end;) {
    const std::size_t stop = std::min(line.find_first_of(" \n,", at), line.size());
    if (at > 0 && is_month(lower(line.substr(at, stop - at)))) end = std::min(end, at);
    at = stop + 1;
  }
  return std::min(end, line.find_first_of("0123456789"));
}

bool is_noise(std::string_view name) {
  constexpr std::array<std::string_view, 74> kWords = {
      "follow",       "share",      "tweet",       "email",       "e-mail",     "print",
      "comments",     "comment",    "subscribe",   "updated",     "published",  "posted",
      "contact",      "read",       "more",        "view",        "views",      "admin",
      "newsletter",   "facebook",   "twitter",     "linkedin",    "instagram",  "staff",
      "reporter",     "editor",     "contributor", "author",      "authors",    "writer",
      "guest",        "source",     "photo",       "image",       "biography",  "bio",
      "about",        "profile",    "website",     "kommentare",  "webmaster",  "correspondent",
      "photographer", "sign",       "menu",        "show",        "articles",   "archive",
      "notes",        "note",       "last",        "autoreninfo", "zur",        "uhr",
      "quelle",       "kommentar",  "kategorien",  "datum",       "publiziert", "uncategorized",
      "hinterlasse",  "tiempo",     "hace",        "auteurs",     "montag",     "dienstag",
      "mittwoch",     "donnerstag", "freitag",     "samstag",     "sonntag",    "beitrag",
      "aufrufe",      "gmbh"};
  const std::string small = lower(name);
  if (small == "am" || small == "in" || small == "do" || small == "text") return true;
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t stop = std::min(small.find_first_of(" ./,-:", at), small.size());
    const std::string_view word = std::string_view(small).substr(at, stop - at);
    if (is_month(word) || std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    at = stop + 1;
  }
  return false;
}

/// Letters after a name that say what somebody may call himself.
bool is_degree(std::string_view name) {
  constexpr std::array<std::string_view, 12> kDegrees = {"MA",   "BA", "MS",  "MD",  "PhD", "Ph.D.",
                                                         "M.D.", "RN", "MPH", "Jr.", "Sr.", "MBA"};
  return std::find(kDegrees.begin(), kDegrees.end(), name) != kDegrees.end();
}

bool is_name(std::string_view name) {
  if (name.size() < 2) return false;
  const std::size_t columns = measure(name).columns;
  const auto words = 1 + std::count(name.begin(), name.end(), ' ');
  const auto first = static_cast<unsigned char>(name.front());
  const bool begins = first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  if (columns < 2 || columns > kLongestName || words > 6 || !begins) return false;
  return name.find_first_of("<>{}=#!?;") == name.npos && !is_degree(name);
}

/// The names of a line of them.
std::vector<std::string> names_in(std::string_view line) {
  constexpr std::array<std::string_view, 17> kBetween = {
      ", ", " and ", " & ",    " und ",  " et ",  " y ",     "、",  "，", "; ",
      ";",  "/",     " with ", " avec ", " mit ", " (avec ", " | ", "\n"};
  std::vector<std::string> names;
  while (!line.empty()) {
    std::size_t end = line.size(), next = line.size();
    for (const std::string_view mark : kBetween)
      if (const std::size_t at = line.find(mark); at < end) end = at, next = at + mark.size();
    std::string_view name = trimmed(line.substr(0, end));
    if (name.ends_with(")") && name.find('(') == name.npos) name.remove_suffix(1);
    name = trimmed(name.substr(0, name.find(" (")));
    if (is_name(name)) names.emplace_back(name);
    line.remove_prefix(next);
  }
  return names;
}

// The texts of an element, one for each element that begins a line or is a link.
class Pieces {
 public:
  std::vector<std::string> found;

  void take(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata) {
        text_ += node.value();
      } else if (node.type() == pugi::node_element && !is_beside_text(node)) {
        const std::string_view name = node.name();
        const bool is_piece = is_block(name) || is_one_of(name, {"a", "span", "br", "time", "strong", "em"});
        if (is_piece) end();
        take(node);
        if (is_piece) end();
      }
    }
  }
  void end() {
    if (std::string text = on_one_line(text_); !text.empty()) found.push_back(std::move(text));
    text_.clear();
  }

 private:
  std::string text_;
};

void add_new(std::vector<Byline>& bylines, std::vector<Byline> more) {
  for (Byline& byline : more)
    if (std::none_of(bylines.begin(), bylines.end(), [&](const Byline& b) { return b.name == byline.name; }))
      bylines.push_back(std::move(byline));
}

}  // namespace

std::vector<Byline> bylines_in(std::string_view line) {
  line = trimmed(line);
  const std::size_t size = role_size(line);
  const std::string role(trimmed(line.substr(0, size)));
  std::string_view names = line.substr(size);
  names = trimmed(names.substr(0, end_of_names(names)));
  if (measure(line).columns > (size > 0 ? kLongestLine : kLongestName) && names.size() == line.size() - size)
    return {};
  std::vector<Byline> bylines;
  for (std::string& name : names_in(names))
    if (!is_noise(name)) add_new(bylines, {{role, std::move(name)}});
  return bylines;
}

std::vector<Byline> bylines_of(pugi::xml_node element) {
  Pieces pieces;
  pieces.take(element);
  pieces.end();
  std::vector<Byline> bylines;
  std::string role;  // that stands in a piece of its own
  for (const std::string& piece : pieces.found) {
    if (role_size(piece) == piece.size()) {
      role = trimmed(piece);
      continue;
    }
    std::vector<Byline> found = bylines_in(piece);
    for (Byline& byline : found)
      if (byline.role.empty()) byline.role = role;
    add_new(bylines, std::move(found));
  }
  return bylines;
}

bool is_byline(pugi::xml_node element) {
  if (std::string_view(element.name()) == "meta") return false;
  const std::string_view property = element.attribute("itemprop").value(),
                         rel = element.attribute("rel").value();
  if (property == "author" || rel == "author" || rel == "author external") return true;
  if (is_one_of(element.name(), {"body", "html", "main", "article", "section"})) return false;
  const std::string names = names_of(element);
  return contains_one_of(names,
                         {"byline", "author", "writtenby", "p-author", "autor", "auteur", "signature"}) &&
         !contains_one_of(names, {"author-bio", "authorbox", "author-box", "about-author", "author-info",
                                  "author-image", "avatar", "comment", "authority"});
}

}  // namespace broadsheet::html
