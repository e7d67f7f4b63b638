#include "convert/assemble.hpp"

#include "host/collecting_sink.hpp"

#include <broadsheet/views.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Document assembled(const Document& in, const Metadata& given = {}, const Metadata& from_name = {}) {
  CollectingSink out;
  Assembler assembler(out, given, from_name);
  Views views;
  assembler.open(views.issue(in.issue));
  for (const Article& a : in.articles) assembler.article(views.article(a));
  assembler.close(views.end(in.end));
  return out.document;
}

Article article(const std::string& id, const std::string& page, const std::string& headline,
                const std::vector<std::string>& paragraphs) {
  Article a;
  a.id = id;
  a.page = page;
  a.headline = headline;
  for (const std::string& text : paragraphs) {
    a.blocks.push_back({});
    a.blocks.back().text = text;
  }
  return a;
}

Document two_pages() {
  Document d;
  d.issue.pages = {"1", "4"};
  d.articles = {article("a-1-1", "1", "古桥修缮完工", {"青河古桥昨日修缮完工。", "工程历时三年，投入"}),
                article("a-1-2", "1", "春茶上市", {"高山春茶本周上市。"}),
                article("a-4-1", "4", "菜价回落", {"蔬菜价格连续三周回落。"}),
                article("a-4-2", "4", "古桥修缮完工", {"资金二千万元。", "古桥将于下月开放。"})};
  d.articles[0].continued_to = "4";
  d.articles[3].continued_from = "1";
  return d;
}

TEST(Assemble, an_article_and_its_continuation_become_one) {
  const Document d = assembled(two_pages());
  ASSERT_EQ(d.articles.size(), 3u);
  const Article& joined = d.articles[0];
  ASSERT_EQ(joined.blocks.size(), 3u);
  EXPECT_EQ(joined.blocks[1].text, "工程历时三年，投入资金二千万元。");
  EXPECT_EQ(joined.blocks[2].text, "古桥将于下月开放。");
  EXPECT_EQ(joined.continued_to, "");
  EXPECT_EQ(attr(joined.attrs, "continued_on"), "4");
}

TEST(Assemble, order_is_kept_while_a_continuation_is_waited_for) {
  const Document d = assembled(two_pages());
  EXPECT_EQ(d.articles[1].headline, "春茶上市");
  EXPECT_EQ(d.articles[2].headline, "菜价回落");
}

TEST(Assemble, the_repeated_headline_is_accounted_for) {
  const Document d = assembled(two_pages());
  ASSERT_EQ(d.end.discarded.size(), 1u);
  EXPECT_EQ(d.end.discarded[0].text, "古桥修缮完工");
}

TEST(Assemble, another_headline_of_the_continuation_becomes_a_subhead) {
  Document in = two_pages();
  in.articles[3].headline = "古桥再现旧貌";
  in.articles[0].blocks[1].text += "二千万元。";
  const Document d = assembled(in);
  ASSERT_EQ(d.articles[0].blocks.size(), 5u);
  EXPECT_EQ(d.articles[0].blocks[2].kind, BlockKind::subhead);
  EXPECT_EQ(d.articles[0].blocks[2].text, "古桥再现旧貌");
}

TEST(Assemble, a_jump_to_a_page_that_is_missing_keeps_its_mark) {
  Document in = two_pages();
  in.articles.resize(2);
  in.issue.pages = {"1"};
  EXPECT_EQ(assembled(in).articles[0].continued_to, "4");
}

TEST(Assemble, of_two_jumps_each_finds_the_continuation_it_resembles) {
  Document in = two_pages();
  in.articles[1].continued_to = "4";
  in.articles.push_back(article("a-4-3", "4", "春茶上市", {"春茶价格比去年略高。"}));
  in.articles[4].continued_from = "1";
  std::swap(in.articles[3], in.articles[4]);
  const Document d = assembled(in);
  ASSERT_EQ(d.articles.size(), 3u);
  EXPECT_EQ(d.articles[0].blocks.back().text, "古桥将于下月开放。");
  EXPECT_EQ(d.articles[1].blocks.back().text, "春茶价格比去年略高。");
}

