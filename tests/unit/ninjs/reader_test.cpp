// ninjs of every series is read; what we write comes back.
#include "ninjs/ninjs.hpp"
#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

Document read(const std::string& json) { return document_with<ninjs::Reader>("ninjs", json); }

std::string written(const Document& document, const Options& options) {
  return written_with<ninjs::Writer>("ninjs", document, options);
}

TEST(NinjsReader, the_first_series_as_an_agency_sends_it) {
  const Document document = read(R"({"uri":"http://quay.example/7","type":"text","version":"3",
    "versioncreated":"2024-03-04T10:00:00+0000","embargoed":"2030-01-01T00:00:00Z","language":"en",
    "headline":"Tram <i>and</i> ferry","byline":"By Ann Ward and Tom Hale","located":"QUAY","priority":"3",
    "body_html":"<div><p>One&nbsp;line.</p><h2>Why</h2><ul><li>first</li></ul></div>","associations":null,
    "subject":[{"code":"04000000","name":"economy"}],"ednote":null})");
  ASSERT_EQ(document.articles.size(), 1u);
  const Article& a = document.articles[0];
  EXPECT_EQ(a.headline, "Tram and ferry");
  EXPECT_EQ(a.bylines, (std::vector<Byline>{{"By", "Ann Ward"}, {"By", "Tom Hale"}}));
  ASSERT_EQ(a.blocks.size(), 3u);
  EXPECT_EQ(a.blocks[2].kind, BlockKind::list_item);
  EXPECT_EQ(attr(a.attrs, "embargoed"), "2030-01-01T00:00:00Z");
  EXPECT_EQ(attr(a.attrs, "version"), "3");
  EXPECT_EQ(attr(a.attrs, "priority"), "3");
  EXPECT_EQ(attr(a.attrs, "subjects"), "subj:04000000=economy");
}

TEST(NinjsReader, a_headline_is_markup_only_where_it_looks_like_that) {
  const auto headline = [](const std::string& text) {
    return read(R"({"uri":"u:1","type":"text","headline":")" + text + R"(","body_text":"Text."})")
        .articles.at(0)
        .headline;
  };
  EXPECT_EQ(headline("Fares rise <soon> & tolls; all"), "Fares rise <soon> & tolls; all");
  EXPECT_EQ(headline("Fares &amp; tolls"), "Fares & tolls");
  EXPECT_EQ(read(R"({"uri":"u:1","type":"text","headlines":[{"contentType":"text/plain","value":"a &amp; b"}],
                     "bodies":[{"value":"Text."}]})")
                .articles.at(0)
                .headline,
            "a &amp; b");
}

TEST(NinjsReader, each_series_that_is_written_comes_back) {
  Document document = sample_document();
  document.articles[0].attrs = {{"embargoed", "2030-01-01T00:00:00Z"},
                                {"urgency", "2"},
                                {"slugline", "HARBOUR"},
                                {"usageTerms", "No archive use."},
                                {"keywords", "port"},
                                {"subjects", "medtop:04000000=economy"},
                                {"version", "4"},
                                {"pubStatus", "withheld"}};
  for (const char* version : {"1.6", "2.2", "3.1", "3.3"}) {
    SCOPED_TRACE(version);
    const Document back = read(written(document, {{"version", version}}));
    ASSERT_EQ(back.articles.size(), document.articles.size());
    const Article& a = back.articles[0];
    EXPECT_EQ(a.headline, document.articles[0].headline);
    EXPECT_EQ(a.kickers, document.articles[0].kickers);
    for (const char* field :
         {"embargoed", "urgency", "slugline", "usageTerms", "subjects", "version", "pubStatus"})
      EXPECT_EQ(attr(a.attrs, field), attr(document.articles[0].attrs, field)) << field;
    std::size_t captions = 0;
    for (const Block& block : a.blocks) captions += block.kind == BlockKind::caption ? 1 : 0;
    EXPECT_EQ(captions, 1u);
  }
}

