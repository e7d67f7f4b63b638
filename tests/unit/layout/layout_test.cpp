// Pages written by hand (tests/layout/STAGE/*.tsv), each with one claim about where text belongs.
#include "unit/layout/seen_page.hpp"

#include <fstream>
#include <iterator>

namespace broadsheet::layout {
namespace {

Page page_of(const std::string& name) {
  std::ifstream file(std::string(BROADSHEET_LAYOUT_PAGES) + "/" + name + ".tsv", std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return page_from(std::string{std::istreambuf_iterator<char>(file), {}});
}

// ocrmypdf's layers have whole points, by the ink of each line.
TEST(RecognisedText, has_the_size_of_the_lines_around_it) {
  const auto sizes = [](bool recognised) {
    Page page;
    page.width = 300, page.height = 300, page.recognised = recognised;
    const double of_lines[] = {18, 19, 9, 9, 8, 9, 10, 9};
    for (std::size_t i = 0; i < std::size(of_lines); ++i) {
      const double y = 40.0 + 14 * static_cast<double>(i);
      layout::Run run;
      run.text = "ferries", run.size = of_lines[i], run.baseline = y;
      run.box = {20, y - 8, 100, y + 2};
      run.order = static_cast<std::uint32_t>(i);
      page.runs.push_back(run);
    }
    drop_invalid(page);
    make_lines(page);
    std::vector<double> out;
    for (const Line& line : page.lines) out.push_back(line.size);
    return out;
  };
  EXPECT_EQ(sizes(true), (std::vector<double>{18, 18, 9, 9, 9, 9, 9, 9}));
  EXPECT_EQ(sizes(false), (std::vector<double>{18, 19, 9, 9, 8, 9, 10, 9}));
}

std::vector<Seen> seen(const std::string& name) { return seen(page_of(name)); }

TEST(Layout, a_heading_over_two_of_three_columns_is_of_these_two) {
  const auto regions = seen("headings/heading_over_two_of_three_columns");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"Harbour bridge opens"});
  ASSERT_EQ(regions[0].paragraphs.size(), 1u);
  EXPECT_NE(regions[0].paragraphs[0].find("Harbour second ends here."), std::string::npos);
  EXPECT_EQ(regions[1].headings, Texts{"Market closes"});
  EXPECT_EQ(regions[1].paragraphs[0].find("Harbour"), std::string::npos);
}

TEST(Layout, a_heading_below_its_columns_is_theirs_and_not_of_the_next_article) {
  const auto regions = seen("headings/heading_below_its_columns");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"River floods the quay"});
  EXPECT_NE(regions[0].paragraphs.at(0).find("River second ends here."), std::string::npos);
  EXPECT_EQ(regions[1].headings, Texts{"School wins a prize"});
}

TEST(Layout, a_heading_beside_its_columns_is_theirs) {
  const auto regions = seen("headings/heading_beside_its_columns");
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].headings, (Texts{"Mayor", "steps", "down"}));
  EXPECT_EQ(regions[0].paragraphs.size(), 1u);
}

TEST(Layout, a_heading_may_be_centred_over_a_column_without_text) {
  const auto regions = seen("zones/empty_column");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"Rain is on its way"});
  EXPECT_EQ(regions[1].headings, Texts{"Trains run late"});
}

TEST(Layout, lines_that_a_picture_pushes_in_begin_no_paragraph) {
  const auto regions = seen("zones/picture_pushes_lines");
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].paragraphs.size(), 1u);
}

TEST(Layout, a_big_initial_joins_the_first_of_the_lines_beside_it) {
  const Page page = page_of("zones/initial");
  ASSERT_FALSE(page.lines.empty());
  EXPECT_EQ(page.lines[0].text, "The council met");
  EXPECT_EQ(page.lines[0].size, 10);
  EXPECT_TRUE(page.lines[0].has_initial);
}

// As lettrine of TeX sets it: small capitals after the initial, the next line pushed in half an em further.
TEST(Layout, an_opening_in_small_capitals_is_no_author_and_no_caption) {
  for (const std::string type : {"10\t2", "8\t0"}) {
    std::string page =
        "P\t300\t400\nF\t0\tTermes\nF\t1\tTermes\tbold\nF\t2\tTermes Caps\n"
        "R\t20\t40\t160\t60\t18\t1\tSlipway is mended\n"
        "R\t20\t66\t90\t76\t10\t2\tBY JOAN TARN\n"
        "R\t20\t82\t38\t106\t24\t0\tT\n"
        "R\t38\t84\t140\t94\t" +
        type +
        "\tHE MASONS OF THE\n"
        "R\t144\t84\t180\t94\t10\t0\tharbour\n"
        "R\t43\t96\t180\t106\t10\t0\tbrought their stones and\n";
    for (int row = 0; row < 4; ++row)
      page += "R\t20\t" + std::to_string(108 + 12 * row) + "\t180\t" + std::to_string(118 + 12 * row) +
              "\t10\t0\tset them below the water line\n";
    const auto regions = seen(page_from(page + "R\t20\t156\t80\t166\t10\t0\tby noon.\n"));
    ASSERT_EQ(regions.size(), 1u) << type;
    EXPECT_EQ(regions[0].captions, Texts{}) << type;
    ASSERT_EQ(regions[0].paragraphs.size(), 2u) << type << regions[0].paragraphs.back();
    EXPECT_TRUE(regions[0].paragraphs[1].starts_with("THE MASONS OF THE harbour|brought")) << type;
  }
}