TEST(Assemble, an_article_may_jump_twice) {
  Document in = two_pages();
  in.issue.pages = {"1", "4", "5"};
  in.articles[3].continued_to = "5";
  in.articles.push_back(article("a-5-1", "5", "", {"最后一段。"}));
  in.articles[4].continued_from = "4";
  const Document d = assembled(in);
  ASSERT_EQ(d.articles.size(), 3u);
  EXPECT_EQ(d.articles[0].blocks.back().text, "最后一段。");
  EXPECT_EQ(d.articles[0].continued_to, "");
}

TEST(Assemble, english_parts_are_joined_with_a_blank) {
  Document in;
  in.issue.pages = {"A1", "A4"};
  in.articles = {article("a-A1-1", "A1", "Bridge opens", {"The bridge, which took three"}),
                 article("a-A4-1", "A4", "Bridge", {"years to mend, opened on Monday."})};
  in.articles[0].continued_to = "A4";
  in.articles[1].continued_from = "A1";
  const Document d = assembled(in);
  ASSERT_EQ(d.articles.size(), 1u);
  EXPECT_EQ(d.articles[0].blocks[0].text, "The bridge, which took three years to mend, opened on Monday.");
}

TEST(Assemble, the_page_of_a_file_name_reaches_articles_and_ids) {
  Document in;
  in.articles = {article("a-1-1", "", "h", {"p"})};
  Metadata name;
  name.page = "4";
  const Document d = assembled(in, {}, name);
  EXPECT_EQ(d.issue.pages, std::vector<std::string>{"4"});
  EXPECT_EQ(d.articles[0].page, "4");
  EXPECT_EQ(d.articles[0].id, "a-4-1");
}

TEST(Assemble, ids_are_unique) {
  Document in;
  in.articles = {article("a-1-1", "", "one", {}), article("a-1-1", "", "two", {}),
                 article("", "", "three", {})};
  const Document d = assembled(in);
  std::set<std::string> ids;
  for (const Article& a : d.articles) ids.insert(a.id);
  EXPECT_EQ(ids.size(), 3u);
  EXPECT_EQ(ids.count(""), 0u);
}

// An input of one article a page.
InputPages input(const std::vector<std::string>& pages, const PageNaming& naming) {
  InputPages in;
  in.naming = naming;
  in.input = "in.txt";
  in.document.issue.pages = pages;
  for (const std::string& page : pages)
    in.document.articles.push_back(article("a-" + page + "-1", page, "h", {"p"}));
  if (pages.empty()) in.document.articles = {article("a-1-1", "", "h", {"p"})};
  return in;
}

std::vector<std::string> merged_pages(std::vector<InputPages> inputs) {
  std::vector<Note> notes;
  return merge_pages(inputs, notes).issue.pages;
}

using Pages = std::vector<std::string>;

TEST(Assemble, inputs_without_page_numbers_are_numbered_by_position) {
  std::vector<Note> notes;
  std::vector<InputPages> inputs = {input({}, {}), input({}, {})};
  const Document d = merge_pages(inputs, notes);
  EXPECT_EQ(d.issue.pages, (Pages{"1", "2"}));
  EXPECT_EQ(d.articles[1].page, "2");
  EXPECT_EQ(d.articles[1].id, "a-2-1");
  EXPECT_TRUE(notes.empty());
}

TEST(Assemble, a_file_name_is_believed_before_a_number_found_in_print) {
  const PageNaming name{"", "1", true};
  EXPECT_EQ(page_names({"30"}, name), Pages{"1"});
  EXPECT_EQ(page_names({"B1"}, name), Pages{"B1"});  // the first of its part
  EXPECT_EQ(page_names({"1"}, {"", "A1", true}), Pages{"A1"});
  EXPECT_EQ(page_names({"30"}, {"", "1", false}), Pages{"30"});  // a document says it for sure
  EXPECT_EQ(page_names({"2", "3"}, name), (Pages{"2", "3"}));
}

