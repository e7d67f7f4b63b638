// What a news format cannot hold is left out, and that is told once.
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/memory_host.hpp"
#include "unit/news/pictured_issue.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace broadsheet::news {
namespace {

using testing::MemoryHost;

struct Format {
  std::string name;
  std::function<void(MemoryHost&, const Document&)> write;
};

template <class Writer>
Format format(const std::string& name) {
  return {name, [name](MemoryHost& host, const Document& document) {
            testing::write_with<Writer>(host, name, document);
          }};
}

const std::vector<Format>& formats() {
  static const std::vector<Format> kAll = {format<newsml::Writer>("newsml"), format<nitf::Writer>("nitf"),
                                           format<ninjs::Writer>("ninjs")};
  return kAll;
}

/// What is said with `code` of the issue, with options.
std::vector<std::string> told(const Format& format, const Document& document, const std::string& code,
                              const std::map<std::string, std::string>& options = {}) {
  MemoryHost host(format.name);
  for (const auto& [name, value] : options) host.options[name] = value;
  format.write(host, document);
  std::vector<std::string> out;
  for (const auto& warning : host.warnings)
    if (warning.code == code) out.push_back(warning.why);
  return out;
}

TEST(LeftOut, stories_without_a_headline_are_counted_and_the_first_is_named) {
  Document document = pictured_issue();
  document.articles.push_back(document.articles[0]);
  document.articles[1].id = "a-2", document.articles[1].headline = "";
  for (const Format& its : formats()) {
    const auto warnings = told(its, document, "BS-N032");
    ASSERT_EQ(warnings.size(), 1u) << its.name;
    EXPECT_EQ(warnings[0].find("1 story has no headline"), 0u) << warnings[0];
    EXPECT_TRUE(told(its, pictured_issue(), "BS-N032").empty()) << its.name;
  }
}

TEST(LeftOut, control_characters_are_counted_and_the_first_story_that_has_one_is_named) {
  Document document = pictured_issue();
  document.articles.push_back(document.articles[0]);
  document.articles[1].id = "a-2", document.articles[1].headline = "Choir\x02 Sings";
  document.articles[1].blocks[0].text = "Th\x01ree tenors are \xC2\x85lacking, and one \xEF\xBF\xBE alto.\t";
  document.articles.push_back(document.articles[1]);
  document.articles[2].id = "a-3", document.articles[2].headline = "Rain";
  for (const Format& its : formats()) {
    const auto warnings = told(its, document, "BS-N031");
    ASSERT_EQ(warnings.size(), 1u) << its.name;
    EXPECT_EQ(warnings[0].find("7 control characters"), 0u) << warnings[0];
    EXPECT_NE(warnings[0].find("\"Choir Sings\""), std::string::npos) << warnings[0];
    EXPECT_TRUE(told(its, pictured_issue(), "BS-N031").empty()) << its.name;
  }
}

TEST(LeftOut, a_picture_that_a_single_file_has_no_place_for_is_told_unless_that_was_asked_for) {
  for (const Format& its : formats()) {
    const auto warnings = told(its, pictured_issue(), "BS-N030");
    ASSERT_EQ(warnings.size(), 1u) << its.name;
    EXPECT_NE(warnings[0].find("--" + its.name + ".pictures files"), std::string::npos) << warnings[0];
    for (const auto& [name, value] :
         {std::pair{"pictures", "none"}, std::pair{"pictures", "files"}, std::pair{"layout", "items"}})
      EXPECT_TRUE(told(its, pictured_issue(), "BS-N030", {{name, value}}).empty())
          << its.name << name << value;
    Document without = pictured_issue();
    without.articles[0].blocks.resize(1);
    EXPECT_TRUE(told(its, without, "BS-N030").empty()) << its.name;
  }
}

}  // namespace
}  // namespace broadsheet::news
