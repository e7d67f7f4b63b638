#include "issuetext/roles/paragraphs.hpp"

#include "issuetext/lines/lines.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

// Roles of the lines of `text`, one letter each.
std::string roles(const std::string& text) {
  const Page page = measure(PageReader(text, false).next().value(), Spacing::fixed);
  std::string out;
  for (const LabelledLine& p : label_lines(page, std::vector<Hint>(page.lines.size()), Typesetting{}))
    out += "FMLODI"[static_cast<int>(p.role)];
  return out;
}

TEST(Paragraphs, a_first_line_is_short_by_the_indent_that_was_lost) {
  // Twelve em; the third line is full and ends a sentence, the fourth is two em short.
  EXPECT_EQ(roles("清河镇的第一座图书馆\n"
                  "昨天在老码头边正式开放首\n"
                  "批藏书八千册供大家借阅。\n"
                  "镇里的孩子们一早就排\n"
                  "起了长队等着办理借书证管\n"
                  "理员说周末还会延长时间。\n"),
            "FMLFML");
}

TEST(Paragraphs, a_full_line_that_ends_a_sentence_does_not_end_its_paragraph) {
  EXPECT_EQ(roles("清河镇的第一座图书馆\n"
                  "昨天在老码头边正式开放首\n"
                  "批藏书八千册供大家借阅。\n"
                  "镇里的孩子们一早就排起了\n"
                  "长队等着办借书证。\n"),
            "FMMML");
}

TEST(Paragraphs, the_column_may_change_its_width_inside_a_paragraph) {
  EXPECT_EQ(roles("清河镇的第一座图书馆\n"
                  "昨天在老码头边正式开放首\n"
                  "批藏书八千册\n"
                  "供大家借阅镇\n"
                  "里的孩子们一\n"
                  "早就排起了长\n"
                  "队。\n"),
            "FMMMMML");
}

TEST(Paragraphs, a_line_without_a_stop_between_two_bodies_is_display) {
  EXPECT_EQ(roles("清河镇的第一座图书馆\n"
                  "昨天在老码头边正式开放首\n"
                  "批藏书八千册。\n"
                  "老桥今日修通\n"
                  "东山村的桥修好以后村\n"
                  "民去集市只要十分钟孩子上\n"
                  "学也方便了。\n"),
            "FMLDFML");
}

}  // namespace
}  // namespace broadsheet::issuetext
