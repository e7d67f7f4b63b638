// Pages that have several stories, each in an element of its own: none is lost.
#include "html/html.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::html {
namespace {

const std::string kLifeboat = "The lifeboat was launched twice on Sunday night by its crew of seven.";
const std::string kLibrary = "The new library will open in September, the county said on Monday.";
const std::string kFerry =
    "The ferry between the harbour and the island is back after two years in the dock, and on Saturday the "
    "quay was full, said the company that runs it, which carries two hundred people, forty cars and the "
    "mail.";

Document read(const std::string& body, const std::string& head = "<title>Gazette</title>") {
  testing::MemoryHost memory(
      "html", "<!DOCTYPE html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>");
  return testing::read_with<Reader>(memory, "html");
}

std::string in(const std::string& element, const std::string& content) {
  return "<" + element + ">" + content + "</" + element.substr(0, element.find(' ')) + ">";
}

std::string story(const std::string& element, const std::string& heading, const std::string& title,
                  const std::string& text) {
  return in(element, in(heading, title) + in("p", text));
}

// Headlines, subheads and paragraphs, a line each.
std::string all_of(const Document& document) {
  std::string all;
  for (const Article& article : document.articles) {
    all += article.headline + '\n';
    for (const Block& block : article.blocks) all += block.text + '\n';
  }
  return all;
}

std::vector<std::string> headlines(const Document& document) {
  std::vector<std::string> found;
  for (const Article& article : document.articles) found.push_back(article.headline);
  return found;
}

using Strings = std::vector<std::string>;

TEST(Stories, under_a_common_headline_are_one_article_with_all_of_them) {
  for (const std::string element : {"div", "section", "div class=item"}) {
    const Document d = read("<h1>The Gazette</h1>" + story(element, "h2", "Lifeboat called out", kLifeboat) +
                            story(element, "h2", "New library to open", kLibrary));
    EXPECT_EQ(all_of(d),
              "The Gazette\nLifeboat called out\n" + kLifeboat + "\nNew library to open\n" + kLibrary + "\n")
        << element;
  }
}

TEST(Stories, that_nothing_stands_above_are_articles) {
  for (const std::string heading : {"h1", "h2", "h3"}) {
    const Document d = read(story("div", heading, "Lifeboat called out", kLifeboat) +
                            story("div", heading, "New library to open", kLibrary));
    EXPECT_EQ(headlines(d), (Strings{"Lifeboat called out", "New library to open"})) << heading;
    EXPECT_EQ(all_of(d), "Lifeboat called out\n" + kLifeboat + "\nNew library to open\n" + kLibrary + "\n");
  }
}

TEST(Stories, may_be_in_elements_for_their_pages_and_columns) {
  const Document d = read(in("div class=page", story("div", "h2", "Lifeboat called out", kLifeboat) +
                                                   story("div", "h2", "New library to open", kLibrary)) +
                          in("div class=page", in("div", story("div", "h2", "Ferry returns", kFerry))));
  EXPECT_EQ(all_of(d), "Lifeboat called out\n" + kLifeboat + "\nNew library to open\n" + kLibrary +
                           "\nFerry returns\n" + kFerry + "\n");
}

TEST(Stories, of_one_class_may_be_of_any_length) {
  std::string longest;
  for (int i = 0; i < 8; ++i) longest += in("p", kFerry);
  const std::string brief = story("div class=story", "h2", "New library to open", kLibrary);
  const std::string lead = in("div class=story", in("h2", "Ferry returns") + longest);
  for (const std::string& page : {lead + brief, brief + lead}) {
    const std::string all = all_of(read(page));
    EXPECT_NE(all.find("Ferry returns\n" + kFerry), std::string::npos) << all;
    EXPECT_NE(all.find("New library to open\n" + kLibrary), std::string::npos) << all;
  }
}

TEST(Stories, of_any_number_are_all_there) {
  std::string body;
  for (int n = 1; n <= 40; ++n) {
    body += story("div", "h2", "Story " + std::to_string(n), n % 3 == 0 ? kFerry : kLifeboat);
    const std::string all = all_of(read(body));
    for (int i = 1; i <= n; ++i)
      EXPECT_NE(all.find("Story " + std::to_string(i) + "\n"), std::string::npos) << i << " of " << n;
  }
}

TEST(Stories, are_not_what_stands_beside_an_article) {
  std::string text;
  for (int i = 0; i < 4; ++i) text += in("p", kFerry);
  const std::string article = in("div class=entry", in("h2", "Ferry returns") + text);
  const std::string library = in("p", kLibrary), link = in("p", "<a href=/b>" + kLibrary + "</a>");
  for (const std::string& beside :
       {in("nav", in("h2", "Pages") + text), in("aside", in("h2", "Behind the news") + text),
        in("div class=comments", in("h2", "Comments") + text),
        in("div class=related", in("h2", "Related stories") + library),
        in("div", in("h2", "More stories") + link + link + link), in("div", in("h2", "About us") + library),
        in("div class=card", in("h2", "<a href=/b>More</a>") + library)})
    for (const bool is_first : {true, false})
      EXPECT_EQ(headlines(read(is_first ? beside + article : article + beside)), Strings{"Ferry returns"})
          << beside;
}

TEST(Stories, left_out_are_listed_as_discarded_and_what_is_marked_is_not) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += in("p", kFerry);
  const std::string beside =
      "The tide table for the week stands on the last page, below the weather, where it was "
      "before the paper moved to its new house.";
  const Document d =
      read(in("nav", in("p", kFerry)) + in("div class=entry", in("h2", "Ferry returns") + text) +
           in("div", in("h3", "Tides") + in("p", beside)));
  EXPECT_EQ(headlines(d), Strings{"Ferry returns"});
  EXPECT_EQ(d.end.discarded, (std::vector<Discarded>{{beside, "beside the article", 0}}));
}

}  // namespace
}  // namespace broadsheet::html
