#include "batch/inputs/grouping.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet {
namespace {

std::string issue(const std::string& rule, const std::string& relative) {
  return Grouping(rule).issue_of("/archive/courier", relative);
}

TEST(Grouping, pages_that_name_paper_date_and_page_are_one_issue) {
  EXPECT_EQ(issue("auto", "1950/courier-1950-01-02-01.txt"), "1950/courier-1950-01-02");
  EXPECT_EQ(issue("auto", "1950/courier-1950-01-02-12.txt"), "1950/courier-1950-01-02");
  EXPECT_EQ(issue("auto", "courier-1950-01-03-01.txt"), "courier-1950-01-03");
}

TEST(Grouping, a_folder_of_page_numbers_is_an_issue) {
  EXPECT_EQ(issue("auto", "1950/01/02/p1.txt"), "1950/01/02");
  EXPECT_EQ(issue("auto", "1950/01/02/A3.txt"), "1950/01/02");
  EXPECT_EQ(issue("auto", "07.txt"), "courier") << "the root itself is the folder";
}

TEST(Grouping, any_other_file_is_an_issue) {
  EXPECT_EQ(issue("auto", "1950/courier-1950-01-02.txt"), "1950/courier-1950-01-02");
  EXPECT_EQ(issue("auto", "special.edition.txt"), "special.edition");
}

TEST(Grouping, the_rule_can_be_the_folder_or_the_file) {
  EXPECT_EQ(issue("folder", "1950/01/02/front.txt"), "1950/01/02");
  EXPECT_EQ(issue("file", "1950/01/02/p1.txt"), "1950/01/02/p1");
}

TEST(Grouping, the_groups_of_a_regular_expression_name_the_issue) {
  const std::string by_date = R"(^(\d{4})/(\d\d)(\d\d)_p\d+)";
  EXPECT_EQ(issue(by_date, "1950/0102_p1.txt"), "1950-01-02");
  EXPECT_EQ(issue(by_date, "1950/0102_p2.txt"), "1950-01-02");
  EXPECT_EQ(issue(by_date, "1950/supplement.txt"), "1950/supplement") << "without a match a file is an issue";
  EXPECT_EQ(issue(R"(\d{4}/\d\d)", "1950/0102_p2.txt"), "1950-01") << "without groups the match does";
}

TEST(Grouping, a_match_cannot_lead_out_of_the_output_folder) {
  EXPECT_EQ(issue("(.*)-p", "../../x-p1.txt"), "x");
}

TEST(Grouping, a_bad_regular_expression_is_refused) { EXPECT_THROW(Grouping("(unclosed"), Error); }

TEST(Grouping, a_word_that_is_no_rule_is_answered_with_the_rule_that_is_meant) {
  for (const auto& [typed, meant] : {std::pair{"folders", "folder?"},
                                     {"directory", "folder?"},
                                     {"Files", "file?"},
                                     {"none", "file?"},
                                     {"date", "auto?"},
                                     {"supplement", "regular expression"}})
    try {
      Grouping{typed};
      FAIL() << typed;
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), "BS-C189");
      EXPECT_NE(e.advice().find(meant), std::string::npos) << e.advice();
    }
}

TEST(Grouping, pages_are_in_the_order_of_their_numbers) {
  std::vector<std::string> pages = {"p10", "p9", "p1", "A2", "p01", "p1b", "A10"};
  std::sort(pages.begin(), pages.end(), natural_less);
  EXPECT_EQ(pages, (std::vector<std::string>{"A2", "A10", "p01", "p1", "p1b", "p9", "p10"}));
}

}  // namespace
}  // namespace broadsheet
