#include "alto/mets/mets_structure.hpp"

#include "alto/mets/mets_files.hpp"
#include "ocr/numbers.hpp"
#include "ocr/roles.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace broadsheet::alto {
namespace {

using common::is;
using layout::BlockRole;
using layout::kNone;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Kinds of items that a reader of the paper would call an article.
constexpr std::array<std::string_view, 21> kArticles = {
    "article",   "chronicle", "column",     "commentary", "correction", "deathnotice",
    "editorial", "essay",     "feuilleton", "interview",  "letter",     "lettertotheeditor",
    "listing",   "news",      "obituary",   "poem",       "puzzle",     "report",
    "review",    "serial",    "weather"};
// Parts of the first page, of no article.
constexpr std::array<std::string_view, 7> kFurniture = {
    "titlesection", "masthead", "impressum", "imprint", "publishingstmt", "runningtitle", "pagenumber"};
constexpr std::array<std::string_view, 7> kHeadings = {"heading",  "title",       "headline",      "overline",
                                                       "subtitle", "subheadline", "articleheading"};
constexpr std::array<std::string_view, 4> kBodies = {"body", "bodycontent", "articlebody", "maincontent"};
constexpr std::array<std::string_view, 9> kPictures = {
    "illustration", "picture", "photo", "photograph", "image", "map", "cartoon", "drawing", "graphic"};

enum class Part : unsigned char { none, heading, body, picture };

struct Context {
  std::int32_t article = kNone;
  Part part = Part::none;
  BlockRole role = BlockRole::unknown;  ///< of everything below: advertisement, furniture
  std::string section;
  bool paragraph = false;      ///< inside a div PARAGRAPH
  bool roles_in_head = false;  ///< the heading says which of its lines is the headline
};

/// An area or a whole file that an <fptr> names.
void add_areas(pugi::xml_node node, std::vector<Area>& areas) {
  if (const std::string_view file = value(node, "FILEID"); !file.empty()) {
    Area area{std::string(file), std::string(value(node, "BEGIN")), std::string(value(node, "END")),
              std::nullopt};
    if (area.end.empty()) area.end = area.begin;
    if (area.begin.empty()) area.box = ocr::box_of_points(value(node, "COORDS"));
    if (!area.begin.empty() || area.box) areas.push_back(std::move(area));
  }
  for (const pugi::xml_node inner : node.children()) add_areas(inner, areas);
}

class StructureReader {
 public:
  StructureReader(pugi::xml_node mets, Mets& into) : into_(into) {
    for (const pugi::xml_node map : common::children(mets, "structMap")) note_divs(map);
    for (const pugi::xml_node link : common::children(mets, "structLink")) note_links(link);
  }

  void read(pugi::xml_node map) {
    for (const pugi::xml_node div : common::children(map, "div")) walk(div, {});
  }

 private:
  void note_divs(pugi::xml_node parent) {
    for (const pugi::xml_node div : common::children(parent, "div")) {
      divs_.emplace(value(div, "ID"), div);
      note_divs(div);
    }
  }

  // <smLinkGrp> with locators, as the British Library writes it: the first is the article.
  void note_links(pugi::xml_node link) {
    for (const pugi::xml_node group : common::children(link, "smLinkGrp")) {
      std::string_view first;
      for (const pugi::xml_node locator : common::children(group, "smLocatorLink")) {
        std::string_view target = value(locator, "xlink:href");
        target.remove_prefix(std::min<std::size_t>(target.substr(0, 1) == "#", target.size()));
        if (first.empty())
          first = target;
        else if (const auto div = divs_.find(target); div != divs_.end())
          linked_[first].push_back(div->second);
      }
    }
  }

  static bool holds_articles(pugi::xml_node div) {
    for (const pugi::xml_node inner : common::children(div, "div"))
      if (is_one_of(kArticles, bare_type(value(inner, "TYPE"))) || holds_articles(inner)) return true;
    return false;
  }

  static bool has_text_parts(pugi::xml_node div) {
    for (const pugi::xml_node inner : common::children(div, "div")) {
      const std::string type = bare_type(value(inner, "TYPE"));
      if (is_one_of(kHeadings, type) || is_one_of(kBodies, type)) return true;
    }
    return false;
  }

  // A section without articles in it is one itself.
  static bool is_article(pugi::xml_node div, const std::string& type, const Context& around) {
    if (is_one_of(kArticles, type)) return true;
    const bool section = type == "section" || type == "supplement" || type == "unit";
    return section && around.article == kNone && has_text_parts(div) && !holds_articles(div);
  }

