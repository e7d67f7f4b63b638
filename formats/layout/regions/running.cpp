#include "layout/regions/running.hpp"

#include <algorithm>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kStack = 1.2;                      // em between the lines of one heading
constexpr std::size_t kWholeParagraphs = 6;         // lines
constexpr double kLevel = 2;                        // lines by which columns of one flow differ in height
constexpr double kColumn = 24, kColumnSpaced = 36;  // em that one column is wide at most

ZoneList from_top(const RegionContext& c, ZoneList piece) {
  std::sort(piece.begin(), piece.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(c.zone(a).box.y0, c.zone(a).box.x0, a) <
           std::tuple(c.zone(b).box.y0, c.zone(b).box.x0, b);
  });
  return piece;
}

// The lowest text of a column.
std::int32_t last_text(const RegionContext& c, const ZoneList& sorted) {
  const auto at = std::find_if(sorted.rbegin(), sorted.rend(), [&](std::size_t z) { return c.is_text(z); });
  return at == sorted.rend() ? kNone : static_cast<std::int32_t>(*at);
}

enum class Top : unsigned char { other, whole, open };  // what stands above the first heading of a column

// What the top of `next` is: text that goes on in the middle of a sentence, or paragraphs that may go on,
// with a heading further down.
Top top_of(const RegionContext& c, const ZoneList& piece, const ZoneList& next) {
  const std::int32_t last = last_text(c, piece);
  if (last == kNone || !c.is_text(next.front())) return Top::other;
  const Zone& text = c.zone(next.front());
  const LineHint &begin = c.hints[text.lines.front()],
                 &end = c.hints[c.zone(static_cast<std::size_t>(last)).lines.back()];
  const bool heading = std::any_of(next.begin(), next.end(), [&](std::size_t z) { return c.is_heading(z); });
  if (!heading || begin.lead || begin.continued_from || begin.byline || end.closing) return Top::other;
  if (end.ends_open) return c.indent(text) < 0.3 * c.em() ? Top::open : Top::other;
  return text.lines.size() >= kWholeParagraphs ? Top::whole : Top::other;
}

// Whether full columns follow each other in the stream, whatever stories they hold.
bool goes_by_columns(const RegionContext& c, const std::vector<ZoneList>& pieces) {
  std::size_t before = 0;
  Box row = box_of(c.all, pieces.front());
  for (const ZoneList& piece : pieces) row = united(row, box_of(c.all, piece));
  for (const ZoneList& piece : pieces) {
    std::size_t first = c.page.lines.size(), last = 0;
    for (const std::size_t z : piece)
      for (const std::size_t l : c.zone(z).lines) first = std::min(first, l), last = std::max(last, l);
    const Box own = box_of(c.all, piece);
    const bool is_full = own.y0 < row.y0 + kLevel * c.pitch() && own.y1 > row.y1 - kLevel * c.pitch();
    if (first < before || (!is_full && &piece != &pieces.back())) return false;
    before = last;
  }
  return c.page.stream_is_reading_order;
}

bool is_column(const RegionContext& c, const ZoneList& piece) {
  return box_of(c.all, piece).width() <= (c.all.measures.spaced ? kColumnSpaced : kColumn) * c.em();
}

}  // namespace

bool runs_on(const RegionContext& c, const std::vector<ZoneList>& pieces) {
  std::size_t open = 0, whole = 0;
  ZoneList before;
  for (const ZoneList& piece : pieces) {
    const ZoneList sorted = from_top(c, piece);
    if (!is_column(c, piece)) return false;
    const Top top = before.empty() ? Top::other : top_of(c, before, sorted);
    open += top == Top::open, whole += top == Top::whole;
    before = sorted;
  }
  // A paragraph may end with its column, too; one such column alone may begin an article without a headline,
  // unless the stream goes on into it.
  return (open > 0 || whole > 1 || (whole > 0 && goes_by_columns(c, pieces))) && !c.page.recognised;
}

std::vector<std::pair<std::size_t, std::size_t>> running_columns(const RegionContext& c,
                                                                 const std::vector<ZoneList>& pieces) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  if (c.page.recognised) return runs;
  for (std::size_t k = 0; k + 1 < pieces.size(); ++k) {
    const ZoneList before = from_top(c, pieces[k]);
    if (!c.is_heading(before.front()) && (runs.empty() || runs.back().second != k + 1)) continue;
    if (!is_column(c, before) || !is_column(c, pieces[k + 1]) ||
        top_of(c, before, from_top(c, pieces[k + 1])) != Top::open)
      continue;
    if (runs.empty() || runs.back().second != k + 1) runs.emplace_back(k, k + 1);
    runs.back().second = k + 2;
  }
  return runs;
}

std::vector<ZoneList> running_articles(const RegionContext& c, const std::vector<ZoneList>& pieces) {
  std::vector<ZoneList> out;
  for (const ZoneList& piece : pieces) {
    std::int32_t above = kNone;  // the heading right above
    for (const std::size_t z : from_top(c, piece)) {
      const bool stacked =
          above != kNone &&
          c.zone(z).box.y0 - c.zone(static_cast<std::size_t>(above)).box.y1 < kStack * c.em();
      if (out.empty() || (c.is_heading(z) && !stacked)) out.emplace_back();
      out.back().push_back(z);
      above = c.is_heading(z) ? static_cast<std::int32_t>(z) : kNone;
    }
  }
  return out;
}

}  // namespace broadsheet::layout
