#include "layout/order/flow.hpp"

#include "layout/order/column_edges.hpp"
#include "layout/order/find_zones.hpp"
#include "layout/order/given.hpp"
#include "layout/order/line_type.hpp"
#include "layout/order/paragraphs.hpp"
#include "layout/order/turned.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace broadsheet::layout {
namespace {

constexpr double kIndent = 0.6, kIndentRecognised = 0.45;  // em from which a line is indented
constexpr double kDeepest = 3.2;                           // em to which it is an indent and not set right
constexpr double kSetRight = 2.6;                          // em from which a line may be set right
constexpr double kLeftOver = 1.5;                          // em that only the last line of text leaves
constexpr double kOtherSize = 0.025;                       // em by which a size differs from another
constexpr std::size_t kCrossheadLines = 3;                 // more lines of another face are text

class Placer {
 public:
  Placer(const Page& page, const std::vector<LineHint>& hints) : page_(page), hints_(hints) {
    flow_.zones = find_zones(page, hints);
    em_ = flow_.zones.measures.body;
    signs_ = paragraph_signs(page, hints, flow_.zones);
    flow_.indents = signs_.indents;
    const bool given = has_given_structure(page);
    if (given) leave_out_given(page, flow_.zones);
    flow_.regions = find_regions(page, hints, flow_.zones);
    if (!given) return;
    std::vector<Region> articles = given_regions(page, flow_.zones);
    flow_.regions.insert(flow_.regions.begin(), std::make_move_iterator(articles.begin()),
                         std::make_move_iterator(articles.end()));
  }

  Flow run() {
    for (std::size_t l = 0; l < page_.lines.size(); ++l)
      if (is_outside(l)) add(l, FlowRole::furniture, kNone);
    for (std::size_t r = 0; r < flow_.regions.size(); ++r) region(r);
    asides();
    return std::move(flow_);
  }

 private:
  const Box& box(std::size_t line) const { return page_.lines[line].box; }
  bool is_outside(std::size_t line) const {
    const LineClass it = flow_.zones.classes[line];
    return it == LineClass::furniture || it == LineClass::quote || it == LineClass::advertisement;
  }
  const Zone& zone(std::size_t z) const { return flow_.zones.zones[z]; }

  FlowLine& add(std::size_t line, FlowRole role, std::int32_t region) {
    FlowLine out;
    out.line = line;
    out.role = role;
    out.region = region;
    const Line& l = page_.lines[line];
    out.scale = scale_of(l, em_);
    out.other_face = is_other_face(line);
    flow_.lines.push_back(out);
    return flow_.lines.back();
  }

  bool is_other_face(std::size_t line) const {
    return layout::is_other_face(page_, flow_.zones.measures, page_.lines[line]);
  }

  void region(std::size_t r) {
    region_ = static_cast<std::int32_t>(r);
    has_text_ = false;
    ends_text_ = end_of_text(flow_.regions[r]);
    for (const std::size_t z : flow_.regions[r].zones) {
      const std::size_t begun = flow_.lines.size();
      switch (zone(z).kind) {
        case ZoneKind::heading:
        case ZoneKind::deck: heading(zone(z)); break;
        case ZoneKind::figure:
          for (const std::size_t l : zone(z).lines) add(l, FlowRole::caption, region_);
          break;
        case ZoneKind::column: column(with_true_edge(z, flow_.regions[r])); break;
      }
      if (begun == flow_.lines.size()) continue;
      flow_.lines[begun].first_of_zone = zone(z).has_picture || !is_rest_of_caption(begun);
      for (std::size_t k = begun + 1; k < flow_.lines.size(); ++k)
        flow_.lines[k].gap =
            std::max(0.0, (box(flow_.lines[k].line).y0 - box(flow_.lines[k - 1].line).y1) / em_ -
                              std::max(0.0, flow_.zones.measures.pitch / em_ - 1));
    }
  }

  // The authors come last, also those who are named above the headline.
  void heading(const Zone& heading) {
    const auto is_author = [&](std::size_t l) {
      return flow_.zones.authors[l] && flow_.zones.classes[l] == LineClass::display;
    };
    for (const std::size_t l : heading.lines)
      if (!is_author(l)) add(l, FlowRole::heading, region_);
    for (const std::size_t l : heading.lines)
      if (is_author(l)) add(l, FlowRole::byline, region_);
  }

  // The line that ends its last column.
  std::size_t end_of_text(const Region& region) const {
    std::size_t line = page_.lines.size();
    for (const std::size_t z : region.zones)
      if (zone(z).kind == ZoneKind::column) line = zone(z).lines.back();
    return line;
  }

