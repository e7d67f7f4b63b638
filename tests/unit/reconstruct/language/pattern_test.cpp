#include "reconstruct/language/pattern.hpp"

#include "reconstruct/language/packed_profile.hpp"
#include "reconstruct/language/packing/pattern_source.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace broadsheet::reconstruct {
namespace {

const Profile& chinese() { return profile_of("zh-Hans"); }
const Profile& english() { return profile_of("en"); }

std::vector<Text> owned(const WordList& words) { return {words.begin(), words.end()}; }

// Patterns as the build makes them of their sources.
struct Packed {
  Packed(const std::vector<std::string>& sources, const Profile& profile) {
    const SlotWords words{owned(profile.agencies), owned(profile.roles), owned(profile.self_names)};
    PatternSource(sources, words).pack(packed);
  }
  PackedBuilder packed;
};
class Patterns : Packed, public PatternSet {
 public:
  Patterns(const std::vector<std::string>& sources, const Profile& profile) : Packed(sources, profile) {
    PackedNumbers numbers(packed.characters(), packed.numbers());
    static_cast<PatternSet&>(*this) = PatternSet(numbers);
  }
};

std::string part(const std::optional<Match>& match, Slot slot) {
  return match ? to_utf8((*match)[slot]) : "no match";
}

TEST(Pattern, a_slot_gives_what_stands_in_its_place) {
  const Patterns to({"（下转第{page}版）"}, chinese());
  EXPECT_EQ(part(to.match_whole(U"（下转第四版）", chinese()), Slot::page), "四");
  EXPECT_EQ(part(to.match_whole(U"（下转第A4版）", chinese()), Slot::page), "A4");
  EXPECT_FALSE(to.match_whole(U"（下转第版）", chinese()));

  const Patterns by({"by {people}, {town}"}, english());
  const auto match = by.match_whole(U"by Ann Hall, Port Harrow", english());
  EXPECT_EQ(part(match, Slot::people), "Ann Hall");
  EXPECT_EQ(part(match, Slot::town), "Port Harrow");
  EXPECT_EQ(part(match, Slot::date), "");  // the pattern has none
}

TEST(Pattern, alternatives_are_multiplied_out_and_one_may_be_empty) {
  const Patterns set({"[下|请]转[第|]{page}版"}, chinese());
  for (const char32_t* text : {U"下转第3版", U"下转3版", U"请转第3版", U"请转3版"})
    EXPECT_TRUE(set.match_whole(text, chinese())) << to_utf8(text);
  EXPECT_FALSE(set.match_whole(U"转3版", chinese()));
}

TEST(Pattern, the_longest_of_several_matches_wins) {
  const Patterns set({"图", "图为", "图为老"}, chinese());
  const auto match = set.match_at(U"图为新桥", 0, chinese());
  ASSERT_TRUE(match);
  EXPECT_EQ(match->end, 2u);
}

TEST(Pattern, blanks_that_extraction_sets_between_wide_characters_do_not_matter) {
  const Patterns set({"下转第{page}版"}, chinese());
  EXPECT_TRUE(set.match_whole(U"下 转 第 四 版", chinese()));
  EXPECT_TRUE(set.match_whole(U"　下转第 四 版", chinese()));
}

TEST(Pattern, a_blank_of_a_pattern_stands_for_any_number) {
  const Patterns set({"continued on page {page}"}, english());
  EXPECT_EQ(part(set.match_whole(U"continued   on page  A4", english()), Slot::page), "A4");
  EXPECT_FALSE(set.match_whole(U"continue don page A4", english()));
}

TEST(Pattern, only_a_pattern_in_small_letters_takes_a_text_in_capitals) {
  EXPECT_EQ(part(Patterns({"by {people}"}, english()).match_whole(U"BY ANN HALL", english()), Slot::people),
            "ANN HALL");
  EXPECT_FALSE(Patterns({"BY {people}"}, english()).match_whole(U"by Ann Hall", english()));
}

TEST(Pattern, a_match_at_the_end_begins_as_early_as_it_can) {
  const Patterns set({"摄", "记者摄", "（记者摄"}, chinese());
  const auto match = set.match_end(U"图为新桥。（记者摄", chinese());
  ASSERT_TRUE(match);
  EXPECT_EQ(match->begin, 5u);
}

TEST(Pattern, at_a_boundary_a_match_begins_no_phrase_in_the_middle_of_one) {
  const Patterns set({"老桥摄"}, chinese());
  EXPECT_TRUE(set.match_end(U"图为老桥摄", chinese()));
  EXPECT_FALSE(set.match_end(U"图为老桥摄", chinese(), true));
  EXPECT_TRUE(set.match_end(U"图为。老桥摄", chinese(), true));
  EXPECT_TRUE(set.match_end(U"新桥 老桥摄", chinese(), false));
}

TEST(Pattern, nothing_matches_that_is_longer_than_the_reach) {
  const Patterns set({"a{text}z"}, english());
  EXPECT_TRUE(set.match_whole(U"a" + Text(kReach - 2, U'b') + U"z", english()));
  EXPECT_FALSE(set.match_whole(U"a" + Text(kReach - 1, U'b') + U"z", english()));
}

TEST(Pattern, one_that_cannot_be_read_is_refused) {
  EXPECT_THROW(Patterns({"by {peple}"}, english()), std::invalid_argument);
  EXPECT_THROW(Patterns({"by {people"}, english()), std::invalid_argument);
  EXPECT_THROW(Patterns({"by [the|a"}, english()), std::invalid_argument);
  EXPECT_THROW(Patterns({""}, english()), std::invalid_argument);
}

// The index by first and last characters only saves time.
TEST(Pattern, a_set_finds_what_each_of_its_patterns_finds_alone) {
  const std::vector<std::string> sources = {
      "下转第{page}版",  "{agency}{place}{date}电",     "记者{people}",
      "{role} {people}", "{self_name}{role}{people}摄", "[图|图片]为{text}"};
  const Patterns all(sources, chinese());
  for (const Text& text :
       {Text(U"下转第四版"), Text(U"新华社海口3月6日电"), Text(U"记者方小舟"), Text(U"通讯员 林石"),
        Text(U"本报记者方小舟摄"), Text(U"图片为老桥"), Text(U"老桥今日修通"), Text(U"图为 记者方小舟摄")}) {
    std::size_t longest = 0, first = text.size();
    bool whole = false;
    for (const std::string& source : sources) {
      const Patterns one({source}, chinese());
      if (const auto match = one.match_at(text, 0, chinese())) longest = std::max(longest, match->end);
      if (const auto match = one.match_end(text, chinese())) first = std::min(first, match->begin);
      whole = whole || one.match_whole(text, chinese());
    }
    const auto at = all.match_at(text, 0, chinese()), end = all.match_end(text, chinese());
    EXPECT_EQ(at ? at->end : 0, longest) << to_utf8(text);
    EXPECT_EQ(end ? end->begin : text.size(), first) << to_utf8(text);
    EXPECT_EQ(all.match_whole(text, chinese()).has_value(), whole) << to_utf8(text);
  }
}

}  // namespace
}  // namespace broadsheet::reconstruct
