#include "html/reading/schema_org.hpp"

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
    return text.ends_with("Article") || text == "BlogPosting" || text == "Report";
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

std::vector<std::string> people_in(const Json& people) {
  std::vector<std::string> names;
  const auto add = [&names](const Json& person) {
    if (std::string name = text_of(person); !name.empty()) names.push_back(std::move(name));
  };
  if (people.is_array())
    for (const Json& person : people) add(person);
  else
    add(people);
  return names;
}

Described facts_of(const Json& article) {
  return {text_of(member(article, "headline")),
          text_of(member(article, "articleSection")),
          text_of(member(article, "publisher")),
          text_of(member(article, "inLanguage")),
          text_of(member(article, "datePublished")),
          people_in(member(article, "author")),
          true};
}

class Descriptions : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (std::string_view(node.name()) != "script" ||
        std::string_view(node.attribute("type").value()) != "application/ld+json")
      return true;
    const Json description = Json::parse(node.text().get(), nullptr, false);
    const Json* article = article_in(description);
    if (article) facts = facts_of(*article);
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
