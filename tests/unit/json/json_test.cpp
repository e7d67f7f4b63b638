#include "json/json.hpp"

#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::json {
namespace {

using testing::MemoryHost;
using testing::sample_document;

std::string written(const Document& document) { return testing::written_with<Writer>("json", document); }

Document read(const std::string& stream) { return testing::document_with<Reader>("json", stream); }

const std::string kHead = R"({"broadsheet":1,"issue":{}})"
                          "\n";

std::string stream_of(const std::string& article) {
  return kHead + article + "\n" + R"({"end":{"articles":1,"furniture":[],"discarded":[]}})" + "\n";
}

// "line: why" of the failure, or "" where it reads.
std::string failure_of(const std::string& stream) {
  try {
    read(stream);
  } catch (const plugin::Failure& e) {
    return std::to_string(e.line()) + ": " + e.what();
  }
  return {};
}

}  // namespace

TEST(Json, a_document_comes_back_with_every_field) {
  const Document document = sample_document();
  EXPECT_EQ(read(written(document)), document);
}

TEST(Json, a_mark_beyond_its_text_is_the_inputs_fault_and_named) {
  EXPECT_EQ(failure_of(stream_of(
                R"({"id":"a","blocks":[{"runs":[{"kind":"strong","begin":1,"end":4}],"text":"abc"}]})")),
            "2: a run is from byte 1 to 4, but its text has 3");
  EXPECT_EQ(failure_of(stream_of(
                R"({"id":"a","blocks":[{"text":"abc","runs":[{"kind":"strong","begin":3,"end":3}]}]})")),
            "");
}

TEST(Json, a_mark_that_cuts_a_character_is_left_out_and_told) {
  MemoryHost memory("json", stream_of(R"({"id":"a","blocks":[{"text":"né","runs":[)"
                                      R"({"kind":"strong","begin":0,"end":2},)"
                                      R"({"kind":"emphasis","begin":1,"end":3}]}]})"));
  const Document document = testing::read_with<Reader>(memory, "json");
  ASSERT_EQ(document.articles.at(0).blocks.at(0).runs.size(), 1u) << "one that Markdown would cut in two";
  EXPECT_EQ(document.articles[0].blocks[0].runs[0].kind, RunKind::emphasis);
  ASSERT_EQ(memory.warnings.size(), 1u);
  EXPECT_EQ(memory.warnings[0].code, "BS-J005");
}

TEST(Json, a_number_beyond_all_is_the_inputs_fault) {
  EXPECT_EQ(failure_of(stream_of(R"({"id":"a","x":1e999})")),
            "2: a number in it is too large; write it as a string");
}

TEST(Json, json_to_json_is_the_identity) {
  const std::string once = written(sample_document());
  EXPECT_EQ(written(read(once)), once);
}

TEST(Json, an_article_without_anything_still_has_every_key_in_order) {
  Document document;
  document.articles.push_back({});
  document.articles[0].blocks.push_back({});
  EXPECT_EQ(
      written(document),
      R"({"broadsheet":1,"issue":{"publication":null,"title":null,"date":null,"language":null,"edition":null,"pages":[]}})"
      "\n"
      R"({"id":null,"page":null,"section":null,"kicker":[],"headline":null,"subheadlines":[],"lead":null,"bylines":[],)"
      R"("dateline":null,"continued_to":null,"continued_from":null,)"
      R"("blocks":[{"type":"paragraph","text":null,"credit":null,"level":null,"lines":null}]})"
      "\n"
      R"({"end":{"articles":1,"furniture":[],"discarded":[]}})"
      "\n");
}

TEST(Json, each_line_is_json_with_the_same_text) {
  Document document;
  document.articles.push_back({});
  std::string all;
  for (char c = 1; c < 0x7F; ++c) all += c;
  document.articles[0].headline = all + "汉é\u2027\u2028\u2029\u0084\u0085🗞";
  const std::string stream = written(document);
  const std::size_t start = stream.find('\n') + 1;
  const std::string line = stream.substr(start, stream.find('\n', start) - start);
  EXPECT_EQ(nlohmann::json::parse(line).at("headline"), document.articles[0].headline);
}

