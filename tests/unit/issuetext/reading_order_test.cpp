#include "issuetext/order/reading_order.hpp"

#include "issuetext/hints/line_hints.hpp"
#include "issuetext/lines/lines.hpp"
#include "issuetext/lines/split_columns.hpp"
#include "reconstruct/page/labelled_page.hpp"
#include "reconstruct/tagger/line_tagger.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

constexpr Typesetting kHan{};

struct Read {
  Page page;
  PageFurniture furniture;
  ReadingOrder restored;
};

// The page as it is before mending, and what mending would do to it.
Read look_at(const std::string& text) {
  const Profile& profile = profile_of("zh-Hans");
  Page page = measure(PageReader(text, false).next().value(), kHan.spacing);
  LineTagger::standard().tag(page);
  PageFurniture furniture = find_furniture(page, profile);
  const PageBigrams vocabulary = bigrams_of(page);
  const std::vector<Hint> hints = hints_of(page, furniture, profile);
  ReadingOrder restored =
      restore_reading_order(page, label_lines(page, hints, kHan), hints, furniture, vocabulary, kHan);
  return {std::move(page), std::move(furniture), std::move(restored)};
}

// The lines of the input in their order after mending, "+" before one that goes on from the line before it.
std::string restored(const std::string& text) {
  Read read = look_at(text);
  if (read.restored.order.empty()) return "as it stands";
  std::string out;
  for (const std::size_t line : read.restored.order) {
    const auto& heads = read.restored.heads;
    out += out.empty() ? "" : " ";
    out += std::find(heads.begin(), heads.end(), line) != heads.end() ? "+" : "";
    out += std::to_string(read.page.lines[line].first);
  }
  return out;
}

const std::string kBridge =
    "本报讯（记者 林之远） 青浦江上云\n"       // 1
    "渡大桥昨天合龙。这是江上第一个公路\n"     // 2
    "桥，全长一千六百米，两岸居民过江的时\n"   // 3
    "间将从四十分钟缩短到五分钟。\n"           // 4
    "工程负责人介绍，为了不影响候鸟，\n"       // 5
    "大桥的施工队冬季夜间停止打桩，整整十\n";  // 6
const std::string kRest =
    "一个月才完成水下部分。大桥明年五月通\n"
    "车以后，候鸟季节江边观鸟台也将向居民\n"
    "开放，进门不收费。\n";
const std::string kSongs =
    "老渔民的渔歌有了书\n"
    "新华社青浦10月30日电 市图书馆编\n"
    "写的《江边渔歌集》近日出版，编者走访\n"
    "渔村，记下三百多首就要失传的渔歌。\n";

TEST(ReadingOrder, lines_that_go_on_in_their_order_stay) {
  EXPECT_EQ(restored(kBridge + kRest + "\n" + kSongs), "as it stands");
  EXPECT_EQ(restored(kBridge + "\n" + kRest + "\n" + kSongs), "as it stands");
}

TEST(ReadingOrder, a_paragraph_may_stop_at_the_end_of_the_page) {
  EXPECT_EQ(restored(kSongs + "\n" + kBridge), "as it stands");
}

TEST(ReadingOrder, the_end_of_an_article_after_another_one_is_put_after_its_beginning) {
  EXPECT_EQ(restored(kBridge + "\n" + kSongs + "\n" + kRest), "1 2 3 4 5 6 +13 14 15 8 9 10 11");
}

TEST(ReadingOrder, the_end_of_an_article_before_its_beginning_is_put_after_it) {
  EXPECT_EQ(restored(kSongs + "\n" + kRest + "\n" + kBridge), "1 2 3 4 10 11 12 13 14 15 +6 7 8");
}

