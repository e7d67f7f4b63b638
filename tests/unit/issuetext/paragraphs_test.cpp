#include "issuetext/roles/paragraphs.hpp"

#include "issuetext/lines/lines.hpp"
#include "issuetext/roles/width_step.hpp"

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

// Numbers that look like those of a page, the same in each run.
class Numbers {
 public:
  float of(float least, float most) {
    state_ = state_ * 1103515245u + 12345u;
    return least + (most - least) * static_cast<float>(state_ >> 8) / static_cast<float>(1 << 24);
  }

 private:
  unsigned state_ = 3;
};

FollowedWidths widths_of(std::size_t size, Numbers& numbers) {
  FollowedWidths out{};
  out.size = size;
  for (std::size_t k = 0; k < kMostWidths; ++k) {
    const bool is_width = k < size;
    out.width[k] = is_width ? numbers.of(2, 60) : kNever;
    out.uniform[k] = is_width ? numbers.of(-5, 0) : 0;
    out.uniform_first[k] = is_width ? numbers.of(-5, 0) : 0;
    out.open[k] = is_width ? numbers.of(-20, 0) : kNever;
    out.closed[k] = is_width ? numbers.of(-20, 0) : kNever;
    out.inside[k] = is_width ? numbers.of(-20, 0) : kNever;
  }
  return out;
}

TEST(WidthStep, machines_with_wider_vectors_have_the_same_numbers) {
  Numbers numbers;
  for (int round = 0; round < 200; ++round) {
    LineFeatures line;
    line.natural = static_cast<double>(numbers.of(2, 60));
    line.squeezed = line.natural - static_cast<double>(numbers.of(0, 1));
    line.next_unit = static_cast<double>(numbers.of(0, 4));
    line.next_part = line.next_unit;
    line.tight = static_cast<double>(numbers.of(-2, 0));
    const RoleScores marks{numbers.of(-5, 0), numbers.of(-5, 0), numbers.of(-5, 0),
                           numbers.of(-5, 0), numbers.of(-5, 0), numbers.of(-5, 0)};
    LineTerms terms(marks, PageStatistics{});
    terms.other_open = numbers.of(-20, 0), terms.other_closed = numbers.of(-20, 0);
    terms.after_display = numbers.of(-20, 0);
    const WidthScore fit(line, Scale{});
    FollowedWidths wide = widths_of(static_cast<std::size_t>(round) % kMostWidths, numbers), by_fours = wide;
    Outcome of_wide{}, of_fours{};
    const Tops tops = step_widths(wide, fit, terms, of_wide),
               others = step_widths_by_fours(by_fours, fit, terms, of_fours);
    EXPECT_EQ(tops.any, others.any) << round;
    EXPECT_EQ(tops.begins, others.begins) << round;
    EXPECT_EQ(tops.goes_on, others.goes_on) << round;
    for (std::size_t k = 0; k < wide.size; ++k) {
      EXPECT_EQ(wide.open[k], by_fours.open[k]) << round;
      EXPECT_EQ(wide.closed[k], by_fours.closed[k]) << round;
      EXPECT_EQ(wide.inside[k], by_fours.inside[k]) << round;
      EXPECT_EQ(of_wide.top[k], of_fours.top[k]) << round;
      EXPECT_EQ(of_wide.choices[k], of_fours.choices[k]) << round;
    }
  }
}

}  // namespace
}  // namespace broadsheet::issuetext
