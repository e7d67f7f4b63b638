// tools/broadsheet/inspection/inspect_html.hpp - the pages of an input as a drawing: what stands where and
// what was made of it.
//
// One HTML file that loads nothing: each page as SVG, with its lines in the colour of their article, numbers
// in reading order, regions, pictures and rules. Made of the evidence of stage "layout", which readers of
// pages with positions give.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::cli {

class PageDrawing {
 public:
  /// Decisions of other stages are left out.
  void add(const Decision& decision);

  bool empty() const { return pages_.empty(); }
  std::string html(const std::string& title) const;

 private:
  struct Piece {
    std::string what, text;
    double x0, y0, x1, y1, size;
    long region, article, place;
  };
  struct Page {
    double width = 0, height = 0;
    std::vector<Piece> pieces;
  };
  static void draw(const Page& page, std::string& out);
  std::vector<Page> pages_;
};

}  // namespace broadsheet::cli
