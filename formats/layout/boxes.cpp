#include "layout/boxes.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {

Box united(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

bool touch(const Box& a, const Box& b) { return a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0; }

double overlap_x(const Box& a, const Box& b) { return std::min(a.x1, b.x1) - std::max(a.x0, b.x0); }

namespace {

// Wider than the figure, but begun where it begins or centred under it.
bool is_set_under(const Box& figure, const Box& caption, double em) {
  const bool aligned = std::abs(caption.x0 - figure.x0) < 0.6 * em ||
                       std::abs(caption.centre_x() - figure.centre_x()) < 0.6 * em;
  return aligned && overlap_x(figure, caption) > 0.6 * caption.width();
}

}  // namespace

double caption_distance(const Box& figure, const Box& caption, double em) {
  constexpr double kFar = 9e9;
  if (caption.x0 > figure.x0 - em && caption.x1 < figure.x1 + em) {
    const double below = caption.y0 - figure.y1, above = figure.y0 - caption.y1 + em;
    if (below > -0.5 * em) return std::max(below, 0.0);
    return above > 0.5 * em ? above : caption.y0 > figure.y0 ? 1.5 * em : kFar;
  }
  const double under = caption.y0 - figure.y1;
  if (under > -0.5 * em && under < 1.2 * em && is_set_under(figure, caption, em))
    return std::max(under, 0.0) + 0.3 * em;
  if (caption.y0 < figure.y0 - em || caption.y1 > figure.y1 + em) return kFar;
  const double beside = std::max(caption.x0 - figure.x1, figure.x0 - caption.x1);
  return beside > -0.2 * em && beside < 1.2 * em ? em + 0.8 * std::max(beside, 0.0) : kFar;
}

bool rule_between(const std::vector<Box>& rules, const Box& a, const Box& b, double em) {
  const double top = std::min(a.y1, b.y1), bottom = std::max(a.y0, b.y0);
  return std::any_of(rules.begin(), rules.end(), [&](const Box& r) {
    return r.width() > r.height() && r.y0 > top - 0.1 * em && r.y1 < bottom + 0.1 * em &&
           overlap_x(r, a) > 0.5 * a.width() && overlap_x(r, b) > 0.5 * b.width();
  });
}

bool dash_between(const std::vector<Box>& rules, const Box& upper, const Box& lower, double em) {
  constexpr double kGap = 2.2, kOffCentre = 1.2;  // em
  constexpr double kShort = 0.8;                  // of the width of either, but for a short kicker
  return std::any_of(rules.begin(), rules.end(), [&](const Box& r) {
    return r.width() > r.height() && r.y0 > upper.y1 - 0.1 * em && r.y1 < lower.y0 + 0.1 * em &&
           r.y0 < upper.y1 + kGap * em && r.y1 > lower.y0 - kGap * em && r.width() < kShort * lower.width() &&
           (r.width() < kShort * upper.width() || upper.width() < lower.width()) &&
           overlap_x(r, upper) > 0.9 * std::min(r.width(), upper.width()) &&
           std::abs(r.centre_x() - lower.centre_x()) < kOffCentre * em;
  });
}

}  // namespace broadsheet::layout