TEST(NinjsReader, a_role_is_what_stands_beside_the_name) {
  const auto read_by = [](const std::string& by, const std::string& people) {
    return read(R"({"uri":"urn:x:1","type":"text","bodies":[{"value":"x"}],"by":")" + by + R"(","people":[)" +
                people + "]}")
        .articles.at(0)
        .bylines;
  };
  const std::string two = R"({"name":"Ann","rel":"creator"},{"name":"Tom","rel":"creator"})";
  using Bylines = std::vector<Byline>;
  EXPECT_EQ(read_by("By Ann and Tom", two), (Bylines{{"By", "Ann"}, {"By", "Tom"}}));
  EXPECT_EQ(read_by("By Ann, photos Tom", two), (Bylines{{"By", "Ann"}, {"photos", "Tom"}}));
  EXPECT_EQ(read_by("Ann", two), (Bylines{{"", "Ann"}, {"", "Tom"}}));
  EXPECT_EQ(read_by("Tom, editor", R"({"name":"Tom","rel":"creator"})"), (Bylines{{"editor", "Tom"}}));
}

TEST(NinjsReader, roles_jumps_and_notes_come_back_in_each_series) {
  const std::vector<std::vector<Byline>> each = {
      {{"本报记者", "林小舟"}, {"本报记者", "高一帆"}, {"通讯员", "赵平"}},
      {{"By", "Ann Ward"}, {"By", "Tom Hale"}},
      {{"기자", "이정민"}, {"기자", "김하늘"}},
      {{"Staff Writers", "Ann Ward"}, {"Staff Writers", "Tom Hale"}, {"Critic", "Cy Dean"}, {"", "Di Orr"}},
      {{"By", "Ann Ward"}, {"Critic", "Cy Dean"}},
      {{"", "Ann Ward"}}};
  for (const auto& bylines : each)
    for (const char* version : {"1.6", "2.2", "3.1"}) {
      Document document = sample_document();
      Article& given = document.articles[0];
      given.lead.clear();
      given.bylines = bylines;
      given.continued_to = "6", given.continued_from = "体育";
      given.attrs = {{"edNote", "Check the name."}, {"edNote", "Call the desk."}};
      const Article a = read(written(document, {{"version", version}})).articles.at(0);
      EXPECT_EQ(a.bylines, bylines) << version;
      EXPECT_EQ(a.continued_to, "6");
      EXPECT_EQ(a.continued_from, "体育");
      std::vector<Attr> notes;
      for (const Attr& its : a.attrs)
        if (its.key == "edNote") notes.push_back(its);
      EXPECT_EQ(notes, given.attrs);
    }
}

TEST(NinjsReader, names_are_those_of_the_series) {
  const auto first = nlohmann::json::parse(written(sample_document(), {{"version", "1.6"}}));
  ASSERT_TRUE(first.at("associations").is_object());
  const auto& story = first["associations"].begin().value();
  EXPECT_EQ(story.at("headline"), "南湾新港昨日通航");
  EXPECT_TRUE(story.contains("body_xhtml"));
  EXPECT_EQ(story.at("$standard").at("version"), "1.6");
  const auto second = nlohmann::json::parse(written(sample_document(), {{"version", "2.2"}}));
  EXPECT_TRUE(second.at("associations").is_array());
  EXPECT_TRUE(second.contains("versioncreated"));
  EXPECT_FALSE(second.contains("versionCreated"));
}

TEST(NinjsReader, stories_a_line_are_read_and_written_as_ninjs_3) {
  const std::string lines = written(sample_document(), {{"layout", "lines"}});
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 3);
  EXPECT_EQ(read(lines).articles.size(), 3u);
  EXPECT_THROW(written(sample_document(), {{"layout", "lines"}, {"version", "1.6"}}), plugin::Failure);
}

TEST(NinjsReader, coverage_that_is_only_planned_is_named) {
  EXPECT_THROW(read(R"({"uri":"urn:x:1","type":"planning"})"), plugin::Failure);
  EXPECT_THROW(read("[1]"), plugin::Failure);
  EXPECT_THROW(read("{"), plugin::Failure);
}

}  // namespace
}  // namespace broadsheet::testing
