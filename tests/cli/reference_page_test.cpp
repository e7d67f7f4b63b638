// The reference page, a real one, through the program. It is not part of this repository.
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace broadsheet::testing {
namespace {

using Json = nlohmann::json;

class ReferencePage : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!exists(page_)) GTEST_SKIP() << "no " << page_;
    gold_ = Json::parse(read_file(std::filesystem::path(page_).replace_extension(".json")));
    std::istringstream lines(converted_to("json"));
    for (std::string line; std::getline(lines, line);) records_.push_back(Json::parse(line));
  }

  std::string converted_to(const std::string& format) const {
    const Finished finished = run(broadsheet({"convert", page_, "--to", format, "-o", "-"}));
    expect_success(finished);
    return finished.output;
  }

  const std::filesystem::path page_ = shared("issues/luliang-2021-10-31.txt");
  Json gold_;
  std::vector<Json> records_;  ///< the issue, its articles, the end
};

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (!std::isspace(static_cast<unsigned char>(c))) out += c;
  return out;
}

TEST_F(ReferencePage, has_four_articles) {
  EXPECT_EQ(records_.size(), 6u);
  EXPECT_EQ(records_.back().at("end").at("articles"), 4);
}

TEST_F(ReferencePage, has_three_headlines_each_above_its_article) {
  ASSERT_EQ(records_.size(), 6u);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_EQ(records_[i + 1].at("headline"), gold_.at("articles")[i].at("headline"));
}

TEST_F(ReferencePage, takes_its_name_and_date_from_the_file_name) {
  EXPECT_EQ(records_[0].at("issue").at("date"), "2021-10-31");
  EXPECT_EQ(records_[0].at("issue").at("publication"), "luliang");
}

TEST_F(ReferencePage, keeps_every_paragraph_in_every_text_format) {
  for (const char* format : {"text", "html", "newsml"}) {
    const std::string text = without_blanks(converted_to(format));
    for (const Json& article : gold_.at("articles"))
      for (const Json& paragraph : article.at("paragraphs"))
        EXPECT_NE(text.find(without_blanks(paragraph)), std::string::npos) << format << ": " << paragraph;
  }
}

}  // namespace
}  // namespace broadsheet::testing