  // Whether the caption that begins at place k of the flow goes on from the one before, in another column:
  // see RegionFinder::put_captions_together.
  bool is_rest_of_caption(std::size_t k) const {
    if (k == 0 || flow_.lines[k].role != FlowRole::caption) return false;
    const FlowLine& before = flow_.lines[k - 1];
    return before.role == FlowRole::caption && before.region == flow_.lines[k].region &&
           goes_on_as_caption(page_, hints_, before.line, flow_.lines[k].line, em_);
  }

  // A column of few lines may have none that stands at its left edge: then the other columns of the region,
  // which are as far from each other everywhere, tell where it is.
  Zone with_true_edge(std::size_t z, const Region& region) const {
    Zone out = zone(z);
    if (out.lines.size() > 2 || out.only_byline) return out;
    double first = 1e9, step = 1e9;
    for (const std::size_t other : region.zones) {
      const Zone& o = zone(other);
      if (o.kind != ZoneKind::column || o.lines.size() < 3 || other == z) continue;
      if (first < 1e9 && std::abs(o.left - first) > 6 * em_) step = std::min(step, std::abs(o.left - first));
      first = std::min(first, o.left);
      const double in = out.left - o.left;
      if (overlap_x(o.box, out.box) > 0.5 * out.box.width() && in > 0.3 * em_ && in < kDeepest * em_) {
        out.left = o.left;  // right above or below
        return out;
      }
    }
    if (step >= 1e9 || out.left < first) return out;
    const double in = std::fmod(out.left - first + 0.3 * em_, step) - 0.3 * em_;
    if (in > 0.3 * em_ && in < kDeepest * em_) out.left -= in;
    return out;
  }

  void column(const Zone& column) {
    bool after_crosshead = false;
    for (std::size_t k = 0; k < column.lines.size(); ++k) {
      const std::size_t l = column.lines[k];
      const Edges e =
          edges_at(page_, flow_.zones, flow_.regions[static_cast<std::size_t>(region_)], column, k);
      const double indent = (box(l).x0 - e.left) / em_, short_by = (e.right - box(l).x1) / em_;
      const bool centred = std::abs(indent - short_by) < 0.5 && indent > 0.8;
      const FlowRole role = role_of(column, k, indent, short_by, centred, after_crosshead);
      FlowLine& out = add(l, role, region_);
      out.indent = indent, out.short_by = short_by, out.centred = centred;
      out.column = (column.right - column.left) / em_;
      after_crosshead = role == FlowRole::crosshead;
      has_text_ = has_text_ || role == FlowRole::starts;
    }
  }

  FlowRole role_of(const Zone& column, std::size_t k, double indent, double short_by, bool centred,
                   bool after_crosshead) const {
    const std::size_t l = column.lines[k];
    const LineHint& hint = hints_[l];
    const bool author = flow_.zones.authors[l];
    if (column.only_byline || hint.closing) return FlowRole::byline;
    if (flow_.zones.classes[l] == LineClass::crosshead) return FlowRole::crosshead;
    if (is_last(column, k) && is_set_as_crosshead(l)) return FlowRole::crosshead;
    if (flow_.regions[static_cast<std::size_t>(region_)].facts.given)
      return role_in_given(column, k, indent, centred, after_crosshead);
    if (page_.lines[l].has_initial && !author) return FlowRole::starts;
    if (is_beside_last(
            column, k))  // an author after the last sentence; else the rest of a line torn by justification
      return hints_[column.lines[k - 1]].ends_sentence || flow_.lines.back().role == FlowRole::byline ||
                     author
                 ? FlowRole::byline
                 : FlowRole::continues;
    if ((author || hint.continued_from) && (centred || !has_text_)) return FlowRole::byline;
    if (!author && !hint.byline && opens_paragraph(page_, column, k, signs_, em_)) return FlowRole::starts;
    if ((hint.only_names && (centred || (!has_text_ && is_set_apart(column, k)))) ||
        goes_on_centred(column, k))
      return FlowRole::byline;
    if (!has_text_ && hint.may_name &&
        (flow_.zones.measures.spaced ? short_by > kLeftOver : is_over_paragraph(column, k)))
      return FlowRole::byline;
    if (!has_text_ && (centred || is_set_apart(column, k)) && is_short_of_sentence(column, k))
      return FlowRole::byline;
    if (has_text_ && (is_set_right(column, k, indent, short_by) || is_signature(column, k)))
      return FlowRole::byline;
    if (is_crosshead(column, k, centred))
      return (author || hint.only_names) && is_last(column, k) ? FlowRole::byline : FlowRole::crosshead;
    const double least = page_.recognised ? kIndentRecognised : kIndent;
    const bool indented = indent > least && indent < kDeepest;
    return indented || !has_text_ || after_crosshead || begins_flush(l) ? FlowRole::starts
                                                                        : FlowRole::continues;
  }

