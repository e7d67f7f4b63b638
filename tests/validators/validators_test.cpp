// Each validator knows right from wrong: one that never complains proves nothing.
#include "support/process.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const std::string kGoodPage =
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Front page</title></head>"
    "<body><main><h1>The Harbour Post</h1><p>Rain is expected.</p></main></body></html>";

ValidatorResult verdict_on(const std::string& name, const std::string& extension, const std::string& bytes) {
  const TemporaryFolder folder;
  write_file(folder / ("page" + extension), bytes);
  return validate(name, {folder / ("page" + extension)});
}

void expect_to_tell(const std::string& name, const std::string& extension, const std::string& good,
                    const std::string& bad) {
  const ValidatorResult result = verdict_on(name, extension, good);
  if (result.verdict == ValidatorResult::unavailable) GTEST_SKIP() << result.output;
  EXPECT_EQ(result.verdict, ValidatorResult::clean) << result.output;
  EXPECT_EQ(verdict_on(name, extension, bad).verdict, ValidatorResult::complaints);
}

std::string with(std::string page, const std::string& old, const std::string& changed) {
  return page.replace(page.find(old), old.size(), changed);
}

TEST(Validators, vnu_sees_an_unclosed_element) {
  expect_to_tell("vnu", ".html", kGoodPage, with(kGoodPage, "</p>", "<em></p>"));
}

TEST(Validators, axe_sees_a_page_without_language) {
  expect_to_tell("axe", ".html", kGoodPage, with(kGoodPage, " lang=en", ""));
}

TEST(Validators, browser_sees_a_request) {
  expect_to_tell("browser", ".html", kGoodPage, with(kGoodPage, "Rain", "<img src=rain.png alt=Rain>"));
}

TEST(Validators, browser_sees_a_page_too_wide_for_a_phone) {
  expect_to_tell("browser", ".html", kGoodPage, with(kGoodPage, "<p>", "<p style='width:40em'>"));
}

TEST(Validators, epub_validators_see_a_file_that_is_no_book) {
  for (const char* name : {"epubcheck", "epubcheck-ts", "mupdf"}) {
    SCOPED_TRACE(name);
    const ValidatorResult result = verdict_on(name, ".epub", "no book");
    if (result.verdict == ValidatorResult::unavailable) GTEST_SKIP() << result.output;
    EXPECT_EQ(result.verdict, ValidatorResult::complaints);
  }
}

TEST(Validators, newsml_sees_an_empty_message) {
  const ValidatorResult result =
      verdict_on("newsml", ".xml", "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'/>");
  if (result.verdict == ValidatorResult::unavailable) GTEST_SKIP() << result.output;
  EXPECT_EQ(result.verdict, ValidatorResult::complaints);
}

}  // namespace
}  // namespace broadsheet::testing