// A table, or what somebody made to keep us busy.
TEST(Layout, a_page_in_countless_pieces_is_one_column_in_the_order_of_the_input) {
  Page page;
  page.width = 3000, page.height = 4000;
  for (int i = 0; i < 4000; ++i) {
    Line line;
    line.text = "word";
    line.box = {double(i * 37 % 2900), double(i * 13 % 3900), double(i * 37 % 2900 + 30),
                double(i * 13 % 3900 + 10)};
    line.baseline = line.box.y1;
    line.size = 10;
    page.lines.push_back(line);
  }
  const Flow flow = flow_of(page, std::vector<LineHint>(page.lines.size()));
  ASSERT_EQ(flow.lines.size(), page.lines.size());
  EXPECT_EQ(flow.regions.size(), 1u);
  for (std::size_t i = 0; i < flow.lines.size(); ++i) ASSERT_EQ(flow.lines[i].line, i);
}

TEST(Layout, a_rule_parts_articles_that_no_white_parts) {
  const auto regions = seen("regions/rule_as_border");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"Ferry service ends"});
  EXPECT_EQ(regions[1].headings, Texts{"Library stays open"});
  Page without = page_of("regions/rule_as_border");
  without.marks.clear();
  EXPECT_EQ(seen(without).size(), 2u);  // two headings still make two articles
}

TEST(Layout, a_filled_box_holds_an_article_of_its_own) {
  const auto regions = seen("regions/box_as_border");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"Election on Sunday"});
  EXPECT_EQ(regions[0].paragraphs.at(0).find("Vote only"), std::string::npos);
  EXPECT_EQ(regions[1].headings, Texts{"How to vote"});
}

TEST(Layout, a_short_heading_stands_over_all_columns_that_begin_below_it) {
  const auto regions = seen("headings/short_headings_over_all_columns");
  ASSERT_EQ(regions.size(), 2u);
  for (const std::size_t k : {0u, 1u}) {
    EXPECT_EQ(regions[k].headings, Texts{k == 0 ? "Harbour opens" : "Market closes"});
    const std::string name = k == 0 ? "Harbour" : "Market";
    for (const std::string& paragraph : regions[k].paragraphs) EXPECT_EQ(paragraph.rfind(name, 0), 0u);
    EXPECT_TRUE(regions[k].paragraphs.back().ends_with(name + " ends here.")) << regions[k].paragraphs.back();
  }
}

TEST(Layout, an_author_set_right_below_the_text_in_another_face_is_no_section_title) {
  const Page page = page_of("headings/author_below_the_text");
  const Flow flow = flow_of(page, hints_of(page));
  ASSERT_FALSE(flow.lines.empty());
  EXPECT_EQ(page.lines[flow.lines.back().line].text, "(Ann Hall)");
  EXPECT_EQ(flow.lines.back().role, FlowRole::byline);
}

TEST(Layout, a_line_in_another_face_right_above_a_heading_is_of_it_whatever_its_size) {
  const auto regions = seen("headings/kicker_of_the_size_of_text");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[1].headings, (Texts{"ANALYSIS", "Market closes"}));
  EXPECT_TRUE(regions[0].paragraphs.back().ends_with("Garden ends here."));
}

TEST(Layout, vertical_lines_follow_each_other_from_right_to_left) {
  const auto regions = seen("order/vertical");
  ASSERT_EQ(regions.size(), 1u);
  ASSERT_EQ(regions[0].paragraphs.size(), 2u);
  EXPECT_EQ(regions[0].paragraphs[0].rfind("市議会は昨日", 0), 0u);
  EXPECT_EQ(regions[0].paragraphs[1].rfind("住民からは", 0), 0u);
}

TEST(Layout, small_type_under_a_picture_is_its_caption) {
  const auto regions = seen("zones/caption");
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].captions, (Texts{"Roses at the gate of the show", "with visitors"}));
}

