#include "support/makers/layout_page.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace broadsheet::testing {
namespace {

constexpr std::size_t kMost = 20000;  // rows: a fuzzer's page is not a book

std::vector<std::string> fields_of(std::string_view row) {
  std::vector<std::string> fields;
  while (true) {
    const std::size_t tab = row.find('\t');
    fields.emplace_back(row.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    row.remove_prefix(tab + 1);
  }
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// As wide as a text face sets it.
double width_of(std::string_view text, double size) {
  double em = 0;
  for (std::size_t at = 0; at < text.size();)
    em += layout::is_square(layout::next_character(text, at)) ? 1 : 0.5;
  return em * size;
}

class Maker {
 public:
  layout::Page run(std::string_view tsv) {
    for (std::size_t rows = 0; !tsv.empty() && rows < kMost; ++rows) {
      const std::size_t end = std::min(tsv.find('\n'), tsv.size());
      const std::string_view row = tsv.substr(0, end);
      if (!row.empty() && row[0] != '#') take(fields_of(row));
      tsv.remove_prefix(std::min(end + 1, tsv.size()));
    }
    return std::move(page_);
  }

 private:
  void take(const std::vector<std::string>& f) {
    const auto box = [&](std::size_t k) {
      return layout::Box{number(f[k]), number(f[k + 1]), number(f[k + 2]), number(f[k + 3])};
    };
    if (f[0] == "P" && f.size() > 2) page_.width = number(f[1]), page_.height = number(f[2]);
    if (f[0] == "F" && f.size() > 2) page_.faces.push_back({f[2], f.size() > 3, false, false});
    if (f[0] == "C" && f.size() > 6) column(f);
    if (f[0] == "L" && f.size() > 7) line(box(1), number(f[5]), number(f[6]), f[7] == "v", f.back());
    if (f[0] == "R" && f.size() > 7) run_of(box(1), number(f[5]), number(f[6]), f[7]);
    if (f[0] == "M" && f.size() > 5)
      page_.marks.push_back({f[1] == "picture" ? layout::MarkKind::picture
                             : f[1] == "fill"  ? layout::MarkKind::fill
                                               : layout::MarkKind::rule,
                             box(2), layout::kNone, layout::kNone});
  }

  std::int32_t face(double given) const {
    const bool known = given >= 0 && given < static_cast<double>(page_.faces.size());
    return known ? static_cast<std::int32_t>(given) : layout::kNone;
  }

  void line(layout::Box box, double size, double given_face, bool vertical, const std::string& text) {
    layout::Line made;
    made.text = text;
    made.box = box;
    made.size = size;
    made.baseline = vertical ? box.centre_x() : box.y1 - 0.15 * size;
    made.face = face(given_face);
    made.vertical = vertical;
    made.order = made.source = static_cast<std::uint32_t>(page_.lines.size());
    page_.lines.push_back(std::move(made));
  }

  void run_of(layout::Box box, double size, double given_face, const std::string& text) {
    layout::Run made;
    made.text = text;
    made.box = box;
    made.size = size;
    made.baseline = box.y1 - 0.15 * size;
    made.face = std::max(0, face(given_face));
    made.order = static_cast<std::uint32_t>(page_.runs.size());
    page_.runs.push_back(std::move(made));
  }

  void column(const std::vector<std::string>& f) {
    const double x = number(f[1]), width = number(f[3]), size = number(f[4]);
    double y = number(f[2]);
    for (std::size_t k = 6; k < f.size(); ++k, y += 1.4 * size) {
      std::string text = f[k];
      if (text.empty() || text == "-") continue;
      double left = x, right = x + width;
      while (!text.empty() && text[0] == '>') text.erase(0, 1), left += size;
      const bool centred = !text.empty() && text[0] == '^', is_short = text.size() > 1 && text.back() == '<';
      if (centred) text.erase(0, 1);
      if (is_short) text.pop_back();
      if (text.empty()) continue;
      const double own = width_of(text, size);
      if (centred) left = x + (width - own) / 2, right = left + own;
      if (is_short) right = std::min(right, left + own);
      line({left, y, std::max(left, right), y + size}, size, number(f[5]), false, text);
    }
  }

  layout::Page page_;
};

}  // namespace

layout::Page layout_page(std::string_view tsv) { return Maker().run(tsv); }

}  // namespace broadsheet::testing