TEST(Assemble, the_page_that_the_user_gives_is_that_of_the_first_and_counted_on) {
  EXPECT_EQ(page_names({"30"}, {"5", "1", true}), Pages{"5"});
  EXPECT_EQ(page_names({"1", "2", "3"}, {"A9", "", true}), (Pages{"A9", "A10", "A11"}));
  EXPECT_EQ(merged_pages({input({"30"}, {"5", "1", true}), input({"2", "3"}, {"", "", true}),
                          input({}, {"", "9", true})}),
            (Pages{"5", "6", "7", "8"}));
}

TEST(Assemble, two_printed_pages_of_one_name_stay_two_and_a_note_says_so) {
  std::vector<Note> notes;
  const PageNaming print{"", "", true};
  std::vector<InputPages> inputs = {input({"1", "2"}, print), input({"1", "2"}, print)};
  inputs[1].document.articles[0].continued_to = "2";
  inputs[1].document.articles[1].continued_from = "1";
  const Document d = merge_pages(inputs, notes);
  EXPECT_EQ(d.issue.pages, (Pages{"1", "2", "3", "4"}));
  EXPECT_EQ(d.articles[2].continued_to, "4");
  EXPECT_EQ(d.articles[3].continued_from, "3");
  EXPECT_EQ(d.articles[3].id, "a-4-1");
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(notes[0].code, "BS-C113");
}

TEST(Assemble, articles_of_one_page_in_several_documents_share_it) {
  EXPECT_EQ(merged_pages({input({"1"}, {}), input({"1"}, {})}), Pages{"1"});
}

TEST(Assemble, all_pages_of_one_input_are_counted_on_from_the_one_given) {
  Metadata given;
  given.page = "7";
  const Document d = assembled(two_pages(), given);
  EXPECT_EQ(d.issue.pages, (Pages{"7", "8"}));
  EXPECT_EQ(d.articles[1].page, "7");
  EXPECT_EQ(d.articles.back().page, "8");
}

TEST(Assemble, inputs_of_two_days_or_languages_contradict_each_other) {
  const auto inputs = [](const std::vector<std::pair<std::string, std::string>>& facts) {
    std::vector<InputPages> out(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
      out[k].input = std::to_string(k + 1) + ".txt";
      out[k].document.issue.language = facts[k].first;
      out[k].document.issue.date = facts[k].second;
    }
    return out;
  };
  EXPECT_EQ(contradiction(inputs({{"zh-Hans", "2024-05-18"}, {"zh-Hant", ""}, {"und", "2024-05-18"}})), "");
  EXPECT_EQ(contradiction(inputs({{"zh-Hans", ""}, {"de", ""}})), "1.txt is in zh, 2.txt in de");
  EXPECT_EQ(contradiction(inputs({{"zh-Hans", "2024-05-18"}, {"de", "2024-05-19"}})),
            "1.txt is of 2024-05-18, 2.txt of 2024-05-19");
}

TEST(Assemble, many_jumps_do_not_take_quadratic_time) {
  Document in;
  in.issue.pages = {"1", "2"};
  for (int i = 0; i < 4000; ++i) {
    in.articles.push_back(article("a-1-" + std::to_string(i), "1", "", {"文字"}));
    in.articles.back().continued_to = "2";
  }
  for (int i = 0; i < 4000; ++i) {
    in.articles.push_back(article("a-2-" + std::to_string(i), "2", "", {"文字"}));
    in.articles.back().continued_from = "1";
  }
  EXPECT_EQ(assembled(in).articles.size(), 4000u);
}

}  // namespace
}  // namespace broadsheet
