#include "reconstruct/tagger/line_facts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::reconstruct {
namespace {

// Facts of lines whose characters are an em wide.
std::vector<LineFacts> facts(const std::vector<Text>& lines) {
  std::vector<PrintedLine> printed;
  for (const Text& s : lines) {
    const auto unit = std::min(s.find(U' '), s.size());
    printed.push_back({s, static_cast<double>(s.size()), static_cast<double>(unit), false, false});
  }
  return facts_of(printed);
}

TEST(LineFacts, characters_left_say_whether_the_next_word_would_have_fitted) {
  const std::vector<Text> lines = {U"The harbour bridge is to be closed", U"for repairs. Its owners",
                                   U"say that it"};
  const std::vector<LineFacts> f = facts(lines);
  EXPECT_EQ(f[1].characters_above, 34 - (23 + 1 + 3)) << "\"say\" would have fitted below the first line";
  EXPECT_EQ(f[1].characters_below, 11 - (23 + 1 + 3)) << "not beside the third";
  EXPECT_GT(f[2].characters_above, 500) << "nothing follows";
}

TEST(LineFacts, sentences_that_end_inside_lines_tell_long_paragraphs_from_short_ones) {
  std::vector<Text> shorts, longs;
  for (int k = 0; k < 8; ++k) {
    shorts.insert(shorts.end(), {U"The council has met to talk about", U"the bridge."});
    longs.insert(longs.end(), {U"The council met. It talked about", U"the bridge. It was closed; nobody"});
  }
  EXPECT_EQ(facts(shorts)[8].stops_inside, 1u);
  EXPECT_EQ(facts(longs)[8].stops_inside, 7u);
  EXPECT_EQ(facts({U"A title"})[0].stops_inside, 0u) << "too little to tell";
}

}  // namespace
}  // namespace broadsheet::reconstruct
