#include "html/check.hpp"

#include "support/checked.hpp"

#include <gtest/gtest.h>

namespace broadsheet::html {
namespace {

using testing::Codes;

Codes codes_in(const std::string& page) {
  Codes codes;
  for (const plugin::Finding& f : testing::findings_of<Checker>("html", page)) codes.push_back(f.code);
  return codes;
}

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>Post</title></head><body>" + body + "</body></html>";
}

TEST(HtmlCheck, is_silent_on_a_sound_page) {
  EXPECT_EQ(codes_in(page("<h1>Post</h1><p><a href=\"#rain\">Rain</a></p><h2 id=\"rain\">Rain</h2>")),
            Codes{});
}

TEST(HtmlCheck, finds_each_rule_that_is_broken) {
  EXPECT_EQ(codes_in("<html><head><title>Post</title></head><body><h1>Post</h1></body></html>"),
            Codes{"BS-H201"});
  EXPECT_EQ(codes_in("<html lang=\"en\"><head><title> </title></head><body><h1>Post</h1></body></html>"),
            Codes{"BS-H202"});
  EXPECT_EQ(codes_in(page("<h2>Rain</h2>")), Codes{"BS-H203"});
  EXPECT_EQ(codes_in(page("<h1>Post</h1><h3>Rain</h3>")), Codes{"BS-H203"});
  EXPECT_EQ(codes_in(page("<h1 id=\"a\">Post</h1><p id=\"a\">Rain</p>")), Codes{"BS-H204"});
  EXPECT_EQ(codes_in(page("<h1>Post</h1><a href=\"#sun\">Sun</a>")), Codes{"BS-H205"});
}

}  // namespace
}  // namespace broadsheet::html
