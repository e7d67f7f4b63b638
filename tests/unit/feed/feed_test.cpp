// RSS and Atom, as servers have them.
#include "feed/feed.hpp"

#include "support/in_memory.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

Document read(const std::string& xml) { return document_with<feed::Reader>("feed", xml); }

constexpr const char* kRss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay News</title><language>en</language><copyright>(c) Quay News</copyright>
<item><title>Ferry &amp;amp; tram</title><link>http://quay.example/1</link><guid>http://quay.example/1</guid>
<pubDate>Mon, 04 Mar 2024 10:00:00 +0100</pubDate><dc:creator>Ann Ward</dc:creator><category>transport</category>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry <b>sails</b> at six.</p><p>The tram follows.</p>]]></content:encoded></item>
<item><title>Only a word</title><description>Plain text &amp;mdash; escaped.</description></item>
</channel></rss>)";

TEST(Feed, the_full_text_of_an_item_is_its_article) {
  const Document document = read(kRss);
  EXPECT_EQ(document.issue.publication, "Quay News");
  EXPECT_EQ(document.issue.date, "2024-03-04");
  ASSERT_EQ(document.articles.size(), 2u);
  const Article& ferry = document.articles[0];
  EXPECT_EQ(ferry.headline, "Ferry & tram");
  ASSERT_EQ(ferry.blocks.size(), 2u);
  EXPECT_EQ(ferry.blocks[0].text, "The ferry sails at six.");
  EXPECT_EQ(ferry.bylines, (std::vector<Byline>{{"", "Ann Ward"}}));
  EXPECT_EQ(attr(ferry.attrs, "versionCreated"), "2024-03-04T10:00:00+01:00");
  EXPECT_EQ(attr(ferry.attrs, "keywords"), "transport");
  EXPECT_EQ(attr(ferry.attrs, "copyrightNotice"), "(c) Quay News");
  EXPECT_EQ(attr(ferry.attrs, "guid"), "http://quay.example/1");
  EXPECT_EQ(document.articles[1].blocks.at(0).text, "Plain text — escaped.");
}

TEST(Feed, an_atom_entry_may_hold_xhtml) {
  const Document document =
      read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenblatt</title>
<entry><title type="html">Br&amp;uuml;cke gesperrt</title><id>urn:uuid:1</id><updated>2024-03-04T10:00:00Z</updated>
<author><name>Karin Vogt</name></author><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Warum</h2><p>Sie rostet.</p></div></content>
</entry></feed>)");
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.issue.language, "de");
  EXPECT_EQ(document.articles[0].headline, "Brücke gesperrt");
  ASSERT_EQ(document.articles[0].blocks.size(), 2u);
  EXPECT_EQ(document.articles[0].blocks[0].kind, BlockKind::subhead);
  EXPECT_EQ(document.articles[0].blocks[1].text, "Sie rostet.");
}

TEST(Feed, what_atom_says_is_text_is_no_markup) {
  const Document document = read(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay News</title>
<entry><title type="text">Use of &lt;b&gt; &amp;amp; &lt;i&gt;</title><id>urn:uuid:1</id><updated>2024-03-04T10:00:00Z</updated>
<content type="text">A line with &lt;b&gt;.
Another with 5 &lt; 6 &gt; 4.</content></entry></feed>)");
  const Article& article = document.articles.at(0);
  EXPECT_EQ(article.headline, "Use of <b> &amp; <i>");
  ASSERT_EQ(article.blocks.size(), 2u);
  EXPECT_EQ(article.blocks[0].text, "A line with <b>.");
  EXPECT_TRUE(article.blocks[0].runs.empty());
  EXPECT_EQ(article.blocks[1].text, "Another with 5 < 6 > 4.");
}

TEST(Feed, readings_of_ruby_stand_in_brackets_behind_their_characters) {
  const Document document = read(R"(<rss version="2.0"><channel><title>港新聞</title><item><title>灯台</title>
<description>&lt;p&gt;&lt;ruby&gt;漢&lt;rp&gt;(&lt;/rp&gt;&lt;rt&gt;かん&lt;/rt&gt;&lt;rp&gt;)&lt;/rp&gt;字&lt;rt&gt;じ&lt;/rt&gt;&lt;/ruby&gt;の灯台。&lt;/p&gt;</description>
</item></channel></rss>)");
  EXPECT_EQ(document.articles.at(0).blocks.at(0).text, "漢（かん）字（じ）の灯台。");
}

