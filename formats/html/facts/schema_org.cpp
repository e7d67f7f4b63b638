#include "html/facts/schema_org.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace broadsheet::html {
namespace {

using Json = nlohmann::json;

constexpr int kDepth = 8;      // how far down an article may be described
constexpr int kTextDepth = 3;  // and a text of it

// A member of an object; null where there is none.
const Json& member(const Json& object, const char* name) {
  static const Json none;
  const auto found = object.find(name);
  return object.is_object() && found != object.end() ? *found : none;
}

// A text, the name of a thing, or the first of several.
std::string text_of(const Json& value, int depth = kTextDepth) {
  if (value.is_string()) return value.get<std::string>();
  if (depth == 0) return {};
  if (value.is_object()) return text_of(member(value, "name"), depth - 1);
  return value.is_array() && !value.empty() ? text_of(value.front(), depth - 1) : std::string();
}

bool is_article(const Json& value) {
  const Json& type = member(value, "@type");
  const auto is = [](const Json& name) {
    if (!name.is_string()) return false;
    const auto& text = name.get_ref<const std::string&>();
    return text.ends_with("rticle") || text.ends_with("Posting") || text == "Report" || text == "Recipe";
  };
  return is(type) || (type.is_array() && std::any_of(type.begin(), type.end(), is));
}

// The first article in a description, which may stand in lists, graphs and pages.
const Json* article_in(const Json& value, int depth = kDepth) {
  if (depth == 0) return nullptr;
  if (is_article(value)) return &value;
  const auto first_in = [depth](const Json& list) -> const Json* {
    for (const Json& item : list)
      if (const Json* found = article_in(item, depth - 1)) return found;
    return nullptr;
  };
  if (value.is_array()) return first_in(value);
  for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    const Json& inner = member(value, name);
    if (const Json* found = inner.is_array() ? first_in(inner) : article_in(inner, depth - 1)) return found;
  }
  return nullptr;
}

// What a description calls by an "@id" elsewhere in it.
const Json& resolved(const Json& thing, const Json& all) {
  const Json& id = member(thing, "@id");
  if (!id.is_string() || thing.contains("name")) return thing;
  for (const Json& other : member(all, "@graph"))
    if (member(other, "@id") == id && other.contains("name")) return other;
  return thing;
}

std::vector<std::string> names_of(const Json& people, const Json& all, bool only_persons) {
  std::vector<std::string> names;
  const auto add = [&](const Json& person) {
    if (only_persons && member(resolved(person, all), "@type") != "Person") return;
    if (std::string name = text_of(resolved(person, all)); !name.empty()) names.push_back(std::move(name));
  };
  if (people.is_array())
    for (const Json& person : people) add(person);
  else
    add(people);
  return names;
}

Described facts_of(const Json& article, const Json& all) {
  const auto text = [&](const char* name) { return text_of(member(article, name)); };
  return {text("headline"),
          text("articleSection"),
          text_of(resolved(member(article, "publisher"), all)),
          text("inLanguage"),
          text("datePublished"),
          names_of(member(article, "author"), all, false),
          names_of(member(article, "author"), all, true),
          true};
}

// Templates leave line ends within texts, and marks of comments around the whole.
Json description_in(std::string script) {
  for (const std::string_view mark : {"<![CDATA[", "]]>"})
    if (const std::size_t at = script.find(mark); at != script.npos) script.erase(at, mark.size());
  const std::size_t begin = script.find_first_of("{["), end = script.find_last_of("}]");
  if (begin == script.npos || end == script.npos || end < begin) return {};
  std::string text(script.substr(begin, end - begin + 1));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return Json::parse(text, nullptr, false);
}

// The day of the page, where no article is described.
std::string page_day(const Json& all) {
  for (const Json& thing : member(all, "@graph"))
    if (std::string day = text_of(member(thing, "datePublished")); !day.empty()) return day;
  return text_of(member(all, "datePublished"));
}

// Who wrote the page, where no article is described.
std::vector<std::string> page_authors(const Json& all) {
  const auto of = [&](const Json& thing) {
    const bool is_page = text_of(member(thing, "@type")).ends_with("Page");
    return is_page ? names_of(member(thing, "author"), all, true) : std::vector<std::string>();
  };
  for (const Json& thing : member(all, "@graph"))
    if (auto names = of(thing); !names.empty()) return names;
  return of(all);
}

class Descriptions : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (std::string_view(node.name()) != "script" ||
        std::string_view(node.attribute("type").value()) != "application/ld+json")
      return true;
    const Json description = description_in(node.text().get());
    const Json* article = article_in(description);
    if (article) facts = facts_of(*article, description);
    if (facts.published.empty()) facts.published = page_day(description);
    if (facts.authors.empty()) facts.authors = page_authors(description);
    return !article;
  }
  Described facts;
};

}  // namespace

Described described_in(pugi::xml_document& page) {
  Descriptions descriptions;
  page.traverse(descriptions);
  return std::move(descriptions.facts);
}

}  // namespace broadsheet::html
