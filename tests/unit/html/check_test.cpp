#include "html/check.hpp"

#include "support/checked.hpp"

#include <gtest/gtest.h>

namespace broadsheet::html {
namespace {

using testing::Codes;

constexpr testing::CheckOf<Checker> kCheck{"html"};

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>Post</title></head><body>" + body + "</body></html>";
}

TEST(HtmlCheck, is_silent_on_a_sound_page) {
  EXPECT_EQ(kCheck.codes(page("<h1>Post</h1><p><a href=\"#rain\">Rain</a></p><h2 id=\"rain\">Rain</h2>")),
            Codes{});
}

// "line code", as the page breaks them.
std::vector<std::string> places_in(const std::string& page) {
  std::vector<std::string> places;
  for (const plugin::Finding& f : kCheck.findings(page))
    places.push_back(std::to_string(f.line) + ' ' + f.code);
  return places;
}

TEST(HtmlCheck, finds_each_rule_that_is_broken) {
  EXPECT_EQ(kCheck.codes("<html><head><title>Post</title></head><body><h1>Post</h1></body></html>"),
            Codes{"BS-H201"});
  EXPECT_EQ(kCheck.codes("<html lang=\"en\"><head><title> </title></head><body><h1>Post</h1></body></html>"),
            Codes{"BS-H202"});
  EXPECT_EQ(kCheck.codes(page("<h2>Rain</h2>")), Codes{"BS-H203"});
  EXPECT_EQ(kCheck.codes(page("<h1>Post</h1><h3>Rain</h3>")), Codes{"BS-H203"});
  EXPECT_EQ(kCheck.codes(page("<h1 id=\"a\">Post</h1><p id=\"a\">Rain</p>")), Codes{"BS-H204"});
  EXPECT_EQ(kCheck.codes(page("<h1>Post</h1><a href=\"#sun\">Sun</a>")), Codes{"BS-H205"});
}

TEST(HtmlCheck, tells_the_line_of_what_breaks_a_rule) {
  EXPECT_EQ(
      places_in(
          "<!DOCTYPE html>\n<!-- of\nthe day -->\n<html>\n<head>\n<title></title>\n</head>\n"
          "<body>\n<p\n class=\"a\n b\"\n id=\"a\">Rain\nagain</p>\n<p id=\"a\">Sun</p>\n"
          "<script>\n\n</script>\n<h2>Wind</h2>\n<h4>Fog</h4>\n<a href=\"#sea\">Sea</a>\n</body></html>"),
      (std::vector<std::string>{"4 BS-H201", "14 BS-H204", "19 BS-H203", "5 BS-H202", "8 BS-H203",
                                "20 BS-H205"}));
  EXPECT_EQ(places_in(page("\r\n<h1>Post</h1>\r\n<h1>Rain</h1>")), std::vector<std::string>{"3 BS-H203"});
}

TEST(HtmlCheck, tells_lines_beyond_those_of_libxml2) {
  EXPECT_EQ(places_in(page("<h1>Post</h1>" + std::string(70000, '\n') + "<h3>Rain</h3>")),
            std::vector<std::string>{"70001 BS-H203"});
}

TEST(HtmlCheck, tells_the_line_of_what_only_is_implied) {
  EXPECT_EQ(places_in("\n<h1>Post</h1>\n<p>Rain"), (std::vector<std::string>{"2 BS-H201", "2 BS-H202"}));
}

TEST(HtmlCheck, names_the_other_element_of_an_id) {
  const std::vector<plugin::Finding> findings =
      kCheck.findings(page("<h1>Post</h1>\n<p id=\"a\">Rain</p>\n<p id=\"a\">Sun</p>"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].what, "the id \"a\" is that of an element of line 2");
}

}  // namespace
}  // namespace broadsheet::html
