#include "reconstruct/headlines/headlines.hpp"

#include "reconstruct/headlines/headline_features.hpp"
#include "reconstruct/language/phrases.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

// A group of display lines over one body, with the page that they are of.
class Group {
 public:
  Group(std::string_view language, const std::vector<std::string>& lines, std::string_view body)
      : body_(terms_of(to_text(body))) {
    for (const std::string& text : lines) {
      Line line;
      line.begin = page_.text.size();
      page_.text += to_text(text);
      line.end = page_.text.size();
      const View s = page_.of(line);
      line.width = width_of(s, Spacing::proportional);
      line.unit = width_of(s.substr(0, first_unit(s)), Spacing::proportional).natural;
      group_.lines.push_back(page_.lines.size());
      page_.lines.push_back(line);
    }
    group_.opening = to_text(body).substr(0, 150);
    group_.body.add(body_);
    profile_ = &profile_of(language);
  }

  // Headings of these sizes, each of which fills its line.
  void place(const std::vector<double>& sizes) {
    page_.geometry.resize(page_.lines.size());
    for (std::size_t k = 0; k < sizes.size(); ++k)
      page_.geometry[k].as = PlacedAs::heading, page_.geometry[k].size = sizes[k] / 10;
  }

  HeadGroup get() const { return {page_, *profile_, group_.lines, group_.opening, group_.body, 0}; }

  std::string headline() const {
    const HeadGroup group = get();
    const std::vector<Entry> entries = entries_of(group);
    const Entry main = entries[main_entry(group, entries).index];
    std::string out;
    for (std::size_t k = main.begin; k < main.end; ++k)
      out += (out.empty() ? "" : "|") + to_utf8(group.text(k));
    return out;
  }

 private:
  const Profile* profile_;
  Page page_;
  TermSet body_;
  HeadGroup group_{page_, profile_of("en"), {}, {}, {}, 0};
};

constexpr std::string_view kFerry =
    "The old ferry across the Lindel estuary will run again from April after the council agreed on Monday "
    "to pay for a new engine. The ferry had been laid up for two winters.";

TEST(Headlines, lines_that_are_one_sentence_are_one_entry) {
  const Group group("zh-Hans", {"清河镇第一座图书馆和", "码头边的老书店昨天开放"},
                    "清河镇的第一座图书馆和码头边的老书店昨天开放。");
  EXPECT_EQ(entries_of(group.get()).size(), 1u);
}

TEST(Headlines, every_line_is_in_exactly_one_entry) {
  const Group group("zh-Hans", {"清河镇", "第一座图书馆开放", "首批藏书八千册", "周末延长开放时间"},
                    "清河镇的第一座图书馆昨天开放，首批藏书八千册。");
  std::size_t next = 0;
  for (const Entry& entry : entries_of(group.get())) {
    EXPECT_EQ(entry.begin, next);
    EXPECT_GT(entry.end, entry.begin);
    next = entry.end;
  }
  EXPECT_EQ(next, 4u);
}

TEST(Headlines, a_line_that_begins_with_a_dash_is_not_the_headline) {
  const Group group("zh-Hans", {"守桥人和他的八千册书", "——记清河镇第一座图书馆"},
                    "清河镇的第一座图书馆昨天开放，首批藏书八千册，都是守桥人捐的。");
  EXPECT_EQ(group.headline(), "守桥人和他的八千册书");
}

TEST(Headlines, the_only_entry_is_the_headline_for_certain) {
  const Group group("zh-Hans", {"第一座图书馆开放"}, "清河镇的第一座图书馆昨天开放。");
  EXPECT_EQ(main_entry(group.get(), entries_of(group.get())).probability, 1);
}

TEST(Headlines, a_few_small_words_between_two_large_lines_are_of_their_phrase) {
  Group group("en", {"New engine for the ferry", "is a", "gift to the estuary"}, kFerry);
  group.place({30, 9, 30});
  EXPECT_EQ(group.headline(), "New engine for the ferry|is a|gift to the estuary");
}

TEST(Headlines, a_headline_in_large_type_may_have_many_lines_of_a_narrow_column) {
  Group group("zh-Hans",
              {"东山", "村老", "桥重", "修之", "后今", "日通", "车两", "岸村", "民同", "来庆", "贺"},
              "东山村的老桥重修之后今日通车，两岸村民同来庆贺。");
  group.place(std::vector<double>(11, 24));
  EXPECT_EQ(group.headline(), "东山|村老|桥重|修之|后今|日通|车两|岸村|民同|来庆|贺");
}

TEST(Headlines, no_lines_have_no_entries) { EXPECT_TRUE(entries_of(Group("en", {}, kFerry).get()).empty()); }

TEST(WrapFeatures, a_line_into_which_the_next_word_would_have_fitted_was_not_full) {
  const Group group("en", {"Short", "a much longer line below it"}, kFerry);
  const WrapFeatures features = wrap_features(group.get(), 0);
  EXPECT_EQ(features[WrapFeature::next_fits], 1);
  EXPECT_EQ(features[WrapFeature::goes_on_in_lower_case], 1);
  EXPECT_EQ(features[WrapFeature::two_lines], 1);
}

TEST(RoleFeatures, know_which_of_how_many_entries_it_is) {
  const Group group("en", {"One thing", "Another", "A third"}, kFerry);
  const std::vector<Entry> entries = {{0, 1}, {1, 2}, {2, 3}};
  EXPECT_EQ(role_features(group.get(), entries, 1)[RoleFeature::second_of_three], 1);
  EXPECT_EQ(role_features(group.get(), entries, 1)[RoleFeature::first_of_three], 0);
  EXPECT_EQ(role_features(group.get(), entries, 2)[RoleFeature::third_of_three], 1);
}

TEST(Series, is_known_as_the_whole_line_or_before_a_mark) {
  const Profile& profile = profile_of("zh-Hans");
  ASSERT_FALSE(profile.series.empty());
  EXPECT_TRUE(is_series(profile.series[0], profile));
  EXPECT_FALSE(is_series(U"石拱桥修缮完工", profile));
}

}  // namespace
}  // namespace broadsheet::reconstruct
