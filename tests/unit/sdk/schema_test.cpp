// The schema of our JSON says what the sources do: the same members, the same names of kinds.
#include "stream/article_json.hpp"
#include "support/files.hpp"

#include <broadsheet/fields.hpp>
#include <broadsheet/story_fields.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace broadsheet {
namespace {

using Names = std::set<std::string>;

const nlohmann::json& definitions() {
  static const auto schema = nlohmann::json::parse(
      testing::read_file(BROADSHEET_SOURCE_DIR "/core/include/broadsheet/document.schema.json"));
  return schema.at("$defs");
}

Names members(const char* definition) {
  Names names;
  for (const auto& [name, value] : definitions().at(definition).at("properties").items()) names.insert(name);
  return names;
}

template <class Model>
Names fields() {
  Names names;
  Fields<Model>::each([&](const char* name, auto, auto) { names.insert(name); });
  return names;
}

TEST(Schema, has_the_members_of_the_document) {
  EXPECT_EQ(members("issue"), fields<Issue>());
  EXPECT_EQ(members("article"), fields<Article>());
  EXPECT_EQ(members("block"), fields<Block>());
  EXPECT_EQ(members("run"), fields<broadsheet::Run>());
  EXPECT_EQ(members("byline"), fields<Byline>());
  EXPECT_EQ(members("dateline"), fields<Dateline>());
  EXPECT_EQ(members("furniture"), fields<Furniture>());
  EXPECT_EQ(members("discarded"), fields<Discarded>());
  Names end = fields<End>();
  end.insert("articles");
  EXPECT_EQ(members("end"), end);
}

TEST(Schema, has_what_a_desk_says) {
  Names names;
  for (const StoryField& field : kStoryFields) names.emplace(field.name);
  EXPECT_EQ(members("story"), names);
}

TEST(Schema, has_the_kinds) {
  const auto kinds = [](const char* definition, const char* member, auto kind) {
    Names names, known;
    for (const auto& name :
         definitions().at(definition).at("properties").at(member).at("anyOf").at(0).at("enum"))
      names.insert(name);
    for (std::uint32_t value = 1; value < 20; ++value)
      if (const auto name = stream::name_of(static_cast<decltype(kind)>(value)); !name.empty())
        known.emplace(name);
    EXPECT_EQ(names, known);
  };
  kinds("block", "type", BlockKind());
  kinds("run", "kind", RunKind());
}

}  // namespace
}  // namespace broadsheet
