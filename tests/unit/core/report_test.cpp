#include <broadsheet/report.hpp>

#include <gtest/gtest.h>

namespace broadsheet {

TEST(Report, an_error_says_what_where_and_what_to_do) {
  const Error e(Fault::input, "BS-X001", "is empty", {"issue.txt", 12, "a-1-3"}, "give another");
  EXPECT_EQ(e.text(), "BS-X001: issue.txt:12 (article a-1-3): is empty; give another");
  EXPECT_EQ(Error(Fault::usage, "BS-X002", "no output").text(), "BS-X002: no output");
}

// Else a name could end the line and say something else on the next.
TEST(Report, an_error_is_one_line_whatever_the_file_is_called) {
  const Place place{"a\nbroadsheet: error BS-X002: b\r.txt", 0, "c\nd"};
  for (const std::string& text : {Error(Fault::input, "BS-X001", "is empty", place).text(), place.text(),
                                  Finding{"BS-X001", "is empty", "", "", place, 0, ""}.where()})
    EXPECT_EQ(text.find_first_of("\n\r"), std::string::npos) << text;
}

TEST(Report, a_place_leaves_out_what_is_not_known) {
  EXPECT_EQ((Place{"f", 0, ""}).text(), "f");
  EXPECT_EQ((Place{"", 3, ""}).text(), "line 3");
  EXPECT_EQ((Place{"", 0, "a-1"}).text(), "article a-1");
  EXPECT_EQ(Place{}.text(), "");
}

}  // namespace broadsheet
