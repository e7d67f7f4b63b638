#include "layout/order/line_type.hpp"

#include "layout/characters.hpp"

namespace broadsheet::layout {
namespace {

bool has_square(const std::string& text) {
  std::size_t square = 0, all = 0;
  for (std::size_t at = 0; at < text.size(); ++all) square += is_square(next_character(text, at));
  return square * 2 > all;
}

}  // namespace

double scale_of(const Line& line, double em) {
  constexpr double kTelling = 1.3;
  if (em <= 0) return 1;
  if (line.size > 0) return line.size / em;
  const double height = (line.vertical ? line.box.width() : line.box.height()) / em;
  return height > kTelling ? height : 1;
}

bool is_other_face(const Page& page, const Measures& measures, const Line& line) {
  if (line.face == measures.face || line.face == kNone || measures.face == kNone) return false;
  const Face &a = page.faces[static_cast<std::size_t>(line.face)],
             &b = page.faces[static_cast<std::size_t>(measures.face)];
  if (a.bold != b.bold) return true;
  if (measures.spaced) return a.family != b.family || a.italic != b.italic;
  return a.family != b.family && has_square(line.text);
}

}  // namespace broadsheet::layout
