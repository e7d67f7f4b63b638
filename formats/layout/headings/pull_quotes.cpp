#include "layout/headings/pull_quotes.hpp"

#include "layout/zones/zone_stage.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr double kRuleNear = 1.5;       // em between a quote and its rules
constexpr double kTextNear = 4;         // and the text above and below it
constexpr std::size_t kQuoteLines = 3;  // that are all in the text

class PullQuotes : ZoneStage {
 public:
  explicit PullQuotes(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised) return;
    std::erase_if(out_.zones, [&](const Zone& zone) {
      if (zone.kind != ZoneKind::heading || is_given(zone) || has_kicker(zone)) return false;
      const Box around = with_box(with_rules(zone.box));
      const bool ruled = around.y0 < zone.box.y0 && around.y1 > zone.box.y1, repeated = is_repeated(zone);
      const bool quoted = is_quoted(zone);
      const TextAround text = text_around(around);
      // Headlines, too, quote what the text says: only between rules, in a box or below all of the text it is
      // surely none, and at the edge of a column only word by word.
      const bool inside = text.above && text.below, at_edge = text.above || text.below;
      const bool is_quote = (ruled && inside && (repeated || quoted)) ||
                            (ruled && at_edge && all_repeated(zone)) ||
                            (repeated && quoted && text.above && !text.below);
      if (!is_quote) return false;
      take(zone, around, repeated);
      return true;
    });
  }

 private:
  // In smaller type than the lines below it: that is a head group.
  bool has_kicker(const Zone& zone) const {
    return page_.lines[zone.lines.front()].size < 0.95 * page_.lines[zone.lines.back()].size;
  }

  // Most of its lines: the text may break a word where the quote does not.
  bool is_repeated(const Zone& zone) const {
    const auto repeated = std::count_if(zone.lines.begin(), zone.lines.end(),
                                        [&](std::size_t l) { return hints_[l].repeated; });
    return static_cast<std::size_t>(repeated) * 3 >= zone.lines.size() * 2;
  }

  // Word by word, and longer than a headline would be.
  bool all_repeated(const Zone& zone) const {
    return zone.lines.size() >= kQuoteLines && std::all_of(zone.lines.begin(), zone.lines.end(),
                                                           [&](std::size_t l) { return hints_[l].repeated; });
  }

  bool is_quoted(const Zone& zone) const {
    return hints_[zone.lines.front()].opens_quote &&
           std::any_of(zone.lines.begin(), zone.lines.end(),
                       [&](std::size_t l) { return hints_[l].closes_quote; });
  }

  // The box with the rules right above and below it, about as wide as it is.
  Box with_rules(const Box& quote) const {
    Box out = quote;
    for (const Box& rule : out_.rules) {
      if (rule.width() < rule.height() || overlap_x(rule, quote) < 0.3 * quote.width()) continue;
      if (rule.width() > 3 * quote.width() + 6 * em_) continue;
      const double above = quote.y0 - rule.y1, below = rule.y0 - quote.y1;
      if ((above > -0.5 * em_ && above < kRuleNear * em_) || (below > -0.5 * em_ && below < kRuleNear * em_))
        out = united(out, rule);
    }
    return out;
  }

  // A box or tint behind the quote and little else.
  Box with_box(const Box& quote) const {
    Box out = quote;
    for (const Mark& mark : page_.marks) {
      const Box& b = mark.box;
      if (mark.kind != MarkKind::rule && b.x0 < quote.x0 && b.x1 > quote.x1 && b.y0 < quote.y0 + 0.3 * em_ &&
          b.y1 > quote.y1 - 0.3 * em_ && b.height() < quote.height() + 2 * kTextNear * em_ &&
          b.width() < 3 * quote.width() + 6 * em_)
        out = united(out, b);
    }
    return out;
  }

  struct TextAround {
    bool above = false, below = false;
  };

  TextAround text_around(const Box& around) const {
    TextAround out;
    for (auto at = first_from(around.y0 - kTextNear * em_);
         at != by_top_.end() && box(*at).y0 < around.y1 + kTextNear * em_; ++at) {
      const Box& b = box(*at);
      if (used_[*at] || out_.classes[*at] != LineClass::body || overlap_x(b, around) <= 0) continue;
      out.above = out.above || b.y1 < around.y0 + 0.5 * em_;
      out.below = out.below || b.y0 > around.y1 - 0.5 * em_;
    }
    return out;
  }

  void take(const Zone& zone, const Box& around, bool repeated) {
    for (const std::size_t l : zone.lines) {
      out_.classes[l] = repeated ? LineClass::quote : LineClass::crosshead;
      used_[l] = repeated;
    }
    out_.insets.push_back(around);
    std::erase_if(out_.rules, [&](const Box& rule) {
      return rule.x0 >= around.x0 && rule.x1 <= around.x1 && rule.y0 >= around.y0 && rule.y1 <= around.y1;
    });
  }
};

}  // namespace

void find_pull_quotes(ZoneWork& work) { PullQuotes(work).run(); }

}  // namespace broadsheet::layout