TEST(Layout, a_caption_wider_than_its_picture_stays_with_it) {
  const auto regions = seen("zones/caption_wider_than_its_picture");
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].captions, Texts{"Roses at the gate of the show with visitors"});
  EXPECT_EQ(regions[1].captions, Texts{});
}

TEST(Layout, an_author_below_a_picture_is_no_end_of_its_caption) {
  const auto regions = seen("zones/author_below_a_picture");
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].captions, (Texts{"Roses at the gate of the show", "with visitors"}));
  EXPECT_EQ(regions[0].paragraphs.at(0).rfind("BY ANN HALL", 0), 0u);
}

TEST(Layout, small_type_between_a_heading_and_its_text_is_no_caption) {
  const Page page = page_of("headings/small_author");
  const Flow flow = flow_of(page, hints_of(page));
  std::vector<FlowRole> roles;
  for (const FlowLine& line : flow.lines) roles.push_back(line.role);
  ASSERT_EQ(roles.size(), 7u);
  EXPECT_EQ(roles[1], FlowRole::byline);
  EXPECT_EQ(roles[2], FlowRole::byline);
  EXPECT_EQ(roles[3], FlowRole::starts);
}

TEST(Layout, a_pull_quote_ends_no_column) {
  Page page = page_of("headings/pull_quote");
  const Flow flow = flow_of(page, hints_of(page));
  EXPECT_EQ(flow.regions.size(), 1u);
  std::vector<std::string> crossheads;
  for (const FlowLine& line : flow.lines)
    if (line.role == FlowRole::crosshead) crossheads.push_back(page.lines[line.line].text);
  EXPECT_EQ(crossheads, (Texts{"“Forty lorries a day", "past a school”"}));
}

TEST(Layout, a_pull_quote_that_the_text_repeats_is_in_no_region) {
  const Page page = page_of("headings/pull_quote");
  std::vector<LineHint> hints = hints_of(page);
  for (std::size_t i = 0; i < hints.size(); ++i) hints[i].repeated = page.lines[i].size == 14;
  const Flow flow = flow_of(page, hints);
  EXPECT_EQ(flow.regions.size(), 1u);
  std::size_t outside = 0;
  for (const FlowLine& line : flow.lines) outside += line.role == FlowRole::furniture && line.region == kNone;
  EXPECT_EQ(outside, 2u);
}

TEST(Layout, a_headline_that_the_text_repeats_stays_one) {
  const Page page = page_of("zones/caption");
  std::vector<LineHint> hints = hints_of(page);
  hints[0].repeated = true;
  EXPECT_EQ(flow_of(page, hints).lines[0].role, FlowRole::heading);
}

TEST(Layout, the_story_with_the_largest_headline_is_the_first) {
  EXPECT_EQ(seen("order/lead_story_first").at(0).headings, Texts{"Quarry to reopen"});
}

TEST(Layout, of_stories_side_by_side_the_left_one_is_the_first) {
  EXPECT_EQ(seen("order/stories_side_by_side").at(0).headings, Texts{"Quarry reopens"});
}

// The same page moved and scaled is the same page.
TEST(Layout, unit_and_origin_do_not_matter) {
  for (const char* name : {"headings/heading_over_two_of_three_columns", "headings/heading_below_its_columns",
                           "regions/box_as_border", "zones/caption"}) {
    const Page page = page_of(name);
    Page scaled = page;
    const auto move = [](Box& b) { b = {3 * b.x0 + 70, 3 * b.y0 + 40, 3 * b.x1 + 70, 3 * b.y1 + 40}; };
    scaled.width *= 3, scaled.height *= 3;
    for (Line& line : scaled.lines) move(line.box), line.size *= 3, line.baseline = 3 * line.baseline + 40;
    for (Mark& mark : scaled.marks) move(mark.box);
    const auto a = seen(page), b = seen(scaled);
    ASSERT_EQ(a.size(), b.size()) << name;
    for (std::size_t r = 0; r < a.size(); ++r) {
      EXPECT_EQ(a[r].headings, b[r].headings) << name;
      EXPECT_EQ(a[r].paragraphs, b[r].paragraphs) << name;
    }
  }
}

TEST(Layout, numbers_that_are_none_are_left_out) {
  Page page = testing::layout_page(
      "P\t100\t100\nL\tnan\t0\t10\t10\t10\t0\tlost\nL\t0\t20\t10\t10\t10\t0\tupside "
      "down\nL\t0\t0\t50\t10\t10\t0\tkept\n");
  drop_invalid(page);
  ASSERT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.lines[0].text, "kept");
}

TEST(Layout, a_page_without_lines_has_no_regions) {
  const Page page;
  EXPECT_TRUE(flow_of(page, {}).regions.empty());
}

}  // namespace
}  // namespace broadsheet::layout
