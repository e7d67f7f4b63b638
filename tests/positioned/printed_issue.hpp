// positioned/printed_issue.hpp - an invented issue as it stands on paper: two pages of lines with places.
//
// Each dialect of dialects.hpp writes down the same issue, so each reader has to come back with the same
// articles, whatever the library.
#pragma once

#include <string>
#include <vector>

namespace broadsheet::testing {

/// Points, from the upper left corner of the page.
struct Place {
  double x = 0, y = 0, width = 0, height = 0;
};

struct PrintedWord {
  std::string text;   ///< without the hyphen that breaks it
  std::string whole;  ///< of a word on two lines, on both; else empty
  Place place;
};

struct PrintedLine {
  std::vector<PrintedWord> words;
  bool broken = false;  ///< its last word goes on in the next line
  Place place;
};

enum class Printed { folio, overline, title, byline, paragraph, picture, caption, advertisement };

/// What stands together: a paragraph or as much of it as a column has, a headline, a picture.
struct PrintedBlock {
  Printed kind = Printed::paragraph;
  int article = -1;    ///< index of PrintedIssue::articles, -1 = none
  bool begins = true;  ///< a paragraph; false: the rest of one
  double size = 9;     ///< of its type, points
  Place place;
  std::vector<PrintedLine> lines;
};

struct PrintedPage {
  double width = 400, height = 560;
  std::vector<PrintedBlock> blocks;  ///< in the order of a scanner that reads whole columns
};

struct PrintedArticle {
  std::string overline, title, byline;
  std::vector<std::string> paragraphs;
  std::string caption;
};

struct PrintedIssue {
  std::string name, date;
  std::vector<PrintedArticle> articles;
  std::vector<PrintedPage> pages;
};

/// Three articles and an advertisement; the first goes on on page 2.
const PrintedIssue& printed_issue();

}  // namespace broadsheet::testing