  // On a page without indents: after the end of a sentence that had room for more, or white.
  bool begins_flush(std::size_t l) const {
    if (flow_.indents && !signs_.white) return false;
    const FlowLine& last = flow_.lines.back();
    const Line &a = page_.lines[last.line], &b = page_.lines[l];
    const bool parted = signs_.white && is_parted_by_white(a, b, flow_.zones.measures);
    if (!hints_[last.line].ends_sentence) return parted && last.short_by > kLeftOver;
    if (parted) return true;
    const double room = last.short_by * em_;
    return !flow_.indents &&
           (had_room_for(b, room, em_) || (signs_.justified && ends_justified(room, flow_.zones.measures)));
  }

  // In an article that the source gives: it has said what is a headline, a section title, an author.
  FlowRole role_in_given(const Zone& column, std::size_t k, double indent, bool centred,
                         bool after_crosshead) const {
    const std::size_t l = column.lines[k];
    const BlockRole role = given_role(page_, l);
    if (role == BlockRole::byline || (hints_[l].byline && (centred || !has_text_))) return FlowRole::byline;
    if (is_crosshead(column, k, centred)) return FlowRole::crosshead;
    const double least = page_.recognised ? kIndentRecognised : kIndent;
    const bool indented = indent > least && indent < kDeepest;
    const bool begins =
        starts_given_paragraph(l) && (flow_.lines.empty() || hints_[flow_.lines.back().line].ends_sentence);
    return indented || begins || !has_text_ || after_crosshead ? FlowRole::starts : FlowRole::continues;
  }

  // The first line of a block that the source promises to begin a paragraph. Libraries promise that of the
  // top of a column as well: it holds where the line before ended a sentence.
  bool starts_given_paragraph(std::size_t l) const {
    const std::int32_t block = page_.lines[l].block;
    if (block == kNone || !page_.blocks[static_cast<std::size_t>(block)].starts_paragraph) return false;
    return l == 0 || page_.lines[l - 1].block != block;
  }

  bool has_other_type(std::size_t l) const {
    const double size = page_.lines[l].size;
    return is_other_face(l) || (size > 0 && std::abs(size - em_) > kOtherSize * em_);
  }

  // In another type than the text, which begins right below.
  bool is_set_apart(const Zone& column, std::size_t k) const {
    if (page_.recognised || !has_other_type(column.lines[k])) return false;
    std::size_t next = k + 1;
    while (next < column.lines.size() && next < k + 3 && has_other_type(column.lines[next])) ++next;
    if (next < column.lines.size() && !has_other_type(column.lines[next])) return true;
    // An opening in the same face, but in the size of text.
    return k + 1 < column.lines.size() &&
           page_.lines[column.lines[k + 1]].size - page_.lines[column.lines[k]].size > kOtherSize * em_;
  }

  // Above the text and no sentence: the author, whatever the words are.
  bool is_short_of_sentence(const Zone& column, std::size_t k) const {
    const std::size_t l = column.lines[k];
    return k < 3 && k + 2 < column.lines.size() && !hints_[l].ends_sentence && !hints_[l].lead &&
           box(l).width() < 0.8 * (column.right - column.left);
  }

  // A short line flush left, and below it the first line of a paragraph.
  bool is_over_paragraph(const Zone& column, std::size_t k) const {
    if (!flow_.indents || k + 1 >= column.lines.size()) return false;
    const double in = (box(column.lines[k + 1]).x0 - column.left) / em_;
    return in > kIndent && in < kDeepest && box(column.lines[k]).x0 - column.left < kIndent * em_;
  }

  bool is_beside_last(const Zone& column, std::size_t k) const {
    if (k == 0) return false;
    const Line &a = page_.lines[column.lines[k - 1]], &b = page_.lines[column.lines[k]];
    return std::abs(a.baseline - b.baseline) < 0.3 * em_;
  }

  // The rest of a centred name that was too long for the line before.
  bool goes_on_centred(const Zone& column, std::size_t k) const {
    if (k == 0 || page_.recognised || flow_.lines.back().role != FlowRole::byline ||
        hints_[column.lines[k]].ends_sentence)
      return false;
    const Box &above = box(column.lines[k - 1]), &b = box(column.lines[k]);
    return std::abs(above.centre_x() - b.centre_x()) < 0.2 * em_ && b.width() < above.width() &&
           b.x0 - above.x0 > em_ && b.y0 - above.y1 < flow_.zones.measures.pitch;
  }

  static bool is_last(const Zone& column, std::size_t k) { return k + 1 == column.lines.size(); }