TEST(Json, no_line_contains_anything_that_a_script_could_take_for_a_line_break) {
  Document document;
  document.issue.title =
      "\x7F\u0080\u009F"
      "a\r\v\f\u0085\u2028\u2029z";
  const std::string stream = written(document);
  EXPECT_EQ(stream.find_first_of("\r\v\f"), std::string::npos);
  for (const char* mark : {"\x7F", "\u0080", "\u0085", "\u009F", "\u2028", "\u2029"})
    EXPECT_EQ(stream.find(mark), std::string::npos);
}

TEST(Json, kinds_without_a_name_keep_their_number) {
  Document document;
  document.articles.push_back({});
  document.articles[0].blocks.push_back(testing::block(static_cast<BlockKind>(77), "x"));
  document.articles[0].blocks[0].runs = {{static_cast<RunKind>(0), 0, 1, "v"}};
  EXPECT_EQ(read(written(document)), document);
}

TEST(Json, members_that_are_not_known_pass_through) {
  const std::string article =
      R"({"id":"a-1","x-rank":[1,{"a":null}],"x-topic":"sea","blocks":[{"text":"t","x-y":true}]})";
  const Document document = read(stream_of(article));
  EXPECT_EQ(attr(document.articles.at(0).attrs, "json:x-rank"), R"([1,{"a":null}])");
  const std::string out = written(document);
  EXPECT_NE(out.find(R"("x-rank":[1,{"a":null}],"x-topic":"sea"})"), std::string::npos);
  EXPECT_NE(out.find(R"("lines":null,"x-y":true}])"), std::string::npos);
  EXPECT_EQ(written(read(out)), out);
}

TEST(Json, an_attribute_that_only_looks_like_a_member_stays_an_attribute) {
  Document document;
  document.issue.attrs = {{"json:a", "}broken"}, {"json:title", "\"stolen\""},
                          {"json:b", "[\n1]"},   {"json:", "1"},
                          {"json:c", "1"},       {"json:c", "2"}};
  const Document back = read(written(document));
  EXPECT_EQ(back.issue.title, "");
  EXPECT_EQ(back.issue.attrs.size(), document.issue.attrs.size());
  EXPECT_EQ(attr(back.issue.attrs, "json:a"), "}broken");
  EXPECT_EQ(attr(back.issue.attrs, "json:b"), "[ 1]");
}

TEST(Json, members_too_deep_to_print_are_dropped_with_one_warning) {
  const std::string deep = std::string(20000, '[') + std::string(20000, ']');
  MemoryHost memory("json", stream_of(R"({"id":"a","x":)" + deep + R"(,"y":)" + deep + "}"));
  EXPECT_TRUE(testing::read_with<Reader>(memory, "json").articles.at(0).attrs.empty());
  ASSERT_EQ(memory.warnings.size(), 1u);
  EXPECT_EQ(memory.warnings[0].code, "BS-J001");
  EXPECT_EQ(memory.warnings[0].line, 2u);
}

TEST(Json, values_of_unknown_members_nest_as_deep_as_the_option_says) {
  const auto kept = [](int depth, const std::string& most) {
    const auto times = static_cast<std::size_t>(depth);
    MemoryHost memory(
        "json", stream_of(R"({"id":"a","x":)" + std::string(times, '[') + std::string(times, ']') + "}"));
    if (!most.empty()) memory.options["max-nesting"] = most;
    return testing::read_with<Reader>(memory, "json").articles.at(0).attrs.size();
  };
  EXPECT_EQ(kept(64, ""), 1u);
  EXPECT_EQ(kept(65, ""), 0u);
  EXPECT_EQ(kept(2, "2"), 1u);
  EXPECT_EQ(kept(3, "2"), 0u);
  EXPECT_EQ(kept(1000, "1000"), 1u);
  EXPECT_EQ(kept(1001, "1000"), 0u);
}

