// Pages of other publishers, in the kinds that news sites have: what stands where, in words of ours.
#include "html/html.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::html {
namespace {

const std::string kText =
    "<p>The ferry between the harbour and the island is back after two years in the dock, and on Saturday "
    "the "
    "quay was full, said the company that runs it.</p><p>It carries two hundred people and forty cars, more "
    "than "
    "the old one did, and costs the same until the end of June.</p>";

struct Read {
  Issue issue;
  Article article;
};

Read read(const std::string& body, const std::string& head = "") {
  testing::MemoryHost memory("html",
                             "<html lang=en><head>" + head + "</head><body>" + body + "</body></html>");
  const Document document = testing::read_with<Reader>(memory, "html");
  return {document.issue, document.articles.at(0)};
}

std::vector<std::string> names(const std::string& body, const std::string& head = "") {
  std::vector<std::string> found;
  for (const Byline& byline : read(body, head).article.bylines) found.push_back(byline.name);
  return found;
}

std::vector<std::string> texts(const Article& article) {
  std::vector<std::string> found;
  for (const Block& block : article.blocks) found.push_back(block.text);
  return found;
}

using Strings = std::vector<std::string>;

TEST(NewsPage, a_kicker_within_the_heading_is_no_part_of_the_headline) {
  const std::string title = "<title>Ferry returns | Harbour Post</title>";
  for (const std::string heading : {"<h1><span class=overline>Island:</span> Ferry returns</h1>",
                                    "<h1><span>Island</span><span>Ferry returns</span></h1>",
                                    "<h1><a href=/x><em>Island</em><br>Ferry returns</a></h1>"}) {
    const Article article = read(heading + kText, title).article;
    EXPECT_EQ(article.headline, "Ferry returns") << heading;
    EXPECT_EQ(article.kickers, Strings{"Island"}) << heading;
  }
  EXPECT_EQ(read("<h1><time>18 May 2024</time> Ferry returns</h1>" + kText, title).article.headline,
            "Ferry returns");
  EXPECT_EQ(read("<h1>Ferry <em>Clara</em> returns</h1>" + kText, "<title>Ferry Clara returns</title>")
                .article.headline,
            "Ferry Clara returns");
}

TEST(NewsPage, a_line_that_says_by_is_a_byline_without_any_mark) {
  const std::string heading = "<h1>Ferry returns</h1>";
  EXPECT_EQ(names(heading + "<p>By Ann Hall and Ben Ode</p>" + kText), (Strings{"Ann Hall", "Ben Ode"}));
  EXPECT_EQ(names(heading + "<div><i>Ein Artikel von <b>Ann Hall</b> | 27.01.2022 - 12:45</i></div>" + kText),
            Strings{"Ann Hall"});
  EXPECT_EQ(names(heading + kText + "<p>Autor: Ann Hall</p>"), Strings{"Ann Hall"});
  EXPECT_EQ(names(heading + "<a href='https://x.example/author/ann-hall'>Ann Hall</a>" + kText),
            Strings{"Ann Hall"});
}

TEST(NewsPage, a_sentence_that_begins_with_by_is_text) {
  const Article article = read("<h1>Ferry returns</h1><p>By Monday evening it was full.</p>" + kText).article;
  EXPECT_TRUE(article.bylines.empty());
  EXPECT_EQ(texts(article).at(0), "By Monday evening it was full.");
  EXPECT_TRUE(names("<h1>Ferry returns</h1><p>Das Ende von Alt Bremen</p>" + kText).empty());
}

TEST(NewsPage, what_stands_beside_a_name_is_no_name) {
  const auto marked = [](const std::string& byline) {
    return names("<h1>Ferry returns</h1><div class=byline>" + byline + "</div>" + kText);
  };
  EXPECT_EQ(marked("By <a href=/a>Laura June Hill</a> <span>May 3, 2024</span> <span>Copy Link</span>"),
            Strings{"Laura June Hill"});
  EXPECT_EQ(marked("Ann Hall, A professor of tides"), Strings{"Ann Hall"});
  EXPECT_EQ(marked("Ann Hall, Chefredakteurin, harbourpost.example.de"), Strings{"Ann Hall"});
  EXPECT_EQ(marked("Ann Hall22 Dec 2016651"), Strings{"Ann Hall"});
  EXPECT_EQ(marked("tidewatcher84"), Strings{"tidewatcher84"});
  EXPECT_EQ(marked("<span>vom</span> <a>Tidewatcher</a>"), Strings{"Tidewatcher"});
  EXPECT_EQ(marked("tid"), Strings{"tid"}) << "as papers sign short news";
  EXPECT_EQ(marked("Ann Hall <a href=/category/harbour/>Harbour News</a>"), Strings{"Ann Hall"});
}

TEST(NewsPage, a_name_keeps_what_it_has_in_parentheses_and_loses_what_stands_behind_it) {
  const auto byline = [](const std::string& line) {
    return names("<h1>Ferry returns</h1><p class=byline>" + line + "</p>" + kText);
  };
  EXPECT_EQ(byline("By Ann (Lee) Hall"), Strings{"Ann (Lee) Hall"});
  EXPECT_EQ(byline("By Ann Hall (Northport)"), Strings{"Ann Hall"});
  EXPECT_EQ(byline("Par Anne Salle (avec Tom Ried et Ida Holm)"),
            (Strings{"Anne Salle", "Tom Ried", "Ida Holm"}));
  EXPECT_EQ(byline("By <a>Ann Hall</a> (with Tom Reed)"), (Strings{"Ann Hall", "Tom Reed"}));
  EXPECT_EQ(byline("By J. I. da Costa"), Strings{"J. I. da Costa"});
  EXPECT_EQ(byline("Autorin: Uta Stein, Leiterin der Hafenschule"), Strings{"Uta Stein"});
  EXPECT_EQ(byline("Von Uta Stein und Anna von der Mole"), (Strings{"Uta Stein", "Anna von der Mole"}));
}

TEST(NewsPage, what_stands_before_by_is_no_author) {
  EXPECT_EQ(
      names("<h1>Ferry returns</h1><p class=author>Harbour Post | <b>By</b> <a>Ann Hall</a></p>" + kText),
      Strings{"Ann Hall"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><div class=authorinfo><span itemprop=publisher>Dock News</span>"
                  "<a>Dock News</a><span itemprop=author><span>Ann Hall</span></span></div>" +
                  kText),
            Strings{"Ann Hall"});
  EXPECT_EQ(
      names("<ul id=navigation><li><a href=/profile/7>Your Profile Page</a></ul><h1>Ferry returns</h1>" +
            kText),
      Strings{});
}

TEST(NewsPage, the_paper_is_no_second_author) {
  const std::string site = "<meta property=og:site_name content='Harbour Post'>";
  EXPECT_EQ(names("<h1>Ferry returns</h1><p class=byline>By Ann Hall<br>Harbour Post News</p>" + kText, site),
            Strings{"Ann Hall"});
}

TEST(NewsPage, authors_in_the_head_are_names_in_the_order_of_names) {
  const auto said = [](const std::string& head) { return names("<h1>Ferry returns</h1>" + kText, head); };
  EXPECT_EQ(said("<meta name=dc.creator content='Hall, Ann'><meta name=dc.creator content='Reed, T.'>"),
            (Strings{"Ann Hall", "T. Reed"}));
  EXPECT_EQ(said("<meta name=author content='Ann Hall, Tom Reed'>"), (Strings{"Ann Hall", "Tom Reed"}));
  EXPECT_EQ(said("<meta name=author content='Ann Hall (https://hall.example/)'>"), Strings{"Ann Hall"});
  EXPECT_EQ(said("<meta name=author content='https://hall.example/'>"), Strings{});
  EXPECT_EQ(said("<meta name=author content='Society for Old Bridges'>"), Strings{"Society for Old Bridges"});
  EXPECT_EQ(said("<meta name=author content='Ann Hall for the Post'>"), Strings{"Ann Hall"});
}

TEST(NewsPage, a_person_may_be_called_as_the_site_is) {
  const auto said = [](const std::string& type) {
    return names("<h1>Ferry returns</h1>" + kText,
                 R"(<script type="application/ld+json">{"@type":"Article","headline":"Ferry returns",)"
                 R"("author":{"@type":")" +
                     type + R"(","name":"Ann Hall"},"publisher":{"name":"Ann Hall"}}</script>)");
  };
  EXPECT_EQ(said("Person"), Strings{"Ann Hall"});
  EXPECT_EQ(said("Organization"), Strings{});
}

