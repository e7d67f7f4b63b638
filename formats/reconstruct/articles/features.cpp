#include "reconstruct/articles/features.hpp"

#include "reconstruct/articles/head_features.hpp"
#include "reconstruct/headlines/headlines.hpp"
#include "reconstruct/language/phrases.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kReach = 40;              // items looked at in either direction
constexpr std::size_t kBefore = 8, kAfter = 5;  // paragraphs compared
constexpr std::size_t kNearBefore = 3, kNearAfter = 2;
constexpr double kClearly = 0.2;      // log of the ratio of two widths
constexpr double kSameColumn = 0.6;   // em by which the widths of paragraphs of one column differ
constexpr double kCohesionScale = 5;  // two paragraphs that share a fifth of their weight belong together
// Shares of the words of display lines that stand on one side of a paragraph.
constexpr double kOwn = 0.3, kForeign = 0.1, kVeryForeign = 0.05;
constexpr double kDoubt = 3;  // nats of rarity that an overlap must exceed to count fully

bool opens(const Item& item) { return item.lead || item.from; }
bool is_body(const Item& item) { return item.kind == ItemKind::paragraph && !item.doubtful; }

bool names_authors(const Item& item) {
  return (item.lead && !item.lead->bylines.empty()) || (item.closing_begin && !item.bylines.empty()) ||
         (item.kind == ItemKind::closing && !item.bylines.empty());
}

std::vector<const TermSet*> features_of_bodies(const std::vector<Item>& items) {
  std::vector<const TermSet*> out;
  for (const Item& item : items)
    if (is_body(item)) out.push_back(&item.terms);
  return out;
}

// How much of some display lines stands in their body above an item, and how much from it on.
struct Sides {
  double above = 0, below = 0;
};

class FeatureExtractor {
 public:
  FeatureExtractor(const Page& page, const std::vector<Item>& items, const Profile& profile)
      : page_(page),
        items_(items),
        profile_(profile),
        idf_(features_of_bodies(items)),
        sums_(items.size()),
        behind_(items.size()),
        front_(items.size()),
        out_(items.size()) {
    for (std::size_t i = 0; i < items.size(); ++i) sums_[i] = idf_.sum(items[i].terms);
  }

  std::vector<ItemFeatures> run() {
    for (std::size_t i = 0, end = 0; i < items_.size(); i = end + 1) {
      end = i;
      while (end < items_.size() && may_be_head(items_[end])) ++end;
      if (end > i) weigh_sides(i, end);
    }
    for (std::size_t i = 0; i < items_.size();) {
      if (may_be_head(items_[i])) {
        std::size_t end = i;
        while (end < items_.size() && may_be_head(items_[end])) ++end;
        heads(i, end);
        i = end;
      } else {
        if (items_[i].kind == ItemKind::paragraph) opening(i);
        ++i;
      }
    }
    if (!page_.geometry.empty()) positions();
    return std::move(out_);
  }

