// Pages that no newspaper prints, of thousands of pieces: time grows with their number.
#include "unit/layout/seen_page.hpp"

#include <ctime>
#include <functional>
#include <limits>

namespace broadsheet::layout {
namespace {

struct Shape {
  const char* name;
  std::function<std::string(double y)> piece;  ///< 100 points high
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::string line(double x, double y, double width, double size, const std::string& text) {
  std::string row = "L";
  for (const double length : {x, y, x + width, y + size, size}) row += "\t" + std::to_string(length);
  return row + "\t0\t" + text + "\n";
}

std::string body(double y) {
  return line(40, y, 220, 9, "The council voted on Tuesday to build the new") +
         line(40, y + 13, 220, 9, "bridge over the river, after a long debate.");
}

const Shape kShapes[] = {
    {"headlines_over_pictures_with_authors",
     [](double y) {
       return "M\tpicture\t40\t" + std::to_string(y) + "\t260\t" + std::to_string(y + 30) + "\n" +
              line(40, y, 200, 20, "Bridge vote") + line(40, y + 32, 90, 8, "BY ANNA BERG") + body(y + 44);
     }},
    {"small_lines_by_authors",
     [](double y) { return body(y) + line(40, y + 40, 90, 7, "BY ANNA BERG") + body(y + 60); }},
};

std::string page_of(const Shape& shape, std::size_t pieces) {
  std::string page = "P\t300\t" + std::to_string(100 * pieces) + "\nF\t0\tSerif\n";
  for (std::size_t i = 0; i < pieces; ++i) page += shape.piece(100.0 * static_cast<double>(i));
  return page;
}

double seconds_to_read(const std::string& tsv) {
  Page page = page_from(tsv);
  std::vector<LineHint> hints = hints_of(page);
  const std::clock_t start = std::clock();
  EXPECT_EQ(flow_of(page, hints).lines.size(), page.lines.size());
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

class Pathological : public ::testing::TestWithParam<Shape> {};

// Of the processor, and the least of some attempts: what else runs only adds to it. A quadratic stage takes
// four times as long for twice the page.
TEST_P(Pathological, takes_linear_time) {
  constexpr std::size_t kPieces = 1000;
  constexpr double kNever = std::numeric_limits<double>::infinity();
  const std::string once = page_of(GetParam(), kPieces), twice = page_of(GetParam(), 2 * kPieces);
  double of_once = kNever, of_twice = kNever;
  for (int attempt = 0; attempt < 5 && of_twice >= 3 * of_once; ++attempt) {
    of_once = std::min(of_once, seconds_to_read(once));
    of_twice = std::min(of_twice, seconds_to_read(twice));
  }
  RecordProperty("seconds", std::to_string(of_once) + " " + std::to_string(of_twice));
  EXPECT_LT(of_twice, 3 * of_once) << of_once << " s, " << of_twice << " s";
}

INSTANTIATE_TEST_SUITE_P(pages, Pathological, ::testing::ValuesIn(kShapes),
                         [](const auto& shape) { return std::string(shape.param.name); });

}  // namespace
}  // namespace broadsheet::layout