TEST(NewsPage, the_name_of_the_site_is_no_headline) {
  for (const std::string home :
       {"/", "https://post.example", "https://post.example/", "//post.example/en/", "./"}) {
    const Read page = read("<div><h1><a href='" + home +
                           "'>Harbour Post beta</a></h1><h2>Ferry returns</h2>" + kText + "</div>");
    EXPECT_EQ(page.article.headline, "Ferry returns") << home;
  }
  EXPECT_EQ(read("<h1><a href=/2024/ferry>Ferry returns</a></h1>" + kText).article.headline, "Ferry returns");
  const std::string site = "<meta property=og:site_name content='Harbour Post'>";
  for (const std::string tail : {" | Harbour Post", "-Harbour Post", " — Harbour Post", "¶"})
    EXPECT_EQ(read("<h1>Ferry returns" + tail + "</h1>" + kText, site).article.headline, "Ferry returns")
        << tail;
  EXPECT_EQ(read("<h1>The new Harbour Post</h1>" + kText, site).article.headline, "The new Harbour Post");
}

TEST(NewsPage, neither_a_byline_nor_a_caption_is_a_line_below_the_headline) {
  const Article article = read(
                              "<h1>Ferry returns</h1><p class='byline leading-120'>By Ann Hall, who has "
                              "written of ships since 1998</p>"
                              "<figcaption class=lead-image>The ferry Clara at the quay on Saturday, dressed "
                              "with flags</figcaption>"
                              "<div class=text>" +
                              kText + kText + "</div>")
                              .article;
  EXPECT_EQ(article.subheadlines, Strings{});
}