 private:
  void positions() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (may_be_head(items_[i])) out_[i].layout_head = head_layout_features(page_, items_, i);
      if (items_[i].kind == ItemKind::paragraph)
        out_[i].layout_opening = opening_layout_features(page_, items_, i);
    }
  }

  Neighbour look_back(std::size_t run) const {
    Neighbour side;
    for (std::size_t k = run; k-- > 0 && run - k < kReach && side.all.size() < kBefore;) {
      const Item& item = items_[k];
      if (may_be_head(item) && side.all.size() > 0) break;
      side.authors = side.authors || names_authors(item);
      if (side.all.size() == 0) {
        side.ended = side.ended || item.kind == ItemKind::closing || item.kind == ItemKind::jump_to;
        side.byline = side.byline || item.kind == ItemKind::byline;
        side.caption = side.caption || item.kind == ItemKind::caption;
      }
      if (!is_body(item)) continue;
      if (side.all.size() == 0) {
        side.nearest = &item;
        side.ended = side.ended || item.to || item.closing_begin;
      }
      side.all.add(item.terms);
      if (opens(item)) break;
    }
    return side;
  }

  Neighbour look_ahead(std::size_t end) const {
    Neighbour side;
    for (std::size_t k = end; k < items_.size() && k < end + kReach && side.all.size() < kAfter; ++k) {
      const Item& item = items_[k];
      if (may_be_head(item) && side.all.size() > 0) break;
      if (side.all.size() == 0) {
        side.byline = side.byline || item.kind == ItemKind::byline;
        side.opens = side.opens || item.kind == ItemKind::jump_from;
        side.caption = side.caption || item.kind == ItemKind::caption;
      }
      if (!is_body(item)) continue;
      if (side.all.size() > 0 && opens(item)) break;
      side.authors = side.authors || names_authors(item);
      if (side.all.size() == 0) {
        side.nearest = &item;
        side.opens = side.opens || opens(item);
      }
      side.all.add(item.terms);
      if (item.to || item.closing_begin) break;
    }
    return side;
  }

  TermSet features_between(std::size_t begin, std::size_t end) const {
    TermUnion items;
    for (std::size_t i = begin; i < end; ++i) items.add(items_[i].terms);
    return items.united();
  }

  static TermSet together(const TermSet& a, const TermSet& b) {
    TermUnion both;
    both.add(a);
    both.add(b);
    return both.united();
  }

  // The shared weight of what stands near on both sides over that of the lighter one.
  double cohesion(const Neighbour& before, const Neighbour& after) const {
    if (before.all.size() == 0 || after.all.size() == 0) return 0;
    const TermSet a = before.all.united(kNearBefore), b = after.all.united(kNearAfter);
    const double lighter = std::min(idf_.sum(a), idf_.sum(b));
    return lighter > 0 ? idf_.shared(a, b) / lighter : 0;
  }

  // The shared weight of two items over that of the lighter one.
  double cohesion(std::size_t a, std::size_t b) const {
    const double lighter = std::min(sums_[a], sums_[b]);
    return lighter > 0 ? idf_.shared(items_[a].terms, items_[b].terms) / lighter : 0;
  }

  Lean lean(const TermSet& text, const Neighbour& before, const Neighbour& after) const {
    const double all = idf_.sum(text) + kDoubt;
    return {idf_.shared(text, before.all) / all, idf_.shared(text, after.all) / all};
  }

  Run run_of(std::size_t begin, std::size_t end) const {
    Run run{begin, end, look_back(begin), look_ahead(end), {}, 0, 0.5, {}, {}, {}};
    run.lean = lean(features_between(begin, std::min(end, begin + kReach)), run.before, run.after);
    run.cohesion = cohesion(run.before, run.after);
    const auto blank = [](const Item& item) { return item.blank_before; };
    const auto inner = items_.begin() + static_cast<std::ptrdiff_t>(begin) + 1;
    const auto stop = items_.begin() + static_cast<std::ptrdiff_t>(end);
    if (inner < stop)
      run.blank_rate =
          static_cast<double>(std::count_if(inner, stop, blank)) / static_cast<double>(stop - inner);
    find_entries(run);
    return run;
  }

  void find_entries(Run& run) const {
    run.entry.resize(run.end - run.begin);
    run.begins.assign(run.end - run.begin, true);
    run.goes_on.assign(run.end - run.begin, 0);
    HeadGroup head{page_, profile_,       {},
                   {},    run.before.all, run.before.nearest ? run.before.nearest->width : 0};
    head.body.add(run.after.all);
    std::vector<std::size_t> item_of;  // a line
    for (std::size_t i = run.begin; i < run.end; ++i)
      for (const std::size_t line : items_[i].lines) head.lines.push_back(line), item_of.push_back(i);
    for (const Entry& e : entries_of(head)) {
      const std::size_t first = item_of[e.begin], last = item_of[e.end - 1];
      const TermSet all = features_between(first, last + 1);
      for (std::size_t i = first; i <= last; ++i) {
        TermSet& own = run.entry[i - run.begin];
        own = own.empty() ? all : together(own, all);  // a doubtful item may be of several
        run.begins[i - run.begin] = i == first && run.begins[i - run.begin];
      }
    }
    for (std::size_t k = 1; k < head.lines.size(); ++k)
      if (item_of[k] != item_of[k - 1])
        run.goes_on[item_of[k] - run.begin] = 1 / (1 + std::exp(-wrap_odds(head, k - 1)));
  }

  void heads(std::size_t begin, std::size_t end) {
    const Run run = run_of(begin, end);
    bool series = false;
    for (std::size_t i = begin; i < end; ++i) {
      const bool names_series = is_series(items_[i].joined.text, profile_);
      out_[i].head =
          head_features({page_, items_, profile_, run, i, lean(items_[i].terms, run.before, run.after),
                         lean(run.entry[i - begin], run.before, run.after), names_series, series});
      series = series || names_series;
      if (items_[i].doubtful) opening(i);
    }
  }

  void opening(std::size_t i) {
    const Item& item = items_[i];
    std::size_t k = i;
    bool byline = false, caption = false;
    while (k > 0 && i - k < kReach && items_[k - 1].kind != ItemKind::paragraph &&
           items_[k - 1].kind != ItemKind::head) {
      --k;
      byline = byline || items_[k].kind == ItemKind::byline;
      caption = caption || items_[k].kind == ItemKind::caption;
    }
    const Item* above = k > 0 && items_[k - 1].kind == ItemKind::paragraph ? &items_[k - 1] : nullptr;
    const double cohesive = above ? std::min(1.0, kCohesionScale * cohesion(i, k - 1)) : 0;
    const Sides &after = behind_[i], &before = front_[i];
    FeatureBuilder<OpeningFeature> out;
    out.set(OpeningFeature::bias, 1.0);
    out.set(OpeningFeature::has_lead_or_jump, opens(item));
    out.set(OpeningFeature::blank_above, item.blank_before);
    out.set(OpeningFeature::byline_above, byline);
    out.set(OpeningFeature::caption_above, caption);
    out.set(OpeningFeature::other_column, above && std::abs(above->width - item.width) > kSameColumn);
    out.set(OpeningFeature::body_above_cut,
            above && !above->to && !above->closing_begin && !is_sentence_end(above->joined.text));
    out.set(OpeningFeature::cohesion_above, cohesive);
    out.set(OpeningFeature::foreign_to_above, above && cohesive == 0);
    out.set(OpeningFeature::first_of_page, k == 0);
    out.set(OpeningFeature::clearly_other_column,
            above && std::abs(std::log(above->width / std::max(item.width, 1.0))) > kClearly);
    out.set(OpeningFeature::head_behind_leans_below, after.below - after.above);
    out.set(OpeningFeature::head_behind_foreign_above, after.above < kForeign && after.below > kOwn);
    out.set(OpeningFeature::head_in_front_leans_below, before.below - before.above);
    out.set(OpeningFeature::head_in_front_foreign_below, before.below < kVeryForeign && before.above > kOwn);
    const LineTag& tag = page_.lines[item.lines.front()].tag;
    out.set(OpeningFeature::tagged_opening, tag_feature(tag, LineLabel::opening, LineLabel::lead));
    out.set(OpeningFeature::tagged_lead, tag_feature(tag, LineLabel::lead));
    out.set(OpeningFeature::tagged_paragraph, tag_feature(tag, LineLabel::paragraph));
    out_[i].opening = out.take();
  }

  // The bodies that the display lines [run, end) may belong to reach to the next display lines or opening.
  void weigh_sides(std::size_t run, std::size_t end) {
    const TermSet words = features_between(run, std::min(end, run + kReach));
    const auto stops = [&](std::size_t i) { return may_be_head(items_[i]) || opens(items_[i]); };
    std::size_t begin = run, stop = end;
    while (begin > 0 && run - begin < kReach && !may_be_head(items_[begin - 1]) && !opens(items_[begin]))
      --begin;
    while (stop < items_.size() && stop - end < kReach &&
           !(stops(stop) && (stop > end || may_be_head(items_[stop]))))
      ++stop;
    spread(words, begin, run, behind_);
    spread(words, end, stop, front_);
  }

  void spread(const TermSet& words, std::size_t begin, std::size_t end, std::vector<Sides>& sides) const {
    const double all = idf_.sum(words) + kDoubt;
    std::vector<bool> nowhere(words.size());
    for (std::size_t k = 0; k < words.size(); ++k) nowhere[k] = idf_.of(words[k]) == 0;
    std::vector<bool> seen = nowhere;
    double weight = 0;
    const auto pass = [&](std::size_t i) {
      const TermSet& body = items_[i].terms;
      if (!is_body(items_[i])) return;
      for (std::size_t k = 0; k < words.size(); ++k)
        if (!seen[k] && std::binary_search(body.begin(), body.end(), words[k]))
          seen[k] = true, weight += idf_.of(words[k]);
    };
    for (std::size_t i = begin; i < end; ++i) {
      sides[i].above = weight / all;
      pass(i);
    }
    seen = nowhere;
    weight = 0;
    for (std::size_t i = end; i-- > begin;) {
      pass(i);
      sides[i].below = weight / all;
    }
  }

  const Page& page_;
  const std::vector<Item>& items_;
  const Profile& profile_;
  InverseDocumentFrequency idf_;
  std::vector<double> sums_;           // of an item's terms
  std::vector<Sides> behind_, front_;  // of an item: of the display lines after its body, in front of it
  std::vector<ItemFeatures> out_;
};

}  // namespace

std::vector<ItemFeatures> extract_features(const Page& page, const std::vector<Item>& items,
                                           const Profile& profile) {
  return FeatureExtractor(page, items, profile).run();
}

}  // namespace broadsheet::reconstruct
