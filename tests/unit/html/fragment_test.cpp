// A part of a web page is known by what it holds, not by <html> around it.
#include "html/html.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::html {
namespace {

constexpr int kText = 30;  // what issue text says of itself

int probe(const std::string& head) { return Reader::probe("html", head); }

TEST(Fragment, elements_that_hold_all_of_the_text_are_a_page) {
  for (const char* const page : {
           "<p>The ferry sails at six.</p>\n<p>It is full.</p>\n",
           "<h1>Ferry sails</h1><p>The ferry sails at six.<p>It is full.",
           "<div class=\"story\">\n<h2>渡轮开航</h2>\n<p>渡轮六点开航。</p>\n</div>\n",
           "<!-- of the desk -->\n<article><h2>Ferry</h2>\nThe ferry\nsails.</article>",
           "\xEF\xBB\xBF<title>Ferry</title>\n<meta charset=utf-8>\n<p>The ferry sails at six.</p>",
           "<P>The ferry</P><UL><LI>sails<LI>returns</UL>",
           "<body><p>The ferry sails at six, the office said.</p></body>",
       })
    EXPECT_GT(probe(page), kText) << page;
  EXPECT_GT(probe("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>"), kText);
}

TEST(Fragment, text_that_quotes_a_tag_stays_text_even_where_it_begins_with_one) {
  const std::string story =
      "\nThe teacher wrote it on the board, and forty pupils of the harbour school\n"
      "copied it into their books on the first day of the course.\n";
  for (const std::string first :
       {"<p> is where it begins", "<h1>Hello</h1>, said the screen", "<div> and </div> belong together",
        "Pupils learn what <p> and </p> mean", "<html-course> opens", "<3 hearts for the harbour"}) {
    EXPECT_LE(probe(first + story), kText) << first;
  }
}

TEST(Fragment, other_xml_is_none) {
  for (const char* const xml : {
           "<?xml version=\"1.0\"?>\n<article><title>T</title><para>x</para></article>",
           "<page>\n<line>The ferry</line></page>",
           "<TEI><text><body><p>The ferry.</p></body></text></TEI>",
           "<nitf><body><body.content><p>The ferry.</p></body.content></body></nitf>",
           "<v7.31><e0>\n@Body:The ferry",
       })
    EXPECT_EQ(probe(xml), 0) << xml;
}

TEST(Fragment, what_is_called_html_may_begin_with_words) {
  EXPECT_GT(probe("The ferry sails.<p>It is full.</p>"), 0);
  EXPECT_GT(probe("<b>Ferry sails</b><br>The ferry sails at six.<br>"), 0);
  EXPECT_EQ(probe("The ferry sails.\nIt is full.\n"), 0);
}

}  // namespace
}  // namespace broadsheet::html