TEST(NewsPage, the_line_that_is_shown_wins_over_another_author_in_the_head) {
  EXPECT_EQ(names("<h1>Ferry returns</h1><p class=byline>By Ann Hall</p>" + kText,
                  "<meta name=author content='Harbour Society'>"),
            Strings{"Ann Hall"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><p class=byline>Written by Ann Hall and Ben Ode</p>" + kText,
                  "<meta name=author content='Ann Hall'>"),
            (Strings{"Ann Hall", "Ben Ode"}));
}

TEST(NewsPage, json_ld_may_name_the_author_by_reference_and_have_line_ends_in_texts) {
  const Read page =
      read(kText,
           "<script type='application/ld+json'>//<![CDATA[\n{\"@graph\":[{\"@type\":\"NewsArticle\","
           "\"headline\":\"Ferry\nreturns\",\"author\":{\"@id\":\"#ann\"}},{\"@type\":\"WebPage\","
           "\"datePublished\":\"2024-05-18\"},{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":"
           "\"Ann Hall\"}]};\n//]]></script>");
  EXPECT_EQ(page.article.headline, "Ferry returns");
  EXPECT_EQ(page.article.bylines, (std::vector<Byline>{{"", "Ann Hall"}}));
  EXPECT_EQ(page.issue.date, "2024-05-18");
}

TEST(NewsPage, the_day_is_read_from_a_short_line_an_unknown_meta_or_the_address) {
  EXPECT_EQ(read("<div><small>18.05.2024 | 13:10</small><h1>Ferry returns</h1></div>" + kText).issue.date,
            "2024-05-18");
  EXPECT_EQ(read("<h1>Ferry returns</h1>" + kText, "<meta name=x:article_published content=2024-05-18T06:00>")
                .issue.date,
            "2024-05-18");
  EXPECT_EQ(read("<h1>Ferry returns</h1>" + kText, "<link rel=canonical href=https://x.example/n/18-05-2024>")
                .issue.date,
            "2024-05-18");
  EXPECT_EQ(
      read("<h1>Ferry returns</h1><p>It was built on 3 May 1931 by a firm that has long been gone and of "
           "which the harbour keeps no papers, said the town.</p>" +
           kText)
          .issue.date,
      "");
}

// Scripts between paragraphs once made an advertisement the densest text of a page.
TEST(NewsPage, scripts_are_no_text_however_long_they_are) {
  std::string script;
  for (int i = 0; i < 400; ++i) script += "var a = [1, 2, 3], b = \"x, y, z\"; ";
  const Article article = read("<div class=ad-unit><script>" + script +
                               "</script></div><h1>Ferry returns</h1><div>" + kText + "</div>")
                              .article;
  EXPECT_EQ(texts(article).size(), 2u);
}

TEST(NewsPage, a_lead_before_the_element_of_the_text_is_kept) {
  const Article article =
      read(
          "<article><header><h1>Ferry returns</h1><p class=intro>For two years the islanders had "
          "only the mail boat, once a day.</p></header><div class=body>" +
          kText + kText + "</div></article>")
          .article;
  std::string all;
  for (const std::string& line : article.subheadlines) all += line;
  for (const std::string& line : texts(article)) all += line;
  EXPECT_NE(all.find("mail boat"), std::string::npos);
}

TEST(NewsPage, a_text_in_lists_is_read_whole) {
  std::string lists;
  for (int i = 0; i < 6; ++i)
    lists += "<h3>Quay " + std::to_string(i) +
             "</h3><ul><li>The crane on this quay was taken down, and a new one will come.<ul><li><div "
             "class=note>A "
             "drawing of it hangs in the office, in the hall, beside the door.</div></li></ul></li></ul>";
  EXPECT_EQ(texts(read("<h1>Cranes</h1><div class=entry>" + lists + "</div>").article).size(), 18u);
}

