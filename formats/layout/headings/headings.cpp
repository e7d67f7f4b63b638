#include "layout/headings/headings.hpp"

#include "layout/characters.hpp"
#include "layout/zones/zone_stage.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr double kHeadingGap = 0.9;  // em between the lines of one heading
constexpr double kSameCentre = 1.2;  // em between the centres of its lines; of stream neighbours more
constexpr double kSameCentreStream = 4;
constexpr double kDeckGap = 2;  // em below the headline, and between deck and author
constexpr std::size_t kDeckLines = 5;
constexpr std::size_t kMostJoined = 500;  // zones of a page whose decks below dashes are looked for
constexpr double kBanner = 2;             // widths of its deck from which a headline stands over more
constexpr std::size_t kLinesAbove = 60;   // looked at for an author
constexpr std::size_t kMostZones = 2000;  // of a page whose decks are looked for: each asks all of them

class Headings : ZoneStage {
 public:
  explicit Headings(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    const double least = kHeadingGap * em_;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (used_[i] || !is_display(i)) continue;
      const auto fits = [&](const Box& all, const std::vector<std::size_t>& group, std::size_t l) {
        if (!is_display(l)) return false;
        const double size = std::max(page_.lines[l].size, page_.lines[group.back()].size);
        if (!is_near(all, box(l), std::max(least, 0.45 * size))) return false;
        if (rule_between(out_.rules, all, box(l), em_) && !is_kicker_of(all, group, l)) return false;
        const bool follows =
            page_.stream_is_reading_order &&
            std::any_of(group.begin(), group.end(), [&](std::size_t g) { return g + 1 == l || l + 1 == g; });
        const double off = std::abs(box(l).centre_x() - all.centre_x());
        const bool left = std::abs(box(l).x0 - all.x0) < 0.5 * em_;
        return off < (follows ? kSameCentreStream : kSameCentre) * em_ || left;
      };
      Zone zone;
      zone.kind = ZoneKind::heading;
      zone.lines = stack(i, 3 * em_, fits);
      leave_out_opening(zone.lines);
      if (zone.lines.empty()) continue;
      zone.box = box_of(zone.lines);
      if (is_ornament(zone)) {
        out_.classes[i] = LineClass::furniture;
        continue;
      }
      if (is_large_text(zone.lines) || is_opening(zone)) {
        for (const std::size_t l : zone.lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      out_.zones.push_back(std::move(zone));
    }
    if (out_.zones.size() > kMostZones) return;
    join_decks();
    if (!page_.recognised && !out_.rules.empty() && out_.zones.size() <= kMostJoined) join_at_dashes();
    for (Zone& zone : out_.zones)
      if (zone.kind == ZoneKind::heading && !page_.recognised) take_deck_above_author(zone);
  }

 private:
  // An opening paragraph or a comment in larger type: sentences, in more lines than a head group has.
  bool is_large_text(const std::vector<std::size_t>& lines) const {
    for (const std::size_t l : lines)
      if (out_.classes[l] == LineClass::heading) return false;
    return lines.size() > 4 && is_long(lines) && hints_[lines.back()].ends_sentence;
  }

  // A letter of a font of signs: an arrow, a bullet.
  bool is_ornament(const Zone& zone) const {
    const std::string& text = page_.lines[zone.lines.front()].text;
    return zone.lines.size() == 1 && !page_.recognised && count_characters(text) == 1 &&
           !is_square(first_character(text));
  }

  // A rule under a kicker, or over the heading below it, parts nothing.
  bool is_kicker_of(const Box& all, const std::vector<std::size_t>& group, std::size_t l) const {
    const bool is_above = box(l).y0 < all.y0;
    const double upper = page_.lines[is_above ? l : group.back()].size;
    const double lower = page_.lines[is_above ? group.front() : l].size;
    return upper < 0.85 * lower && (is_above || group.size() == 1);
  }

  // The lines at the end of a heading, or all of it, that are one paragraph in type of their own: no kicker
  // or deck ends in a full stop, if it is longer than a few words.
  void leave_out_opening(std::vector<std::size_t>& lines) {
    constexpr std::size_t kFewest = 40, kFewestOfSquare = 20;  // characters
    const std::size_t last = lines.back();
    const char32_t end = last_character(page_.lines[last].text);
    if (page_.recognised || (end != U'.' && end != U'。') || hints_[last].repeated) return;
    std::size_t first = lines.size(), characters = 0;
    for (; first > 0 && out_.classes[lines[first - 1]] == LineClass::display &&
           has_type_of(lines[first - 1], last);
         --first)
      characters += count_characters(page_.lines[lines[first - 1]].text);
    if (characters < (out_.measures.spaced ? kFewest : kFewestOfSquare)) return;
    for (std::size_t k = first; k < lines.size(); ++k)
      out_.classes[lines[k]] = LineClass::body, used_[lines[k]] = false;
    lines.resize(first);
  }

  // Below the author, in larger type than the rest, sentences: the first paragraph.
  bool is_opening(const Zone& zone) const {
    const bool heading = std::any_of(zone.lines.begin(), zone.lines.end(),
                                     [&](std::size_t l) { return out_.classes[l] == LineClass::heading; });
    return !heading && hints_[zone.lines.back()].ends_sentence &&
           (author_above(zone.box) != kNone || is_long(zone.lines));
  }

  bool is_long(const std::vector<std::size_t>& lines) const {
    std::size_t characters = 0;
    for (const std::size_t l : lines) characters += count_characters(page_.lines[l].text);
    return characters > (out_.measures.spaced ? 160u : 60u);
  }

  // The line of authors right above, if it stands at the left edge or in the middle.
  std::int32_t author_above(const Box& b) const {
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 3 * em_);
         at != by_top_.end() && box(*at).y0 < b.y0 && ++seen <= kLinesAbove; ++at)
      if (out_.authors[*at] && box(*at).y1 < b.y0 + 0.3 * em_ && are_aligned(box(*at), b))
        return static_cast<std::int32_t>(*at);
    return kNone;
  }

  bool are_aligned(const Box& a, const Box& b) const {
    return std::abs(a.x0 - b.x0) < 0.5 * em_ || std::abs(a.centre_x() - b.centre_x()) < 0.5 * em_;
  }

  // Lines hardly larger than the text, or in another face, between the headline and its author.
  void take_deck_above_author(Zone& heading) {
    std::vector<std::size_t> deck;
    double bottom = heading.box.y1;
    bool author = false;
    std::size_t seen = 0;
    for (auto at = first_from(bottom - 0.3 * em_);
         at != by_top_.end() && box(*at).y0 < bottom + kDeckGap * em_ && ++seen <= kLinesAbove; ++at) {
      if (!are_aligned(box(*at), heading.box) || box(*at).y0 < bottom - 0.3 * em_) continue;
      author = out_.authors[*at];
      if (author) break;
      if (used_[*at] || !may_be_deck(*at) || deck.size() == kDeckLines) return;
      deck.push_back(*at);
      bottom = box(*at).y1;
    }
    if (deck.empty() || !author) return;
    for (const std::size_t l : deck) out_.classes[l] = LineClass::display, used_[l] = true;
    heading.lines.insert(heading.lines.end(), deck.begin(), deck.end());
    heading.box = united(heading.box, box_of(deck));
  }

  bool may_be_deck(std::size_t l) const {
    const LineHint& hint = hints_[l];
    return out_.classes[l] == LineClass::body && differs(l) && !hint.caption && !hint.lead &&
           !hint.continued_from && !hint.closing && !hint.furniture;
  }

  // A deck, or a kicker, that a dash parts from its headline.
  void join_at_dashes() {
    for (std::size_t d = 0; d < out_.zones.size(); ++d) {
      const Zone& lower = out_.zones[d];
      if (lower.kind != ZoneKind::heading) continue;
      const auto above = std::find_if(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
        return z.kind == ZoneKind::heading && (is_deck_of(z, lower) || is_kicker_of(z, lower)) &&
               dash_between(out_.rules, z.box, lower.box, em_);
      });
      if (above != out_.zones.end()) join(*above, d--);
    }
  }

  // In smaller type, and as wide or alone in the middle: a headline over more than one story has decks
  // elsewhere.
  bool is_deck_of(const Zone& headline, const Zone& deck) const {
    return page_.lines[headline.lines.back()].size > page_.lines[deck.lines.front()].size &&
           (headline.box.width() < kBanner * deck.box.width() ||
            (are_centred(headline.box, deck.box) && is_alone(headline, deck)));
  }

  // Whether nothing stands beside the deck under its headline.
  bool is_alone(const Zone& headline, const Zone& deck) const {
    for (auto at = first_from(headline.box.y1); at != by_top_.end() && box(*at).y0 < deck.box.y1; ++at)
      if (overlap_x(box(*at), headline.box) > 0 &&
          std::find(deck.lines.begin(), deck.lines.end(), *at) == deck.lines.end())
        return false;
    return true;
  }

  bool is_kicker_of(const Zone& kicker, const Zone& headline) const {
    return kicker.lines.size() == 1 && are_centred(kicker.box, headline.box) &&
           kicker.box.width() < 1.1 * headline.box.width() &&
           page_.lines[kicker.lines.front()].size < page_.lines[headline.lines.front()].size;
  }

  bool are_centred(const Box& a, const Box& b) const {
    return std::abs(a.centre_x() - b.centre_x()) < kSameCentre * em_;
  }

  void join(Zone& headline, std::size_t deck) {
    const Zone& lower = out_.zones[deck];
    headline.lines.insert(headline.lines.end(), lower.lines.begin(), lower.lines.end());
    headline.box = united(headline.box, lower.box);
    out_.zones.erase(out_.zones.begin() + static_cast<std::ptrdiff_t>(deck));
  }

  // A deck that the author's line parts from its headline.
  void join_decks() {
    for (std::size_t d = 0; d < out_.zones.size(); ++d) {
      const Zone& deck = out_.zones[d];
      const std::int32_t author = deck.kind == ZoneKind::heading ? author_above(deck.box) : kNone;
      if (author == kNone) continue;
      const Box& name = box(static_cast<std::size_t>(author));
      const auto above = std::find_if(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
        const double gap = name.y0 - z.box.y1;
        return &z != &deck && z.kind == ZoneKind::heading && gap > -0.5 * em_ && gap < 2 * em_ &&
               are_aligned(z.box, name);
      });
      if (above != out_.zones.end()) join(*above, d--);
    }
  }
};

}  // namespace

void find_headings(ZoneWork& work) { Headings(work).run(); }

}  // namespace broadsheet::layout
