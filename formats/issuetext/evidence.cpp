#include "issuetext/evidence.hpp"

#include "issuetext/headlines.hpp"

#include <data/heads_json.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kReach = 40;              // items looked at in either direction
constexpr std::size_t kBefore = 8, kAfter = 5;  // paragraphs compared

struct Side1 {
  Features all, near;
  std::size_t nearest = 0;
  std::size_t count = 0;
  bool ended = false, byline = false, opens = false;
};

bool opens(const Item& item) { return item.lead || item.from; }

Side1 look_back(const std::vector<Item>& items, const std::vector<Features>& features, std::size_t run) {
  Side1 side;
  for (std::size_t k = run; k-- > 0 && run - k < kReach && side.count < kBefore;) {
    const Item& item = items[k];
    if (item.kind == Kind::head) break;
    if (item.kind == Kind::closing || item.kind == Kind::jump_to) side.ended = side.ended || side.count == 0;
    if (item.kind == Kind::byline && side.count == 0) side.byline = true;
    if (item.kind != Kind::paragraph) continue;
    if (side.count == 0) {
      side.nearest = k;
      side.ended = side.ended || item.to || item.closing_begin;
    }
    side.all = united(side.all, features[k]);
    if (side.count < 3) side.near = united(side.near, features[k]);
    ++side.count;
    if (opens(item)) break;
  }
  return side;
}

Side1 look_ahead(const std::vector<Item>& items, const std::vector<Features>& features, std::size_t run_end) {
  Side1 side;
  for (std::size_t k = run_end; k < items.size() && k < run_end + kReach && side.count < kAfter; ++k) {
    const Item& item = items[k];
    if (item.kind == Kind::head) break;
    if (item.kind == Kind::byline && side.count == 0) side.byline = true;
    if (item.kind == Kind::jump_from && side.count == 0) side.opens = true;
    if (item.kind != Kind::paragraph) continue;
    if (side.count > 0 && opens(item)) break;
    if (side.count == 0) {
      side.nearest = k;
      side.opens = side.opens || opens(item);
    }
    side.all = united(side.all, features[k]);
    if (side.count < 2) side.near = united(side.near, features[k]);
    ++side.count;
    if (item.to || item.closing_begin) break;
  }
  return side;
}

std::array<HeadFeatures, kSides> load() {
  const auto table = nlohmann::json::parse(data::heads_json);
  std::array<HeadFeatures, kSides> weights{};
  for (std::size_t f = 0; f < kHeadFeatures.size(); ++f) {
    const auto& row = table.at(std::string(kHeadFeatures[f]));
    for (std::size_t side = 0; side < kSides; ++side) weights[side][f] = row.at(side);
  }
  return weights;
}

const std::array<HeadFeatures, kSides>& weights() {
  static const std::array<HeadFeatures, kSides> kWeights = load();
  return kWeights;
}

}  // namespace

HeadFeatures pull_of(const HeadFeatures& features, std::size_t side) {
  HeadFeatures pull{};
  for (std::size_t f = 0; f < features.size(); ++f)
    for (std::size_t other = 0; other < kSides; ++other)
      pull[f] += (weights()[side][f] - weights()[other][f]) * features[f] / (kSides - 1);
  return pull;
}

std::array<double, kSides> weigh(const HeadFeatures& features) {
  std::array<double, kSides> score{};
  double sum = 0;
  for (std::size_t side = 0; side < kSides; ++side) {
    for (std::size_t f = 0; f < features.size(); ++f) score[side] += weights()[side][f] * features[f];
    sum += std::exp(score[side]);
  }
  for (double& s : score) s -= std::log(sum);
  return score;
}

std::vector<HeadEvidence> head_evidence(const Page& page, const std::vector<Item>& items, const Profile& profile) {
  std::vector<Features> features(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) features[i] = features_of(items[i].joined.text);
  std::vector<HeadEvidence> out(items.size());
  for (std::size_t run = 0; run < items.size();) {
    if (items[run].kind != Kind::head) {
      ++run;
      continue;
    }
    std::size_t end = run;
    Features whole;
    while (end < items.size() && items[end].kind == Kind::head) {
      if (end - run < kReach) whole = united(whole, features[end]);
      ++end;
    }
    const Side1 before = look_back(items, features, run), after = look_ahead(items, features, end);
    const View text_before = before.count ? View(items[before.nearest].joined.text) : View();
    const double cohesive = cohesion(before.near, after.near);
    const bool same = before.count && after.count && std::abs(items[before.nearest].width - items[after.nearest].width) < 0.6;
    for (std::size_t i = run; i < end; ++i) {
      const std::size_t n = items[i].joined.text.size() * (profile.spaced ? 10 : 24) / 24;
      const bool blank_below = end < items.size() && items[end].blank_before;
      const bool cut = before.count && !items[before.nearest].to && !is_sentence_end(text_before) && !items[before.nearest].closing_begin;
      const double rb = share(whole, before.all), ra = share(whole, after.all);
      out[i].features = {1.0,
                share(features[i], before.all),
                share(features[i], after.all),
                rb,
                ra,
                before.count == 0 ? -1.0 : after.count == 0 ? 1.0 : std::clamp(3 * (rb - ra), -1.0, 1.0),
                std::min(1.0, cohesive * 5),
                after.opens ? 1.0 : 0.0,
                before.ended ? 1.0 : 0.0,
                same ? 1.0 : 0.0,
                n <= 12 ? 1.0 : 0.0,
                n <= 8 ? 1.0 : 0.0,
                n > 18 ? 1.0 : 0.0,
                end - run == 1 ? 1.0 : 0.0,
                end - run == 2 ? 1.0 : 0.0,
                items[run].blank_before ? 1.0 : 0.0,
                blank_below ? 1.0 : 0.0,
                cut ? 1.0 : 0.0,
                after.byline ? 1.0 : 0.0,
                before.byline ? 1.0 : 0.0};
    }
    HeadLines head{page, profile, {}, {}, united(before.all, after.all), before.count ? items[before.nearest].width : 0};
    for (std::size_t i = run; i < end; ++i) head.lines.push_back(items[i].lines.front());
    for (std::size_t i = run + 1; i < end && i < run + kReach; ++i) {
      const double odds = wrap_odds(head, i - run - 1);
      out[i].series = is_series(items[i].joined.text, profile);
      out[i].joined = -std::log1p(std::exp(-odds));
      out[i].parted = -std::log1p(std::exp(odds));
    }
    run = end;
  }
  return out;
}

}  // namespace broadsheet::issuetext
