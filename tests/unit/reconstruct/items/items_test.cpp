#include "reconstruct/items/items.hpp"

#include "reconstruct/page/labelled_page.hpp"
#include "unit/reconstruct/items/printed_page.hpp"

#include <gtest/gtest.h>

#include <set>

namespace broadsheet::reconstruct {
namespace {

struct Labelled {
  Role role;
  std::string_view text;
};

Page page_of(const std::vector<Labelled>& lines) {
  std::vector<std::string_view> texts;
  for (const Labelled& line : lines) texts.push_back(line.text);
  return printed(texts);
}

std::vector<Item> items_on(const Page& page, const char* language, const std::vector<Labelled>& lines,
                           const std::set<std::size_t>& furniture = {}) {
  const Profile& profile = profile_of(language);
  std::vector<LabelledLine> labels;
  PageFurniture around;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    labels.push_back({lines[i].role, is_body(lines[i].role) ? 14.0 : 0.0, 0.0});
    around.lines.push_back(furniture.count(i) ? FurnitureKind::folio : FurnitureKind::none);
  }
  return items_of(page, labels, around, profile, PageWords(page, profile), bigrams_of(page));
}

// The items of a page none of whose lines are tagged: what the patterns of the language say.
std::vector<Item> items(const char* language, const std::vector<Labelled>& lines,
                        const std::set<std::size_t>& furniture = {}) {
  return items_on(page_of(lines), language, lines, furniture);
}

// "paragraph(0,1) head(2)"
std::string shape(const std::vector<Item>& items) {
  static const char* const kNames[] = {"paragraph", "head",    "caption",  "byline",
                                       "closing",   "jump_to", "jump_from"};
  std::string out;
  for (const Item& item : items) {
    out += (out.empty() ? "" : " ") + std::string(kNames[static_cast<int>(item.kind)]) + '(';
    for (std::size_t i = 0; i < item.lines.size(); ++i)
      out += (i > 0 ? "," : "") + std::to_string(item.lines[i]);
    out += ')';
  }
  return out;
}

std::string names(const Item& item) {
  std::string out;
  for (const Byline& b : item.bylines) out += (out.empty() ? "" : "; ") + b.role + "|" + b.name;
  return out;
}

TEST(Items, a_paragraph_is_its_lines_and_each_display_line_stands_alone) {
  EXPECT_EQ(shape(items("zh-Hans", {{Role::display, "老桥今日修通"},
                                    {Role::display, "村民去集市只要十分钟"},
                                    {Role::first, "东山村的桥修好以后，村民去"},
                                    {Role::last, "集市方便了。"},
                                    {Role::only, "孩子上学也方便。"}})),
            "head(0) head(1) paragraph(2,3) paragraph(4)");
}

TEST(Items, furniture_is_in_none) {
  EXPECT_EQ(shape(items("zh-Hans",
                        {{Role::first, "东山村的桥修好以后，村民去"},
                         {Role::display, "2024年3月15日 第3版"},
                         {Role::last, "集市方便了。"}},
                        {1})),
            "paragraph(0,2)");
}

TEST(Items, what_is_set_into_a_paragraph_comes_after_it) {
  EXPECT_EQ(shape(items("zh-Hans", {{Role::first, "东山村的桥修好以后，村民去"},
                                    {Role::inside, "老桥今日修通"},
                                    {Role::middle, "集市方便了，孩子上学也方便"},
                                    {Role::last, "了。"}})),
            "paragraph(0,2,3) head(1)");
}

TEST(Items, a_line_that_names_its_authors_is_a_byline) {
  const auto got = items("zh-Hans", {{Role::display, "老桥今日修通"},
                                     {Role::display, "本报记者 方小舟 通讯员 林石"},
                                     {Role::only, "东山村的桥修好了。"}});
  EXPECT_EQ(shape(got), "head(0) byline(1) paragraph(2)");
  EXPECT_EQ(names(got[1]), "记者|方小舟; 通讯员|林石");
}

TEST(Items, what_is_set_as_a_heading_is_no_byline_whatever_its_words_look_like) {
  const std::vector<Labelled> lines = {{Role::display, "Ada Quill"}, {Role::first, "She has won the race."}};
  Page page = page_of(lines);
  for (Line& line : page.lines) line.tag[static_cast<std::size_t>(LineLabel::byline)] = 0.9f;
  EXPECT_EQ(shape(items_on(page, "en", lines)), "byline(0) paragraph(1)");
  page.geometry.resize(page.lines.size());
  page.geometry[0].as = PlacedAs::heading;
  EXPECT_EQ(shape(items_on(page, "en", lines)), "head(0) paragraph(1)");
}

TEST(Items, the_last_line_of_a_large_headline_is_no_byline) {
  const std::vector<Labelled> lines = {
      {Role::display, "老桥边的"}, {Role::display, "本报记者 方小舟"}, {Role::first, "东山村的桥修好了。"}};
  Page page = page_of(lines);
  page.geometry.resize(page.lines.size());
  for (const std::size_t k : {0, 1}) page.geometry[k].as = PlacedAs::heading, page.geometry[k].size = 2;
  EXPECT_EQ(shape(items_on(page, "zh-Hans", lines)), "head(0) head(1) paragraph(2)");
  page.geometry[1].size = 1;
  EXPECT_EQ(shape(items_on(page, "zh-Hans", lines)), "head(0) byline(1) paragraph(2)");
}

TEST(Items, what_stands_as_only_bylines_do_names_its_people_whatever_the_tagger_takes_it_for) {
  const std::vector<Labelled> lines = {{Role::display, "Ada Quill in Paris"},
                                       {Role::first, "She has won the race."}};
  Page page = page_of(lines);
  for (Line& line : page.lines) line.tag[static_cast<std::size_t>(LineLabel::opening)] = 0.9f;
  page.geometry.resize(page.lines.size());
  page.geometry[0].as = PlacedAs::apart;
  const auto got = items_on(page, "en", lines);
  EXPECT_EQ(shape(got), "byline(0) paragraph(1)");
  EXPECT_EQ(names(got[0]), "|Ada Quill");
}

TEST(Items, what_stands_inside_the_text_may_be_its_title_however_long_it_is) {
  const std::vector<Labelled> lines = {
      {Role::first, "She has won the race."},
      {Role::display,
       "The race along the river and what became of all the others who ran in it before the "
       "bridge was closed"},
      {Role::first, "They came in later."}};
  Page page = page_of(lines);
  EXPECT_TRUE(items_on(page, "en", lines).at(1).no_title);
  page.geometry.resize(page.lines.size());
  page.geometry[1].as = PlacedAs::crosshead;
  EXPECT_FALSE(items_on(page, "en", lines).at(1).no_title);
}

TEST(Items, a_line_that_only_may_be_a_byline_is_one_if_all_its_words_are_of_names) {
  for (const auto& [text, shown] :
       {std::pair("Ada Quill Staff Writer", "byline(0) paragraph(1)"),
        std::pair("Bakery Keeps the Price of Its Loaf", "head(0) paragraph(1)")}) {
    const std::vector<Labelled> lines = {{Role::display, text}, {Role::first, "She has won the race."}};
    Page page = page_of(lines);
    for (Line& line : page.lines) line.tag[static_cast<std::size_t>(LineLabel::byline)] = 0.4f;
    EXPECT_EQ(shape(items_on(page, "en", lines)), shown);
  }
}

TEST(Items, a_byline_may_wrap_in_the_middle_of_a_name) {
  const auto got = items("en", {{Role::display, "Old bridge opens"},
                                {Role::display, "By Ann"},
                                {Role::display, "Hall"},
                                {Role::only, "The bridge at Harrow is open again."}});
  EXPECT_EQ(shape(got), "head(0) byline(1,2) paragraph(3)");
  EXPECT_EQ(names(got[1]), "By|Ann Hall");
}

TEST(Items, names_right_below_a_finished_paragraph_sign_it) {
  const auto got = items("zh-Hans", {{Role::only, "东山村的桥修好了。"}, {Role::display, "本报记者 方小舟"}});
  EXPECT_EQ(shape(got), "paragraph(0) closing(1)");
}

TEST(Items, a_jump_mark_alone_on_its_line_names_its_page) {
  const auto got = items("zh-Hans", {{Role::display, "（上接第一版）"},
                                     {Role::only, "东山村的桥修好了。"},
                                     {Role::display, "（下转第四版）"}});
  EXPECT_EQ(shape(got), "jump_from(0) paragraph(1) jump_to(2)");
  ASSERT_TRUE(got[0].from && got[2].to);
  EXPECT_EQ(got[0].from->page, "1");
  EXPECT_EQ(got[2].to->page, "4");
}

TEST(Items, a_paragraph_says_itself_how_it_begins_and_ends) {
  const auto got = items("zh-Hans", {{Role::first, "本报讯（记者 方小舟）东山村的桥"},
                                     {Role::last, "修好了。（记者 林石）（下转第四版）"}});
  ASSERT_EQ(shape(got), "paragraph(0,1)");
  ASSERT_TRUE(got[0].lead && got[0].to);
  EXPECT_EQ(to_utf8(View(got[0].joined.text).substr(0, got[0].lead->end)), "本报讯（记者 方小舟）");
  EXPECT_EQ(to_utf8(View(got[0].joined.text).substr(got[0].to->begin)), "（下转第四版）");
  ASSERT_TRUE(got[0].closing_begin);
  EXPECT_EQ(to_utf8(View(got[0].joined.text).substr(*got[0].closing_begin)), "（记者 林石）（下转第四版）");
}

TEST(Items, a_credit_on_its_own_line_makes_a_caption_of_what_stands_above) {
  const auto got = items("zh-Hans", {{Role::display, "老桥修通以后的第一个集市。"},
                                     {Role::display, "本报记者 方小舟 摄"},
                                     {Role::only, "东山村的桥修好了。"}});
  EXPECT_EQ(shape(got), "caption(0,1) paragraph(2)");
  ASSERT_TRUE(got[0].credit);
  const View credit =
      View(got[0].joined.text).substr(got[0].credit_first, got[0].credit_last - got[0].credit_first);
  EXPECT_EQ(to_utf8(credit), "本报记者 方小舟 摄");
}

TEST(Items, no_paragraph_begins_in_lower_case_where_the_line_above_goes_on_in_it) {
  EXPECT_EQ(shape(items("en", {{Role::display, "The harbour of the old town was"},
                               {Role::only, "full of boats when the lamp was lit."}})),
            "paragraph(0,1)");
  EXPECT_EQ(shape(items("en", {{Role::display, "The harbour was full."},
                               {Role::only, "eBay sold the boats when the lamp was lit."}})),
            "head(0) paragraph(1)");
}

TEST(Items, body_lines_that_end_in_no_stop_are_doubtful) {
  const auto got = items("zh-Hans", {{Role::only, "老桥今日修通"}, {Role::only, "村民去集市只要十分钟。"}});
  ASSERT_EQ(shape(got), "paragraph(0) paragraph(1)");
  EXPECT_TRUE(got[0].doubtful);
  EXPECT_FALSE(got[1].doubtful);
}

// Whatever the labels say: lines are neither lost nor doubled.
TEST(Items, have_each_line_that_is_no_furniture_once) {
  static const std::string_view kTexts[] = {"老桥今日修通", "本报记者 方小舟", "（下转第四版）", "图为老桥。",
                                            "本报记者 方小舟 摄"};
  constexpr int kRoles = 6, kLines = 5;
  for (int code = 0; code < kRoles * kRoles * kRoles * kRoles * kRoles; code += 7) {
    std::vector<Labelled> lines;
    for (int i = 0, rest = code; i < kLines; ++i, rest /= kRoles)
      lines.push_back({static_cast<Role>(rest % kRoles), kTexts[(i + code) % kLines]});
    std::multiset<std::size_t> seen;
    for (const Item& item : items("zh-Hans", lines, {2})) seen.insert(item.lines.begin(), item.lines.end());
    ASSERT_EQ(seen, (std::multiset<std::size_t>{0, 1, 3, 4})) << code;
  }
}

}  // namespace
}  // namespace broadsheet::reconstruct