  // A short line against the right edge, after one that ended a paragraph: the author, an agency, a jump.
  bool is_set_right(const Zone& column, std::size_t k, double indent, double short_by) const {
    if (indent < kSetRight || std::abs(short_by) > 0.6 || page_.recognised) return false;
    if (box(column.lines[k]).width() > 0.85 * (column.right - column.left)) return false;
    if (k > 0 && !ends_paragraph(column, k - 1) && flow_.lines.back().role != FlowRole::byline &&
        !hints_[column.lines[k]].byline)
      return false;
    return is_last(column, k) || is_indented_or_right(column, k + 1);
  }
  // The last line of a column, after its last sentence: the author by the words, or in a type of its own.
  bool is_signature(const Zone& column, std::size_t k) const {
    const std::size_t l = column.lines[k];
    if (k == 0 || page_.recognised || !is_last(column, k) || hints_[l].ends_sentence ||
        !hints_[column.lines[k - 1]].ends_sentence)
      return false;
    return flow_.zones.authors[l] ||
           (l == ends_text_ && has_other_type(l) && box(l).width() < 0.7 * (column.right - column.left));
  }
  // With a sentence, or far from the right edge.
  bool ends_paragraph(const Zone& column, std::size_t k) const {
    const std::size_t l = column.lines[k];
    return hints_[l].ends_sentence || column.right - box(l).x1 > 0.3 * (column.right - column.left);
  }
  bool is_indented_or_right(const Zone& column, std::size_t k) const {
    return box(column.lines[k]).x0 - column.left > kIndent * em_;
  }

  // At the end of a column, too, where an author may stand.
  bool is_set_as_crosshead(std::size_t l) const {
    const LineHint& hint = hints_[l];
    return has_text_ && is_other_face(l) && signs_.crossheads.count(type_of(page_.lines[l])) > 0 &&
           !flow_.zones.authors[l] && !hint.byline && !hint.only_names && !hint.ends_sentence;
  }

  bool is_crosshead(const Zone& column, std::size_t k, bool centred) const {
    if (given_role(page_, column.lines[k]) == BlockRole::subhead) return true;
    if (!has_text_ || !is_other_face(column.lines[k]) || (page_.recognised && !centred)) return false;
    if (k > 0 && is_other_face(column.lines[k - 1]) && flow_.lines.back().role != FlowRole::crosshead)
      return false;  // the rest of an opening in bold type
    std::size_t first = k, last = k;
    while (first > 0 && is_other_face(column.lines[first - 1])) --first;
    while (last + 1 < column.lines.size() && is_other_face(column.lines[last + 1])) ++last;
    return last - first < kCrossheadLines;
  }

  // Rotated lines go to the region they stand nearest to.
  void asides() {
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      if (flow_.zones.classes[l] != LineClass::aside) continue;
      std::int32_t best = kNone;
      double least = 1e9;
      for (std::size_t r = 0; r < flow_.regions.size(); ++r) {
        const Box &a = box(l), &b = flow_.regions[r].box;
        const double distance =
            std::max({a.x0 - b.x1, b.x0 - a.x1, 0.0}) + std::max({a.y0 - b.y1, b.y0 - a.y1, 0.0});
        if (distance < least) least = distance, best = static_cast<std::int32_t>(r);
      }
      FlowLine out;
      out.line = l;
      out.role = FlowRole::aside;
      out.region = best;
      out.first_of_zone = true;
      auto at = flow_.lines.end();
      for (auto k = flow_.lines.begin(); k != flow_.lines.end(); ++k)
        if (k->region == best && k->role != FlowRole::furniture) at = k + 1;
      flow_.lines.insert(at, out);
    }
  }

  const Page& page_;
  const std::vector<LineHint>& hints_;
  Flow flow_;
  ParagraphSigns signs_;
  double em_ = 1;
  std::int32_t region_ = kNone;
  bool has_text_ = false;      // the region at hand
  std::size_t ends_text_ = 0;  // its last line of text
};

}  // namespace

std::int32_t given_article(const Page& page, std::size_t line) {
  const std::int32_t block = page.lines[line].block;
  return block == kNone ? kNone : page.blocks[static_cast<std::size_t>(block)].article;
}

BlockRole given_role(const Page& page, std::size_t line) {
  const std::int32_t block = page.lines[line].block;
  return block == kNone ? BlockRole::unknown : page.blocks[static_cast<std::size_t>(block)].role;
}

Flow flow_of(const Page& page, const std::vector<LineHint>& hints) {
  if (!is_vertical(page)) return Placer(page, hints).run();
  const Page upright = turned(page);
  Flow flow = Placer(upright, hints).run();
  turn_back(flow, page.width);
  return flow;
}

}  // namespace broadsheet::layout