  void walk(pugi::xml_node div, const Context& around) {
    const std::string type = bare_type(value(div, "TYPE"));
    Context its = around;
    if (around.role == BlockRole::unknown) enter(div, type, its);
    if (type == "paragraph" || type == "p") its.paragraph = true;
    take(div, type, its);
    for (const pugi::xml_node inner : common::children(div, "div")) walk(inner, its);
  }

  void enter(pugi::xml_node div, const std::string& type, Context& its) {
    if (ocr::role_of(type) == BlockRole::advertisement) {
      its.role = BlockRole::advertisement;
      its.article = kNone;
    } else if (is_one_of(kFurniture, type)) {
      its.role = BlockRole::furniture;
      its.article = kNone;
    } else if (is_article(div, type, its)) {
      its = begin_article(div, its.section);
    } else if (is_one_of(kPictures, type)) {
      its.part = Part::picture;
    } else if (type == "heading" || type == "articleheading") {
      its.roles_in_head = says_roles(div);
      its.part = its.part == Part::body ? Part::body : Part::heading;
    } else if (is_one_of(kBodies, type) && its.article != kNone) {
      its.part = Part::body;
    } else if (type == "section" && !std::string_view(value(div, "LABEL")).empty()) {
      its.section = value(div, "LABEL");
    }
  }

  Context begin_article(pugi::xml_node div, const std::string& section) {
    Context its;
    its.section = section;
    its.article = static_cast<std::int32_t>(into_.articles.size());
    layout::GivenArticle article;
    article.id = value(div, "ID");
    if (article.id.empty()) article.id = "article-" + std::to_string(into_.articles.size() + 1);
    article.label = value(div, "LABEL");
    article.section = section;
    into_.articles.push_back(std::move(article));
    for (const pugi::xml_node area : linked_[value(div, "ID")]) add_linked(area, its.article);
    return its;
  }

  void add_linked(pugi::xml_node area, std::int32_t article) {
    GivenBlock block;
    block.article = article;
    block.role = ocr::role_of(value(area, "LABEL"));
    add_areas(area, block.areas);
    if (!block.areas.empty()) into_.blocks.push_back(std::move(block));
  }

  static bool says_roles(pugi::xml_node heading) {
    for (const pugi::xml_node inner : common::children(heading, "div")) {
      const BlockRole role = ocr::role_of(bare_type(value(inner, "TYPE")));
      if (role == BlockRole::kicker || role == BlockRole::subheadline) return true;
    }
    return false;
  }

  void take(pugi::xml_node div, const std::string& type, const Context& its) {
    GivenBlock block;
    for (const pugi::xml_node pointer : common::children(div, "fptr")) add_areas(pointer, block.areas);
    if (block.areas.empty()) return;
    block.article = its.article;
    block.role = role_in(type, its);
    block.paragraph = its.paragraph && block.role == BlockRole::body;
    into_.blocks.push_back(std::move(block));
  }

  static BlockRole role_in(const std::string& type, const Context& its) {
    if (its.role != BlockRole::unknown) return its.role;
    const BlockRole named = ocr::role_of(type);
    if (its.part == Part::picture) return BlockRole::caption;
    if (its.article == kNone)  // the heading of a section, or text that the library gave to no article
      return its.part == Part::heading ? BlockRole::furniture : BlockRole::unknown;
    if (named == BlockRole::byline || named == BlockRole::caption || named == BlockRole::kicker) return named;
    if (its.part == Part::body)
      return named == BlockRole::head || named == BlockRole::subheadline || named == BlockRole::subhead
                 ? BlockRole::subhead
                 : BlockRole::body;
    if (named == BlockRole::subheadline) return named;
    if (its.part == Part::heading || named == BlockRole::head)
      return its.roles_in_head && named == BlockRole::head ? BlockRole::headline : BlockRole::head;
    return type == "text" || type == "paragraph" || type == "p" ? BlockRole::body : BlockRole::unknown;
  }

  Mets& into_;
  std::unordered_map<std::string_view, pugi::xml_node> divs_;
  std::unordered_map<std::string_view, std::vector<pugi::xml_node>> linked_;
};

}  // namespace

void read_structure(pugi::xml_node mets, Mets& into) {
  StructureReader reader(mets, into);
  for (const pugi::xml_node map : common::children(mets, "structMap"))
    if (bare_type(value(map, "TYPE")) == "logical") reader.read(map);
}

}  // namespace broadsheet::alto
