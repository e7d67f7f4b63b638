// The section of a story is the name that is printed last above it.
#include "reconstruct/page/sections.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

Article at_line(std::uint32_t line) {
  Article article;
  article.blocks.emplace_back().first_line = line;
  return article;
}

std::vector<std::string> sections_of(std::vector<Article> articles, const std::vector<Furniture>& pieces) {
  name_sections(articles, pieces);
  std::vector<std::string> out;
  for (const Article& article : articles) out.push_back(article.section);
  return out;
}

TEST(Sections, open_with_their_line_and_hold_until_the_next) {
  EXPECT_EQ(sections_of({at_line(5), at_line(20), at_line(40)},
                        {{"SPORTS", "section", "", 10}, {"WORLD", "section", "", 30}}),
            (std::vector<std::string>{"", "SPORTS", "WORLD"}));
}

TEST(Sections, below_all_stories_are_of_the_page) {
  EXPECT_EQ(sections_of({at_line(5), at_line(20)}, {{"综合", "section", "", 60}}),
            (std::vector<std::string>{"综合", "综合"}));
}

TEST(Sections, have_no_number_of_a_page) {
  for (const char* line : {"A1 要聞", "要聞 A1", "要聞"})
    EXPECT_EQ(sections_of({at_line(9)}, {{line, "section", "", 1}}), std::vector<std::string>{"要聞"})
        << line;
  EXPECT_EQ(sections_of({at_line(9)}, {{"B3 City & Region", "section", "", 1}}),
            std::vector<std::string>{"City & Region"});
}

TEST(Sections, that_a_source_gives_stay_and_other_furniture_names_none) {
  std::vector<Article> articles = {at_line(9)};
  articles[0].section = "Local";
  EXPECT_EQ(sections_of(articles, {{"SPORTS", "section", "", 1}}), std::vector<std::string>{"Local"});
  EXPECT_EQ(sections_of({at_line(9)}, {{"Harrow Bay Courier", "masthead", "", 1}}),
            std::vector<std::string>{""});
}

}  // namespace
}  // namespace broadsheet::reconstruct