TEST(Json, a_line_is_as_long_as_the_option_says) {
  const auto read_line_of = [](std::size_t size, const std::string& end) {
    std::string line = R"({"id":"a","headline":")";
    line += std::string(size - line.size() - 2, 'x') + "\"}";
    MemoryHost memory("json", kHead + line + end);
    memory.options["max-line"] = "1";
    return testing::read_with<Reader>(memory, "json").articles.size();
  };
  constexpr std::size_t kMost = std::size_t{1} << 20;
  const std::string end = "\n{\"end\":{\"articles\":1}}\n";
  EXPECT_EQ(read_line_of(kMost, end), 1u);
  EXPECT_THROW(read_line_of(kMost + 1, end), plugin::Failure);
  EXPECT_THROW(read_line_of(2 * kMost, ""), plugin::Failure);
}

TEST(Json, a_line_has_as_many_objects_and_lists_as_the_option_says) {
  const auto read_at_most = [](const std::string& most) {
    MemoryHost memory("json", kHead + std::string(R"({"id":"a","blocks":[{"text":"x"},{"text":"y"}]})"
                                                  "\n{\"end\":{\"articles\":1}}\n"));
    memory.options["max-objects"] = most;
    return testing::read_with<Reader>(memory, "json").articles.size();
  };
  EXPECT_EQ(read_at_most("4"), 1u);
  EXPECT_THROW(read_at_most("3"), plugin::Failure);
}

TEST(Json, keys_may_come_in_any_order_or_be_left_out) {
  const Document d = read(
      "\xEF\xBB\xBF"
      R"({"issue":{"pages":["A1"]},"broadsheet":1})"
      "\r\n\r\n"
      R"({"blocks":[{"lines":[],"text":"t"}],"id":"x"})"
      "\r\n"
      R"({"end":{"articles":1}})");
  EXPECT_EQ(d.issue.pages, std::vector<std::string>{"A1"});
  EXPECT_EQ(d.articles.at(0).blocks.at(0).text, "t");
}

TEST(Json, a_line_break_inside_a_text_becomes_a_space) {
  MemoryHost memory("json", stream_of(R"({"headline":"two\nlines","lead":"a\r\nb"})"));
  EXPECT_EQ(testing::read_with<Reader>(memory, "json").articles.at(0).headline, "two lines");
  EXPECT_EQ(memory.warnings.size(), 1u);
}

TEST(Json, a_story_whose_embargo_or_status_cannot_be_read_is_withheld) {
  const auto status = [](const std::string& members) {
    return std::string(attr(read(stream_of("{" + members + "}")).articles.at(0).attrs, "pubStatus"));
  };
  for (const char* members : {R"("embargoed":"2024-05-18 18:00")", R"("embargoed":"2024-02-30T18:00:00Z")",
                              R"("embargoed":1716026400,"pubStatus":"usable")", R"("pubStatus":"on hold")"})
    EXPECT_EQ(status(members), "withheld") << members;
  EXPECT_EQ(status(R"("embargoed":"soon","pubStatus":"canceled")"), "canceled");
  for (const char* members : {R"("embargoed":"")", R"("embargoed":null)", R"("urgency":"high")"})
    EXPECT_EQ(status(members), "") << members;
}

TEST(Json, a_kind_of_unknown_name_is_a_paragraph_and_a_warning) {
  MemoryHost memory("json", stream_of(R"({"blocks":[{"type":"sidebar","text":"t"}]})"));
  EXPECT_EQ(testing::read_with<Reader>(memory, "json").articles.at(0).blocks.at(0).kind,
            BlockKind::paragraph);
  ASSERT_EQ(memory.warnings.size(), 1u);
  EXPECT_EQ(memory.warnings[0].code, "BS-J002");
}

