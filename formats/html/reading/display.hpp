// html/reading/display.hpp - what stands around the body of an article: headline, lines above and
// below it, authors and date.
#pragma once

#include "html/content/main_text.hpp"
#include "html/facts/page_facts.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
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
  std::string date_of(std::size_t index) const;
  std::string marked_date() const;
  std::string printed_date() const;
  bool is_inside(std::size_t index) const;
  bool is_around(std::size_t index) const;
  std::string text(std::size_t index) const;
  std::size_t first_paragraph() const;

  void take_headline(Article& article);
  std::vector<std::string> short_titles() const;
  std::size_t heading_like_title() const;
  std::size_t lone_heading() const;
  std::size_t heading_inside(std::string_view name) const;
  std::size_t last_h1_before() const;
  void take_intro(Article& article);
  void take_lines(Article& article);
  struct Marked {
    std::vector<std::size_t> between, above, below;
  };
  Marked marked_bylines();
  std::vector<Byline> first_of(const std::vector<std::size_t>& marked);
  std::vector<std::size_t> lines_beside_text() const;
  std::vector<Byline> said_bylines();
  std::vector<Byline> unsaid_bylines();
  std::vector<Byline> signature();
  std::vector<Byline> printed_bylines();
  void take_bylines(Article& article);

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  PageTree& tree_;
  const Roots& roots_;
  const PageFacts& facts_;
  bool is_only_;
  std::size_t headline_, begin_;  ///< of the headline (npos = none) and of the text, as indexes
};

}  // namespace broadsheet::html
