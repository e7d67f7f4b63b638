#include "layout/classes.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace broadsheet::layout {
namespace {

// Sizes against that of body text.
constexpr double kHeading = 1.42, kDisplay = 1.08, kBody = 0.975, kSmall = 0.9;
constexpr double kMasthead = 3.5;

double size_of(const Line& line) { return line.size > 0 ? line.size : line.box.height(); }

void measure(const Page& page, Measures& m) {
  std::map<std::pair<long, std::int32_t>, std::size_t> characters;
  std::size_t square = 0, all = 0;
  for (const Line& line : page.lines) {
    if (line.rotation != 0) continue;
    const std::size_t n = count_characters(line.text);
    characters[{std::lround(size_of(line) * 8), line.face}] += n;
    square += is_square(first_character(line.text)) ? n : 0;
    all += n;
  }
  if (characters.empty()) {
    m.body = page.lines.empty() ? 8 : std::max(1.0, size_of(page.lines.front()));
    m.pitch = 1.4 * m.body;
    return;
  }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  m.body = std::max(0.1, static_cast<double>(most->first.first) / 8);
  m.face = most->first.second;
  m.spaced = square * 4 < all;
  std::vector<double> steps;
  for (std::size_t i = 1; i < page.lines.size(); ++i) {
    const Line &a = page.lines[i - 1], &b = page.lines[i];
    const double step = b.baseline - a.baseline;
    if (std::abs(size_of(a) - m.body) < 0.04 * m.body && std::abs(size_of(b) - m.body) < 0.04 * m.body &&
        std::abs(a.box.x0 - b.box.x0) < 3 * m.body && step > 0.5 * m.body && step < 3 * m.body)
      steps.push_back(step);
  }
  m.pitch = 1.5 * m.body;
  if (steps.empty()) return;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  m.pitch = *middle;
}

LineClass by_size(double ratio) {
  if (ratio > kHeading) return LineClass::heading;
  if (ratio > kDisplay) return LineClass::display;
  return ratio >= kSmall ? LineClass::body : LineClass::small;
}

}  // namespace

std::vector<LineClass> classes_of(const Page& page, const std::vector<LineHint>& hints, Measures& m) {
  measure(page, m);
  std::vector<LineClass> out(page.lines.size(), LineClass::body);
  double largest = 0, top = 1e9, bottom = -1e9;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Line& line = page.lines[i];
    out[i] = line.rotation != 0 ? LineClass::aside : by_size(size_of(line) / m.body);
    largest = std::max(largest, size_of(line));
    if (line.rotation != 0 || hints[i].furniture || size_of(line) > kMasthead * m.body) continue;
    if (out[i] == LineClass::small || size_of(line) < kBody * m.body) continue;
    top = std::min(top, line.box.y0), bottom = std::max(bottom, line.box.y1);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Line& line = page.lines[i];
    const double size = size_of(line);
    if (line.rotation != 0) continue;
    const bool edge = line.box.y0 < top + 0.2 * m.body || line.box.y1 > bottom - 0.2 * m.body;
    const bool near = line.box.y0 < top + 2 * m.body || line.box.y1 > bottom - 2 * m.body;
    if (size > kMasthead * m.body && line.box.y1 <= top && size > 0.9 * largest)
      out[i] = LineClass::furniture;
    if (hints[i].furniture && (edge || (near && out[i] != LineClass::heading))) out[i] = LineClass::furniture;
    if (hints[i].sure_furniture && out[i] != LineClass::heading) out[i] = LineClass::furniture;
  }
  return out;
}

}  // namespace broadsheet::layout
