#include "xhtml/markup/markup.hpp"

#include <gtest/gtest.h>

namespace broadsheet::xhtml {
namespace {

std::string text_of(std::string_view text) {
  Markup m;
  m.text(text);
  return m.take();
}

}  // namespace

TEST(Markup, text_and_attributes_are_escaped) {
  Markup m;
  m.element("p", {{"title", "a \"b\" <c> & d\te"}}, "1 < 2 & \"3\" > 0");
  EXPECT_EQ(m.take(), "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; d&#9;e\">1 &lt; 2 &amp; \"3\" &gt; 0</p>");
}

TEST(Markup, an_empty_element_keeps_its_end_tag_unless_it_is_void) {
  Markup m;
  m.element("td", {}, "");
  m.empty("hr", {{"id", "x"}});
  EXPECT_EQ(m.take(), "<td></td><hr id=\"x\"/>");
}

TEST(Markup, characters_that_xml_or_html_forbid_are_left_out_and_counted) {
  const std::string_view forbidden[] = {
      "\x01",         "\x1F",         "\x7F",         "\xC2\x80",     "\xC2\x9F",         "\xED\xA0\x80",
      "\xEF\xB7\x90", "\xEF\xB7\xAF", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xF0\x9F\xBF\xBE", "\xF4\x8F\xBF\xBF"};
  for (const std::string_view c : forbidden) {
    Markup m;
    m.text("a" + std::string(c) + "b");
    EXPECT_EQ(m.dropped(), 1u);
    EXPECT_EQ(m.take(), "ab");
  }
}

TEST(Markup, neighbours_of_forbidden_characters_stay) {
  for (const std::string_view c : {"\t", "\xC2\xA0", "\xED\x9F\xBF", "\xEF\xB7\x8F", "\xEF\xB7\xB0",
                                   "\xEF\xBF\xBD", "，", "\xF0\x9F\xBF\xBD", "\xF0\x9F\x98\x80"})
    EXPECT_EQ(text_of(c), c);
}

TEST(Markup, a_cut_character_at_the_end_does_not_read_past_it) {
  for (const std::string_view c : {"\xEF", "\xEF\xBF", "\xF0\x9F", "\xC2"})
    EXPECT_LE(text_of(c).size(), c.size());
}

}  // namespace broadsheet::xhtml
