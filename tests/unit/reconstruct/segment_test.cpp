#include "reconstruct/articles/segment.hpp"

#include "unit/reconstruct/page_of_items.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

constexpr std::string_view kLibrary =
    "清河镇的第一座图书馆昨天在老码头边正式开放，首批藏书八千册供大家借阅。";
constexpr std::string_view kBridge = "横跨双溪的石拱桥修缮工程本周完工，桥面铺了新石板，行人重新从桥上往来。";

Item opening(std::string_view text) {
  Item made = item(ItemKind::paragraph, text);
  made.lead = Lead{};
  return made;
}

// Items on a page, and their features.
struct Made : PageOfItems {
  explicit Made(std::vector<Item> made) : PageOfItems(std::move(made)), features(PageOfItems::features()) {}
  std::vector<ItemFeatures> features;
};

Made made(std::vector<Item> items) { return Made(std::move(items)); }

std::vector<Story> read(Made& m) { return segment_articles(m.items, m.features, 12); }

TEST(Articles, a_headline_goes_to_the_body_below_whose_words_it_repeats) {
  Made m = made({item(ItemKind::head, "清河镇第一座图书馆开放"), item(ItemKind::paragraph, kLibrary),
                 item(ItemKind::head, "双溪石拱桥修缮完工"), opening(kBridge)});
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[0].heads, std::vector<std::size_t>{0});
  EXPECT_EQ(stories[1].heads, std::vector<std::size_t>{2});
  EXPECT_FALSE(stories[0].head_after);
}

TEST(Articles, or_to_the_body_above) {
  Made m = made({item(ItemKind::paragraph, kLibrary), item(ItemKind::head, "清河镇第一座图书馆开放"),
                 item(ItemKind::paragraph, kBridge), item(ItemKind::head, "双溪石拱桥修缮完工")});
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[0].heads, std::vector<std::size_t>{1});
  EXPECT_EQ(stories[1].heads, std::vector<std::size_t>{3});
  EXPECT_TRUE(stories[1].head_after);
}

TEST(Articles, one_run_of_display_lines_may_end_an_article_and_begin_the_next) {
  Made m = made({item(ItemKind::paragraph, kLibrary), item(ItemKind::head, "清河镇第一座图书馆开放"),
                 item(ItemKind::head, "双溪石拱桥修缮完工"), opening(kBridge)});
  m.items[2].blank_before = true;
  m.features = m.PageOfItems::features();
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[0].heads, std::vector<std::size_t>{1});
  EXPECT_EQ(stories[1].heads, std::vector<std::size_t>{2});
}

TEST(Articles, a_long_line_inside_a_body_without_a_headline_is_its_headline) {
  Made m = made({opening(kLibrary), item(ItemKind::head, "清河镇第一座图书馆昨天正式开放"),
                 item(ItemKind::paragraph, kLibrary)});
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].heads, std::vector<std::size_t>{1});
  EXPECT_TRUE(stories[0].titles.empty());
}

TEST(Articles, a_short_one_is_a_section_title) {
  Made m =
      made({opening(kLibrary), item(ItemKind::head, "首批藏书八千册"), item(ItemKind::paragraph, kLibrary)});
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_TRUE(stories[0].heads.empty());
  EXPECT_EQ(stories[0].titles.size(), 1u);
}

TEST(Articles, what_may_be_display_is_decided_with_the_rest) {
  Item doubtful = item(ItemKind::paragraph, "清河镇第一座图书馆开放");
  doubtful.doubtful = true;
  Made m = made({doubtful, item(ItemKind::paragraph, kLibrary)});
  const auto stories = read(m);
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].heads, std::vector<std::size_t>{0});
  EXPECT_EQ(m.items[0].kind, ItemKind::head);
  EXPECT_FALSE(m.items[0].doubtful);
}

TEST(Lattice, has_a_way_on_from_every_state_for_every_item) {
  for (const ItemKind kind : {ItemKind::paragraph, ItemKind::head, ItemKind::caption, ItemKind::byline,
                              ItemKind::closing, ItemKind::jump_to, ItemKind::jump_from})
    for (std::size_t s = 0; s < kStates; ++s)
      for (const bool doubtful : {false, kind == ItemKind::paragraph}) {
        std::vector<Item> items = {item(kind, "清河镇")};
        items[0].doubtful = doubtful;
        const Arcs arcs = arcs_of(items, 0, static_cast<ArticleState>(s), HeadlinePosition::before);
        EXPECT_GT(arcs.end() - arcs.begin(), 0) << static_cast<int>(kind) << " in state " << s;
      }
}

TEST(Lattice, tells_how_probable_each_decision_is) {
  Made m = made({item(ItemKind::head, "清河镇第一座图书馆开放"), item(ItemKind::paragraph, kLibrary),
                 item(ItemKind::head, "新书上架"), item(ItemKind::paragraph, kLibrary)});
  const std::vector<ArticleStep> way = best_path(m.items, m.features);
  ASSERT_EQ(way.size(), 4u);
  for (const ArticleStep& step : way) {
    EXPECT_GT(step.probability, 0);
    EXPECT_LE(step.probability, 1);
  }
  EXPECT_GT(way[0].probability,
            0.9);  // nothing else can be at the top of a page, before its only kind of body
}

TEST(InverseDocumentFrequency, what_few_paragraphs_have_tells_more) {
  // Terms differ in their upper bits.
  const auto set = [](std::initializer_list<std::uint32_t> words) {
    TermSet out;
    for (const std::uint32_t w : words) out.push_back(w << 28);
    return out;
  };
  const TermSet a = set({1, 2}), b = set({1, 3}), c = set({1, 4});
  const InverseDocumentFrequency idf({&a, &b, &c});
  EXPECT_GT(idf.of(a[1]), idf.of(a[0]));
  EXPECT_EQ(idf.of(set({5})[0]), 0);
  EXPECT_DOUBLE_EQ(idf.shared(set({1, 2, 3}), set({2, 3, 4})), idf.of(a[1]) + idf.of(b[1]));
  TermUnion several;
  several.add(b);
  several.add(c);
  EXPECT_DOUBLE_EQ(idf.shared(set({1, 2, 3}), several), idf.of(a[0]) + idf.of(b[1]));
  EXPECT_DOUBLE_EQ(share(set({1, 2, 3}), several), 2.0 / 3);
  EXPECT_EQ(several.united(), set({1, 3, 4}));
}

TEST(TermSet, a_set_of_any_size_is_sorted_and_has_one_of_each) {
  for (const std::size_t size : {0u, 1u, 2u, 150u, 5000u, 200000u}) {
    TermSet terms;
    std::uint32_t x = 1;
    for (std::size_t i = 0; i < size; ++i) terms.push_back(x = x * 1664525u + 1013904223u);
    for (std::size_t i = 0; i < size / 2; ++i) terms.push_back(terms[i]);
    TermSet expected = terms;
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    make_set(terms);
    EXPECT_EQ(terms, expected) << size;
  }
}

}  // namespace
}  // namespace broadsheet::reconstruct