TEST(ReadingOrder, the_first_lines_of_columns_are_given_back_to_them) {
  EXPECT_EQ(restored("新桥昨日合龙\n"
                     "本报讯（记者 林之远） 青浦江上云\n"
                     "个月才完成水下部分。云渡大桥明年五月\n"
                     "\n"
                     "渡大桥昨天合龙。这是江上第一个公路\n"
                     "桥，全长一千六百米，两岸居民过江的时\n"
                     "间将从四十分钟缩短到五分钟。\n"
                     "工程负责人介绍，为了不影响候鸟，\n"
                     "冬季夜间停止打桩，施工队花了整整十一\n"
                     "\n"
                     "通车以后，候鸟季节观鸟台也将向居民开\n"
                     "放，进门不收费。\n"),
            "1 2 +5 6 7 8 9 +3 +11 12");
}

TEST(ReadingOrder, what_is_known_of_a_line_moves_with_it) {
  Read read = look_at(kBridge + "\n" + kSongs + "\n第2版\n\n" + kRest);
  ASSERT_FALSE(read.restored.order.empty());
  ASSERT_EQ(read.furniture.number_lines.size(), 1u);
  const OrderedPage ordered = reorder(read.page, read.furniture, read.restored);
  const std::size_t line = ordered.furniture.number_lines[0];
  EXPECT_EQ(to_utf8(ordered.page.of(ordered.page.lines[line])), "第2版");
  EXPECT_NE(ordered.furniture.lines[line], FurnitureKind::none);
  EXPECT_EQ(std::count(ordered.furniture.lines.begin(), ordered.furniture.lines.end(), FurnitureKind::none),
            static_cast<std::ptrdiff_t>(ordered.page.lines.size()) - 1);
}

TEST(ReadingOrder, a_line_that_goes_on_is_no_longer_apart_and_is_known_to_be_moved) {
  Read read = look_at(kBridge + "\n" + kSongs + "\n" + kRest);
  ASSERT_FALSE(read.restored.order.empty());
  const Page page = reorder(read.page, read.furniture, read.restored).page;
  const Line& rest = page.lines[6];
  EXPECT_EQ(rest.first, 13u);
  EXPECT_FALSE(rest.blank_before);
  EXPECT_TRUE(rest.moved);
  EXPECT_FALSE(page.lines[5].moved);
}

// The lines of `text` once rows are split, "|" between them, ">" before what stands beside its column.
std::string rows(const std::string& text) {
  const Page page =
      split_columns(measure(PageReader(text, false).next().value(), kHan.spacing), kHan.spacing);
  std::string out;
  for (const Line& line : page.lines)
    out += (out.empty() ? "" : "|") + std::string(line.beside ? ">" : "") + to_utf8(page.of(line));
  return out;
}

TEST(Rows, full_lines_of_columns_side_by_side_are_parted) {
  EXPECT_EQ(
      rows("云渡大桥昨天合龙这座桥全 才完成水下部分为了候鸟冬\n"
           "长一千六百米主跨四百二十\n"
           "米建成以后两岸居民过江的\n"),
      "云渡大桥昨天合龙这座桥全|才完成水下部分为了候鸟冬|长一千六百米主跨四百二十|米建成以后两岸居民过江的");
}

TEST(Rows, what_stands_beside_a_narrow_column_is_parted_from_it) {
  EXPECT_EQ(rows("云渡大桥昨天合龙\n"
                 "这座桥全长一千六\n"
                 "百米主跨四百二十 图为桥上的灯光\n"
                 "米建成以后两岸居 昨晚亮起\n"
                 "民过江的时间缩短\n"),
            "云渡大桥昨天合龙|这座桥全长一千六|>图为桥上的灯光|>昨晚亮起|百米主跨四百二十|米建成以后两岸居|"
            "民过江的时间缩短");
}

TEST(Rows, a_blank_elsewhere_in_a_line_parts_nothing) {
  const std::string text =
      "云渡大桥昨天 合龙这座桥全长一千六百米主\n跨四百二十米\n建成以后两岸\n居民过江 的时间缩短\n";
  EXPECT_EQ(rows(text),
            "云渡大桥昨天 合龙这座桥全长一千六百米主|跨四百二十米|建成以后两岸|居民过江 的时间缩短");
}

}  // namespace
}  // namespace broadsheet::issuetext
