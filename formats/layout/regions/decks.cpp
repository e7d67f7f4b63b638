#include "layout/regions/decks.hpp"

#include "layout/zones/zone_stage.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kLongest = 5;      // lines
constexpr std::size_t kMostZones = 500;  // of a page whose decks are looked for: each asks all of them
constexpr double kTextGap = 3.5;         // em between a deck and the text below it
constexpr double kGutter = 4;            // em between two columns of one article
constexpr double kHeadGap = 8;           // em between a deck and the headline

class Decks : ZoneStage {
 public:
  explicit Decks(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    if (page_.recognised || out_.zones.size() > kMostZones) return;
    for (Zone& zone : out_.zones)
      if (zone.kind == ZoneKind::heading && !is_given(zone) && is_deck(zone)) zone.kind = ZoneKind::deck;
  }

 private:
  static bool is_text(const Zone& zone) { return zone.kind == ZoneKind::column && !zone.only_byline; }

  bool is_deck(const Zone& deck) const {
    const Zone* text = text_below(deck);
    return deck.lines.size() <= kLongest && text &&
           std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& before) {
             return is_text(before) && goes_on(before, *text, deck) && has_headline(deck, before);
           });
  }

  const Zone* text_below(const Zone& deck) const {
    const Zone* nearest = nullptr;
    for (const Zone& zone : out_.zones) {
      const double gap = zone.box.y0 - deck.box.y1;
      if (is_text(zone) && gap > -0.5 * em_ && gap < kTextGap * em_ &&
          overlap_x(zone.box, deck.box) > 0.6 * deck.box.width() &&
          (!nearest || zone.box.y0 < nearest->box.y0))
        nearest = &zone;
    }
    return nearest;
  }

  // Whether the column left of the deck reaches down beside it, full to its last line, and the text below
  // goes on from there.
  bool goes_on(const Zone& before, const Zone& text, const Zone& deck) const {
    const std::size_t last = before.lines.back(), first = text.lines.front();
    const double gutter = text.box.x0 - before.box.x1;
    if (gutter < -em_ || gutter > kGutter * em_ || before.box.y1 < text.box.y0 ||
        before.box.y0 > deck.box.y1 + kTextGap * em_)
      return false;
    const bool open =
        hints_[last].ends_open || (!hints_[last].ends_sentence && before.right - box(last).x1 < 0.6 * em_);
    return open && !hints_[first].lead && !hints_[first].byline && box(first).x0 - text.left < 0.6 * em_;
  }

  bool has_headline(const Zone& deck, const Zone& before) const {
    return std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& head) {
      const double gap = deck.box.y0 - head.box.y1;
      return head.kind == ZoneKind::heading && &head != &deck && gap > -0.5 * em_ && gap < kHeadGap * em_ &&
             size_of(head) > size_of(deck) && overlap_x(head.box, deck.box) > 0.8 * deck.box.width() &&
             overlap_x(head.box, before.box) > 0.5 * before.box.width();
    });
  }

  double size_of(const Zone& zone) const {
    double size = 0;
    for (const std::size_t l : zone.lines) size = std::max(size, page_.lines[l].size);
    return size;
  }
};

}  // namespace

void find_decks(ZoneWork& work) { Decks(work).run(); }

}  // namespace broadsheet::layout