TEST(NewsPage, lines_that_lead_elsewhere_are_left_out_with_their_links) {
  const Article article =
      read("<h1>Ferry returns</h1><div>" + kText +
           "<h4>You might also like:</h4><ul><li><a href=/b>Bridge closes</a></li></ul>"
           "<p>Auch interessant</p><p>The mail boat stays, too, said the company on Monday.</p></div>")
          .article;
  EXPECT_EQ(texts(article).size(), 3u);
  EXPECT_EQ(texts(article).back(), "The mail boat stays, too, said the company on Monday.");
}

TEST(NewsPage, a_name_beside_the_day_is_a_byline) {
  for (const std::string line :
       {"11.12.2019 - Ann Hall", "Saturday, May 18, 2024 | Ann Hall", "18 May 2024 • Ann Hall"})
    EXPECT_EQ(names("<h1>Ferry returns</h1><p>" + line + "</p>" + kText), Strings{"Ann Hall"}) << line;
  EXPECT_EQ(names("<small>18.05.2024 | 13:10 Uhr | Uta Stein</small><h1>Ferry returns</h1>" + kText),
            Strings{"Uta Stein"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><p>18.05.2024 13:30 von Uta</p>" + kText), Strings{"Uta"});
  for (const std::string line : {"18 May 2024", "18 May 2024 - Harbour", "18 May 2024 | Local News",
                                 "2 May 2024 Ferry Returns", "Room 12 - Ann Hall"})
    EXPECT_TRUE(names("<h1>Ferry returns</h1><p>" + line + "</p>" + kText).empty()) << line;
}

TEST(NewsPage, a_name_that_is_set_off_at_the_end_signs_the_text) {
  const Article article = read("<h1>Ferry returns</h1>" + kText + "<p><em>Ann Hall</em></p>").article;
  EXPECT_EQ(article.bylines, (std::vector<Byline>{{"", "Ann Hall"}}));
  EXPECT_EQ(texts(article).size(), 2u);
  for (const std::string end :
       {"<p>Ann Hall</p>", "<p><b>Sold out</b></p>", "<p><b>Ann Hall</b> was there.</p>"})
    EXPECT_EQ(read("<h1>Ferry returns</h1>" + kText + end).article.blocks.size(), 3u) << end;
}

TEST(NewsPage, who_is_told_about_below_the_text_wrote_it_where_nobody_else_did) {
  const std::string box = "<div class=author-bio><h3>Ann Hall</h3><p>Writes on ships.</p></div>";
  EXPECT_EQ(names("<h1>Ferry returns</h1>" + kText + box), Strings{"Ann Hall"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><p class=byline>By Ben Ode</p>" + kText + box), Strings{"Ben Ode"});
}

TEST(NewsPage, an_account_beside_a_name_is_no_second_author) {
  EXPECT_EQ(names("<h1>Ferry returns</h1><div class=author><a href=/author/ann>Ann</a> <a "
                  "href='https://twitter.com/annhall'>annhall</a></div>" +
                  kText),
            Strings{"Ann"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><div class=author>By <a href='https://twitter.com/annhall'>Ann "
                  "Hall</a></div>" +
                  kText),
            Strings{"Ann Hall"});
}

TEST(NewsPage, a_role_may_have_a_colon) {
  EXPECT_EQ(names("<h1>Ferry returns</h1><p><b>Von:</b><br>Uta Stein</p>" + kText), Strings{"Uta Stein"});
  EXPECT_EQ(names("<h1>Ferry returns</h1><p>By: Ann Hall</p>" + kText), Strings{"Ann Hall"});
}

TEST(NewsPage, who_wrote_the_page_is_said_where_no_article_is_described) {
  const auto described = [](const std::string& type) {
    return "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"" + type +
           "\",\"author\":{\"@id\":\"#1\"}},{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":\"Ann "
           "Hall\"}]}</script>";
  };
  for (const char* type : {"WebPage", "NewsArticle", "article"})
    EXPECT_EQ(names("<h1>Ferry returns</h1>" + kText, described(type)), Strings{"Ann Hall"}) << type;
  EXPECT_TRUE(names("<h1>Ferry returns</h1>" + kText, described("Review")).empty());
}

TEST(NewsPage, the_day_is_that_of_the_article_and_not_of_its_last_change) {
  const std::string changed = "<time itemprop=dateModified datetime=2024-06-02>2 June 2024</time>",
                    published = "<time itemprop=datePublished datetime=2024-05-18>18 May 2024</time>";
  EXPECT_EQ(read("<h1>Ferry returns</h1>" + changed + published + kText).issue.date, "2024-05-18");
  EXPECT_EQ(read("<h1>Ferry returns</h1><time class='entry-date updated' datetime=2024-06-02></time>" + kText)
                .issue.date,
            "2024-06-02");
  EXPECT_EQ(read("<h1>Ferry returns</h1><p class=date><span>18.05.19</span><span>12:44</span></p>" + kText)
                .issue.date,
            "2019-05-18");
}

}  // namespace
}  // namespace broadsheet::html
