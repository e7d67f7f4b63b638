#include "html/reading/bylines.hpp"

#include "common/labels/by_words.hpp"
#include "common/pieces.hpp"
#include "common/text.hpp"
#include "html/content/flow.hpp"
#include "html/content/furniture.hpp"
#include "html/content/page_tree.hpp"
#include "html/reading/dates.hpp"
#include "html/reading/names.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace broadsheet::html {
namespace {

constexpr std::size_t kLongestName = 60;   // columns
constexpr std::size_t kLongestLine = 160;  // of a line that begins with a role; others are sentences

// Beside common::kByWords. In Latin letters a role ends with a blank; the last word of some phrases is one
// ("Ein Gastbeitrag von").
constexpr auto kRoles = std::to_array<std::string_view>(
    {"autor:", "autorin:", "author:", "text:", "foto:", "fotos:", "bilder:", "texte:", "words:", "story:",
     "bericht:", "redaktion:", "interview:", "auteur:"});
constexpr auto kCjkRoles = std::to_array<std::string_view>(
    {"记者", "記者", "作者", "编辑", "編輯", "通讯员", "文/", "文：", "责任编辑"});
// What stands alone before "by" and its like; "Christoph von Ritter" is a name.
constexpr auto kDone = std::to_array<std::string_view>(
    {"written",   "posted",      "veröffentlicht", "published", "reported",    "words",     "story",
     "text",      "erstellt",    "geschrieben",    "verfasst",  "eingestellt", "artikel",   "bericht",
     "interview", "gastbeitrag", "kommentar",      "publié",    "écrit",       "publicado", "escrito"});
constexpr std::size_t kLongestRole = 40;

constexpr std::size_t kLongestSaid = 120;  // columns of a line that says by itself that it is a byline

bool is_one(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// How many bytes at the front of the line are its role, with the blank after it; 0 = there is none.
std::size_t role_size(std::string_view line) {
  for (const std::string_view role : kCjkRoles)
    if (line.starts_with(role)) return role.size();
  const std::string small = ascii::lower(line.substr(0, kLongestRole));
  for (std::size_t begin = 0; begin < small.size();) {
    const std::size_t end = small.find_first_of(" \n", begin);
    const std::string_view word =
        std::string_view(small).substr(begin, end == small.npos ? end : end - begin);
    const auto words_before =
        std::count(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(begin), ' ');
    const bool is_particle = begin > 0 && (word == "da" || word == "di");  // "J. I. da Costa"
    const bool may_be =
        word.size() > 4 || (words_before != 1 && !is_particle) || word == "by" ||
        is_one(kDone, std::string_view(small).substr(0, begin - std::min<std::size_t>(begin, 1)));
    const bool says_by = common::is_by_word(word);
    const bool is_role = (may_be && (says_by || is_one(kRoles, word))) || (says_by && word.ends_with(':'));
    if (is_role && end != small.npos) return end + 1;
    if (is_role && line.size() == small.size()) return line.size();
    if (end == small.npos) return 0;
    begin = end + 1;
  }
  return 0;
}

// A link to all articles on one subject.
bool leads_to_subject(pugi::xml_node node) {
  const std::string_view href = node.attribute("href").value(), rel = node.attribute("rel").value();
  if (rel.find("tag") != rel.npos || rel.find("category") != rel.npos) return true;
  return contains_one_of(href, {"/category/", "/categories/", "/kategorie/", "/tag/", "/tags/", "/topic/",
                                "/topics/", "/thema/", "/themen/", "/section/", "/rubrik/", "/ressort/"});
}

// An account beside the name of who has it: one word, by which a network knows them.
bool is_account(pugi::xml_node node) {
  const std::string_view href = node.attribute("href").value();
  return contains_one_of(
             href, {"//twitter.com/", "//x.com/", "//facebook.com/", "//instagram.com/", ".facebook.com/",
                    ".instagram.com/", ".linkedin.com/", "//github.com/", "//t.me/"}) &&
         on_one_line(text_in(node)).find(' ') == std::string::npos;
}

// The texts of an element, one for each element that begins a line or is a link.
class Pieces {
 public:
  std::vector<std::string> found;

  void take(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata) {
        text_ += node.value();
      } else if (node.type() == pugi::node_element && !is_beside_text(node) && !leads_to_subject(node) &&
                 !is_account(node)) {
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

// Two words or more, each of which begins as those of names do; or characters of a language without blanks.
bool is_full_name(std::string_view name) {
  std::size_t words = 0;
  bool is_particle = false;
  for (std::size_t at = 0; at < name.size(); ++words) {
    const std::size_t stop = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, stop - at);
    is_particle = is_one_of(word, {"von", "van", "de", "der", "den", "da",  "di",  "du", "la", "le",
                                   "zu",  "zur", "af", "av",  "del", "dos", "bin", "al", "y",  "e"});
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z' && !is_particle) return false;
    at = stop + 1;
  }
  if (is_particle) return false;  // "Übersetzt von"
  std::string_view rest = name;
  return words > 1 || common::is_cjk(common::take_char(rest));
}

// "The Courier | By Ann Hall": what stands before the word for "by" is where it appeared.
void drop_before_role(std::vector<Byline>& bylines) {
  const auto says_by = [](const Byline& b) { return common::is_by_word(b.role); };
  const auto first = std::find_if(bylines.begin(), bylines.end(), says_by);
  const bool are_plain = std::all_of(bylines.begin(), first, [](const Byline& b) { return b.role.empty(); });
  if (first != bylines.end() && are_plain) bylines.erase(bylines.begin(), first);
}

// The one person in an element for authors that is marked as such, beside what publishes them.
pugi::xml_node only_author_in(pugi::xml_node element) {
  const auto has = [](const char* property) {
    return [property](pugi::xml_node node) {
      return std::string_view(node.attribute("itemprop").value()) == property;
    };
  };
  if (!element.find_node(has("publisher")) || has("author")(element)) return {};
  return element.find_node(has("author"));
}

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
  for (std::string& name : names_in(names)) add_new(bylines, {{role, std::move(name)}});
  return bylines;
}

std::vector<Byline> bylines_of(pugi::xml_node element) {
  if (const pugi::xml_node author = only_author_in(element)) return bylines_of(author);
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
  drop_before_role(bylines);
  const auto is_full = [](const Byline& b) { return is_full_name(b.name); };
  if (std::any_of(bylines.begin(), bylines.end(), is_full)) std::erase_if(bylines, std::not_fn(is_full));
  return bylines;
}

std::vector<Byline> bylines_said_in(std::string_view line) {
  line = trimmed(line);
  if (measure(line).columns > kLongestSaid) return {};
  const std::size_t size = role_size(line);
  std::string_view before = trimmed(line.substr(0, size));
  before = trimmed(before.substr(0, std::min(before.find_last_of(" \n"), before.size())));
  const bool is_first = size > 0 && trimmed(line.substr(0, size)).find(' ') == line.npos;
  if (size == 0 || !(is_first || is_one(kDone, ascii::lower(before.substr(before.find_last_of(' ') + 1)))))
    return {};
  std::vector<Byline> bylines = bylines_in(line);
  std::erase_if(bylines, [](const Byline& b) { return !is_full_name(b.name); });
  return bylines;
}

std::vector<Byline> bylines_beside_date(std::string_view line) {
  line = trimmed(line);
  const std::size_t last = line.find_last_of("0123456789");
  if (last == line.npos || measure(line).columns > kLongestName + 20) return {};
  std::string_view name = line.substr(last + 1);
  for (const std::string_view word : {" Uhr", " h", " am", " pm", " AM", " PM"})
    if (name.starts_with(word)) name.remove_prefix(word.size());
  const std::string_view set_off = name;
  name = trimmed(name);
  if (name.empty() || date_in(line.substr(0, last + 1), {}).empty()) return {};
  if (role_size(name) > 0) return bylines_in(name);  // "11.12.2019 13:30 von Ann"
  return set_off.find(name) < 2 ? std::vector<Byline>() : name_alone(name);
}

std::vector<Byline> name_alone(std::string_view line) {
  // Of sections and buttons, which begin their words with capitals, too.
  constexpr std::string_view kOthers =
      "news sport sports world business opinion local culture politics press release time min minutes "
      "nachrichten politik wirtschaft kultur allgemein aktuell minuten lesezeit pressemitteilung presse";
  line = trimmed(line);
  const auto words = 1 + std::count(line.begin(), line.end(), ' ');
  const std::vector<std::string> names = names_in(line);
  if (names.size() != 1 || names.front() != line || !is_full_name(line) || words > 4) return {};
  if (line.find_first_of(":.,()\"&") != line.npos) return {};
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (common::has_word(kOthers, ascii::lower(word))) return {};
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return {{"", names.front()}};
}

bool leads_to_author(std::string_view address) {
  const std::size_t path = address.find("://");
  address.remove_prefix(path == address.npos ? 0 : std::min(address.find('/', path + 3), address.size()));
  for (const std::string_view folder :
       {"/author/",     "/authors/",     "/autor/",     "/autoren/",      "/auteur/",      "/auteurs/",
        "/autores/",    "/staff/",       "/newsteam/",  "/people/",       "/profile/",     "/profiles/",
        "/by/",         "/redaktion/",   "/redakteur/", "/contributors/", "/contributor/", "/columnists/",
        "/journalist/", "/journalists/", "/reporter/",  "/reporters/",    "/firma/",       "/users/",
        "/user/",       "/profil/",      "/profils/",   "/perfil/",       "/members/",     "/member/",
        "/writers/",    "/writer/",      "/experten/",  "/experts/",      "/journalistes/"})
    if (address.find(folder) != address.npos) return true;
  return false;
}

bool is_about_author(pugi::xml_node element) {
  return contains_one_of(names_of(element), {"author-bio", "authorbox", "author-box", "about-author",
                                             "author-info", "about-the-author", "author__bio", "autorenbox"});
}

bool is_byline(pugi::xml_node element) {
  if (std::string_view(element.name()) == "meta") return false;
  const std::string_view property = element.attribute("itemprop").value(),
                         rel = element.attribute("rel").value();
  if (property == "author" || rel == "author" || rel == "author external") return true;
  if (is_one_of(element.name(), {"body", "html", "main", "article", "section"})) return false;
  const std::string names = names_of(element) + ' ' + ascii::lower(element.attribute("data-testid").value());
  return contains_one_of(names, {"byline", "author", "writtenby", "p-author", "autor", "auteur", "signature",
                                 "redakteur", "verfasser"}) &&
         !contains_one_of(names, {"author-bio", "authorbox", "author-box", "about-author", "author-info",
                                  "author-image", "avatar", "comment", "authority"});
}

}  // namespace broadsheet::html