TEST(Feed, times_are_those_of_mail_or_of_the_internet) {
  EXPECT_EQ(feed::moment_of("Mon, 04 Mar 2024 10:00:00 +0100"), "2024-03-04T10:00:00+01:00");
  EXPECT_EQ(feed::moment_of("4 Mar 24 10:00 GMT"), "2024-03-04T10:00:00Z");
  EXPECT_EQ(feed::moment_of("Tue, 05 Mar 2024 01:02:03 EST"), "2024-03-05T01:02:03-05:00");
  EXPECT_EQ(feed::moment_of("2024-03-04T10:00:00Z"), "2024-03-04T10:00:00Z");
  for (const char* bad : {"", "yesterday", "31 Feb 2024 10:00 GMT", "Mon, 04 Mar"})
    EXPECT_EQ(feed::moment_of(bad), "") << bad;
}

TEST(Feed, other_xml_is_none) {
  EXPECT_THROW(read("<html><body/></html>"), plugin::Failure);
  EXPECT_EQ(feed::Reader::probe("feed", "<html>"), 0);
  EXPECT_GT(feed::Reader::probe("feed", "<rss version=\"2.0\"><channel>"), 50);
}

// As WordPress 6 and Drupal 10 write them.
Document item_of(const std::string& text, const std::string& more = "") {
  return read(
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Quay News</title>"
      "<item><title>Ferry returns</title><link>https://quay.example/2024/ferry/</link>"
      "<dc:creator>award</dc:creator>" +
      more + "<description><![CDATA[" + text + "]]></description></item></channel></rss>");
}
std::string texts_of(const Document& document) {
  std::string texts;
  for (const Block& block : document.articles.at(0).blocks) texts += block.text + '|';
  return texts;
}

TEST(Feed, what_says_where_a_post_appeared_first_is_no_paragraph_in_any_language) {
  for (const char* words :
       {"The post %1 appeared first on %2.", "Der Beitrag %1 erschien zuerst auf %2.", "%1最先出现在%2。"}) {
    std::string text = words;
    text.replace(text.find("%1"), 2, "<a href=\"https://quay.example/2024/ferry/\">Ferry returns</a>");
    text.replace(text.find("%2"), 2, "<a href=\"https://quay.example\">Quay News</a>");
    EXPECT_EQ(texts_of(item_of("<p>It sails at six.</p>\n<p>" + text + "</p>")), "It sails at six.|");
  }
}

TEST(Feed, a_paragraph_with_two_links_of_its_own_stays) {
  const std::string text =
      "See <a href=\"https://quay.example/2023/tram/\">the tram</a> and <a "
      "href=\"https://quay.example\">us</a>.";
  EXPECT_EQ(texts_of(item_of("<p>" + text + "</p>")), "See the tram and us.|");
}

TEST(Feed, buttons_to_share_and_links_to_the_rest_are_left_out) {
  EXPECT_EQ(
      texts_of(item_of(
          "<p>It sails at six.</p><div class=\"sharedaddy sd-sharing-enabled\"><h3>Share this:</h3><ul><li>"
          "<a href=\"https://quay.example/?share=x\">Click to share</a></li></ul></div>")),
      "It sails at six.|");
  EXPECT_EQ(
      texts_of(item_of("It sails <a class=\"more-link\" href=\"https://quay.example/2024/ferry/\">Continue "
                       "reading <span class=\"screen-reader-text\">Ferry returns</span></a>")),
      "It sails|");
}

TEST(Feed, title_account_date_tags_and_links_of_drupal_are_no_text_and_its_tags_are_keywords) {
  const Document document = item_of(
      "<span>Ferry returns</span>\n<span><span lang=\"\">award</span></span>\n<span><time "
      "datetime=\"2024-05-14T18:20:00+02:00\">Tue, 05/14/2024 - 18:20</time></span>\n<div "
      "class=\"field field--name-body\"><p><span>It</span> sails at six.</p></div><div class=\"field "
      "field--name-field-tags\"><div class=\"field__label\">Tags</div><ul><li><a "
      "href=\"/t/3\">harbour</a></li>"
      "</ul></div><ul class=\"links inline\"><li class=\"node-readmore\"><a href=\"/node/42\">Read "
      "more</a></li>"
      "</ul>");
  EXPECT_EQ(texts_of(document), "It sails at six.|");
  EXPECT_EQ(attr(document.articles.at(0).attrs, "keywords"), "harbour");
}

}  // namespace
}  // namespace broadsheet::testing