TEST(Json, a_cut_stream_is_an_error) {
  EXPECT_EQ(failure_of(""), R"(0: the stream is empty; it begins with a line {"broadsheet":1,"issue":{…}})");
  EXPECT_EQ(failure_of(kHead + "{}\n"),
            R"(2: the stream was cut after 1 articles; its last line must be {"end":{…}})");
  EXPECT_EQ(failure_of(kHead + "{}\n"
                               R"({"end":{"articles":2}})"),
            "3: the stream announces 2 articles but has 1: a part of it was lost");
  EXPECT_EQ(failure_of(kHead + R"({"end":{"articles":0}})"
                               "\n{}"),
            "3: nothing may follow the end line");
}

TEST(Json, errors_say_what_and_where) {
  EXPECT_EQ(failure_of(R"({"id":"a"})"),
            R"(1: this is no such stream; its first line must be {"broadsheet":1,"issue":{…}})");
  EXPECT_EQ(failure_of(R"({"broadsheet":2,"issue":{}})"),
            "1: the stream is of version 2, but this Broadsheet reads version 1: use a newer one");
  EXPECT_EQ(failure_of(kHead + "{\"id\":\"\xFF\"}"),
            "2: not a line of JSON (byte 8); write each object on one line, in UTF-8");
  EXPECT_EQ(failure_of(kHead + "[]"), "2: each line must be an object, not array");
  EXPECT_EQ(failure_of(stream_of(R"({"headline":5})")), R"(2: "headline" must be a string, not number)");
  EXPECT_EQ(failure_of(stream_of(R"({"kicker":"x"})")), R"(2: "kicker" must be a list, not string)");
  EXPECT_EQ(failure_of(stream_of(R"({"bylines":["x"]})")), "2: a byline must be an object, not string");
  EXPECT_EQ(failure_of(stream_of(R"({"blocks":[{"lines":[1]}]})")), R"(2: "lines" must be [first,last])");
  EXPECT_EQ(failure_of(stream_of(R"({"blocks":[{"level":-1}]})")),
            R"(2: "level" must be a whole number from 0 to 4294967295)");
}

TEST(Json, the_probe_knows_its_own) {
  EXPECT_EQ(Reader::probe("json", written(sample_document())), 90);
  EXPECT_EQ(Reader::probe("json", R"({"name":"package"})"), 0);
  EXPECT_EQ(Reader::probe("json", "市委召开会议"), 0);
}

std::string failure_of_picture(const std::string& picture, const std::string& figure = "p") {
  testing::MemoryHost memory("json", "{\"broadsheet\":1,\"issue\":{}}\n" + picture +
                                         "\n{\"id\":\"a\",\"blocks\":[{\"type\":\"figure\",\"resource\":\"" +
                                         figure + "\"}]}\n{\"end\":{\"articles\":1}}\n");
  memory.siblings["p.png"] = "bytes";
  try {
    testing::read_with<Reader>(memory, "json");
    return "";
  } catch (const plugin::Failure& e) {
    return std::to_string(e.line()) + ": " + e.what();
  }
}

TEST(JsonPictures, must_be_there_before_the_figure) {
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"p","media_type":"image/png","data":"YQ=="}})"), "");
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"p","media_type":"image/png","file":"p.png"}})"), "");
  EXPECT_EQ(failure_of_picture("", "q"), "3: a figure names the picture \"q\", of which no line came before");
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"p","media_type":"image/png"}})"),
            "2: a picture must have its bytes: \"data\" in base64, or \"file\"");
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"p","media_type":"image/png","data":"YQ=a"}})"),
            "2: \"data\" must be the bytes of the picture in base64");
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"p","media_type":"image/png","file":"../p.png"}})"),
            "2: the picture file \"../p.png\" is not in the folder of the stream");
  EXPECT_EQ(failure_of_picture(R"({"resource":{"id":"..","media_type":"image/png","data":"YQ=="}})"),
            "2: the id of a picture must be up to 100 of a-z, A-Z, 0-9, '-', '_' and '.', with no '.' first");
  const std::string p = R"({"resource":{"id":"p","media_type":"image/png","data":"YQ=="}})";
  EXPECT_EQ(failure_of_picture(p + "\n" + p), "3: two pictures have the id \"p\"");
}

}  // namespace broadsheet::json
