#include "issuetext/extraction/columns/unfold.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

const std::string kDrawn =
    "                     Ferry to run again\n"
    "   The ferry across the       winter. The port said      Tickets cost what they\n"
    "bay will run again from       on Friday that the new     did two years ago, and\n"
    "Monday, after two years       engine had passed all      children ride for free\n"
    "in which   nobody  knew       of its trials, and the     until the end of June,\n"
    "whether it would return       crew had been trained.     the mayor said.\n"
    "to  the  pier  in  time\n"
    "for the\n"
    "\n"
    "\n"
    "                     Library lends chairs\n"
    "   Whoever holds a card       may take home a chair      for as long as a week,\n"
    "of the town library now       from the reading room      if it is not raining.\n"
    "may sit where they like       and bring it back dry,     No chair was lost yet.\n";

TEST(Unfold, columns_follow_each_other) {
  const Unfolded unfolded = unfold(kDrawn);
  EXPECT_TRUE(unfolded.changed);
  EXPECT_EQ(
      unfolded.text,
      "Ferry to run again\nThe ferry across the\nbay will run again from\nMonday, after two years\n"
      "in which nobody knew\nwhether it would return\nto the pier in time\nfor the\n"
      "winter. The port said\non Friday that the new\nengine had passed all\nof its trials, and the\n"
      "crew had been trained.\nTickets cost what they\ndid two years ago, and\nchildren ride for free\n"
      "until the end of June,\nthe mayor said.\n\nLibrary lends chairs\nWhoever holds a card\n"
      "of the town library now\nmay sit where they like\nmay take home a chair\nfrom the reading room\n"
      "and bring it back dry,\nfor as long as a week,\nif it is not raining.\nNo chair was lost yet.\n");
}

TEST(Unfold, loses_nothing_but_blanks) {
  const auto printed = [](std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }),
               text.end());
    std::sort(text.begin(), text.end());
    return text;
  };
  EXPECT_EQ(printed(unfold(kDrawn).text), printed(kDrawn));
}

TEST(Unfold, pages_that_draw_nothing_stay_as_they_are) {
  const std::string plain = "A headline\n\n   An indented line, and  one wide blank.\nAnd so it goes on.\n";
  EXPECT_FALSE(unfold(plain).changed);
  const Unfolded both = unfold(plain + '\f' + kDrawn + '\f' + plain);
  EXPECT_TRUE(both.changed);
  EXPECT_EQ(both.text.rfind(plain + '\f', 0), 0u);
  EXPECT_EQ(both.text.substr(both.text.size() - plain.size() - 1), '\f' + plain);
  EXPECT_EQ(unfold("").text, "");
}

TEST(Unfold, a_table_of_a_few_rows_is_no_page_of_columns) {
  std::string page = "Tides\nHigh  06:12  18:40\nLow   00:05  12:20\nHigh  07:01  19:22\n";
  for (int i = 0; i < 40; ++i) page += "A line of an article that goes on and on without a gap.\n";
  EXPECT_FALSE(unfold(page).changed);
}

TEST(Unfold, any_shape_ends_soon) {
  std::string stairs, combs;
  for (std::size_t i = 0; i < 400; ++i) {
    stairs += std::string(2 * i, ' ') + "a   b\n";
    combs += "a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v\n";
  }
  EXPECT_TRUE(unfold(combs).changed);
  EXPECT_NO_THROW(unfold(stairs));
}

}  // namespace
}  // namespace broadsheet::issuetext
