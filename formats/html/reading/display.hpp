// html/reading/display.hpp - what stands around the body of an article: headline, lines above and
// below it, authors and date.
#pragma once

#include "html/content/main_text.hpp"
#include "html/reading/page_facts.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <vector>

namespace broadsheet::html {

/// Finds the display lines of one article and skips them in the tree, so that its blocks are the body.
class Display {
 public:
  /// `is_only`: the page has one article, of which its facts and what stands before it tell.
  Display(PageTree& tree, const Roots& roots, const PageFacts& facts, bool is_only);

  /// Headline, kickers, subheadlines, bylines of `article`.
  void take(Article& article);
  /// The day that the lines around the article say; "" = they do not.
  std::string date() const;

 private:
  bool is_inside(std::size_t index) const;
  bool is_around(std::size_t index) const;
  std::string text(std::size_t index) const;
  std::size_t first_paragraph() const;

  void take_headline(Article& article);
  std::size_t heading_like_title() const;
  std::size_t lone_heading() const;
  void take_lines(Article& article);
  std::vector<Byline> printed_bylines();
  void take_bylines(Article& article);

  PageTree& tree_;
  const Roots& roots_;
  const PageFacts& facts_;
  bool is_only_;
  std::size_t headline_, begin_;  ///< of the headline (npos = none) and of the text, as indexes
};

}  // namespace broadsheet::html
