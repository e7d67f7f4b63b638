#include "taggers/training/chain_trainer.hpp"

#include "reconstruct/tagger/model/feature.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace broadsheet::train {

using reconstruct::kFeatureBits;

namespace {
constexpr int kLeast = 2;  // smaller weights decide nothing, and are a fifth of the file

// Divides a row by its sum, which is returned.
float normalise(float* row, std::size_t size) {
  float sum = 0;
  for (std::size_t l = 0; l < size; ++l) sum += row[l];
  if (sum > 0)
    for (std::size_t l = 0; l < size; ++l) row[l] /= sum;
  return sum;
}

}  // namespace

ChainTrainer::ChainTrainer(std::size_t labels, std::size_t contexts, const Learning& learning)
    : labels_(labels),
      learning_(learning),
      groups_(std::size_t{1} << kFeatureBits),
      last_group_(std::size_t{1} << kFeatureBits),
      id_(std::size_t{1} << kFeatureBits, -1),
      step_w_(contexts * labels * labels),
      step_z_(step_w_),
      step_n_(step_w_),
      step_sum_(step_w_) {}

void ChainTrainer::count(const Sequence& s, std::uint32_t group) {
  for (const std::uint32_t key : s.keys) {
    if (last_group_[key] == group + 1 || groups_[key] == 255) continue;
    last_group_[key] = group + 1;
    ++groups_[key];
  }
}

void ChainTrainer::choose_features(unsigned groups) {
  for (std::size_t key = 0; key < id_.size(); ++key)
    if (groups_[key] >= groups) {
      id_[key] = static_cast<std::int32_t>(rows_.size());
      rows_.emplace_back();
    }
  groups_ = {};
  last_group_ = {};
}

void ChainTrainer::emissions(const Sequence& s, std::vector<float>& out) const {
  out.assign(s.size() * labels_, 0);
  for (std::size_t i = 0; i < s.size(); ++i) {
    float row[kStride] = {};
    for (std::uint32_t k = s.begins[i]; k < s.begins[i + 1]; ++k) {
      const std::int32_t id = id_[s.keys[k]];
      if (id < 0) continue;
      const float* w = rows_[static_cast<std::size_t>(id)].w;
      for (std::size_t l = 0; l < kStride; ++l) row[l] += w[l];
    }
    std::copy_n(row, labels_, out.begin() + static_cast<std::ptrdiff_t>(i * labels_));
  }
}

// Forward and backward; `bound`: only over the labels that may be right. Returns the log of the sum of all
// ways; `p` and `steps` get the probabilities of labels and of steps between them.
double ChainTrainer::pass(const Sequence& s, const std::vector<float>& emissions, bool bound,
                          std::vector<float>& p, std::vector<float>* steps) const {
  const std::size_t n = s.size(), L = labels_;
  std::vector<float> t(step_w_.size());
  for (std::size_t k = 0; k < t.size(); ++k) t[k] = std::exp(step_w_[k]);
  double log = 0;
  const std::vector<float> e = scores(s, emissions, bound, log);
  const std::vector<float> before = forward(s, e, t, log);
  if (steps) steps->assign(t.size(), 0);
  const std::vector<float> after = backward(s, e, t, before, steps);
  p.resize(n * L);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t l = 0; l < L; ++l) p[i * L + l] = before[i * L + l] * after[i * L + l];
    normalise(&p[i * L], L);
  }
  return log;
}

// The emissions as factors, each row by its largest; `log` gets the logs of those.
std::vector<float> ChainTrainer::scores(const Sequence& s, const std::vector<float>& emissions, bool bound,
                                        double& log) const {
  const std::size_t n = s.size(), L = labels_;
  std::vector<float> e(n * L);
  for (std::size_t i = 0; i < n; ++i) {
    const float most = *std::max_element(emissions.begin() + static_cast<std::ptrdiff_t>(i * L),
                                         emissions.begin() + static_cast<std::ptrdiff_t>((i + 1) * L));
    log += most;
    for (std::size_t l = 0; l < L; ++l)
      e[i * L + l] =
          bound && (s.allowed[i] >> l & 1) == 0 ? 0 : std::exp(std::max(emissions[i * L + l] - most, -60.0f));
  }
  return e;
}

// The sums of all ways to each label, normalised; `log` gets the logs of what was divided by.
std::vector<float> ChainTrainer::forward(const Sequence& s, const std::vector<float>& e,
                                         const std::vector<float>& t, double& log) const {
  const std::size_t n = s.size(), L = labels_;
  std::vector<float> forward(n * L);
  for (std::size_t i = 0; i < n; ++i) {
    float* row = &forward[i * L];
    if (i == 0) {
      std::fill(row, row + L, 1.0f);
    } else {
      for (std::size_t a = 0; a < L; ++a) {
        const float before = forward[(i - 1) * L + a];
        if (before == 0) continue;
        const float* step = &t[(s.contexts[i] * L + a) * L];
        for (std::size_t b = 0; b < L; ++b) row[b] += before * step[b];
      }
    }
    for (std::size_t l = 0; l < L; ++l) row[l] *= e[i * L + l];
    log += std::log(std::max(normalise(row, L), 1e-37f));
  }
  return forward;
}

// The same from each label to the end. `steps`, where wanted, gets the probabilities of the steps.
std::vector<float> ChainTrainer::backward(const Sequence& s, const std::vector<float>& e,
                                          const std::vector<float>& t, const std::vector<float>& forward,
                                          std::vector<float>* steps) const {
  const std::size_t n = s.size(), L = labels_;
  std::vector<float> backward(n * L, 1), scaled(L);
  for (std::size_t i = n; i-- > 1;) {
    for (std::size_t l = 0; l < L; ++l) scaled[l] = backward[i * L + l] * e[i * L + l];
    float all = 0;
    for (std::size_t a = 0; a < L; ++a) {
      const float* step = &t[(s.contexts[i] * L + a) * L];
      float sum = 0;
      for (std::size_t b = 0; b < L; ++b) sum += step[b] * scaled[b];
      backward[(i - 1) * L + a] = sum;
      all += forward[(i - 1) * L + a] * sum;
    }
    if (steps && all > 0)
      for (std::size_t a = 0; a < L; ++a) {
        const std::size_t at = (s.contexts[i] * L + a) * L;
        const float before = forward[(i - 1) * L + a] / all;
        for (std::size_t b = 0; b < L; ++b) (*steps)[at + b] += before * t[at + b] * scaled[b];
      }
    normalise(&backward[(i - 1) * L], L);
  }
  return backward;
}

void ChainTrainer::update(float& w, float& z, float& n, float g, float l1) const {
  const float alpha = learning_.rate;
  const float more = n + g * g;
  z += g - (std::sqrt(more) - std::sqrt(n)) / alpha * w;
  n = more;
  w = std::abs(z) <= l1 ? 0 : -(z - (z > 0 ? l1 : -l1)) / ((0.3f + std::sqrt(n)) / alpha + learning_.l2);
}

double ChainTrainer::learn(const Sequence& s) {
  if (s.size() == 0) return 0;
  std::vector<float> scores, free, bound, free_steps, bound_steps;
  emissions(s, scores);
  const double all = pass(s, scores, false, free, &free_steps);
  const double right = pass(s, scores, true, bound, &bound_steps);
  for (std::size_t i = 0; i < s.size(); ++i) {
    float g[kStride] = {};
    float most = 0;
    for (std::size_t l = 0; l < labels_; ++l)
      g[l] = free[i * labels_ + l] - bound[i * labels_ + l], most = std::max(most, std::abs(g[l]));
    if (most < 1e-3f) continue;
    for (std::uint32_t k = s.begins[i]; k < s.begins[i + 1]; ++k) {
      const std::int32_t id = id_[s.keys[k]];
      if (id < 0) continue;
      Row& row = rows_[static_cast<std::size_t>(id)];
      row.seen += 1;
      for (std::size_t l = 0; l < labels_; ++l)
        if (std::abs(g[l]) > 1e-4f) update(row.w[l], row.z[l], row.n[l], g[l], learning_.l1);
    }
  }
  for (std::size_t k = 0; k < step_w_.size(); ++k)
    if (const float g = free_steps[k] - bound_steps[k]; std::abs(g) > 1e-4f) {
      update(step_w_[k], step_z_[k], step_n_[k], g, 0);
      step_w_[k] = std::clamp(step_w_[k], -8.0f, 8.0f);
    }
  return all - right;
}

std::vector<float> ChainTrainer::marginals(const Sequence& s) const {
  std::vector<float> scores, p;
  emissions(s, scores);
  pass(s, scores, false, p, nullptr);
  return p;
}

std::size_t ChainTrainer::features() const {
  return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [](const Row& r) {
    return std::any_of(r.w, r.w + kStride, [](float w) { return w != 0; });
  }));
}

void ChainTrainer::prune(std::size_t rows) {
  std::vector<std::pair<float, std::size_t>> ranked;
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    float sum = 0;
    for (const float w : rows_[k].w) sum += w * w;
    if (sum > 0) ranked.emplace_back(-std::sqrt(sum) * std::log1p(rows_[k].seen), k);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<bool> kept(rows_.size());
  for (std::size_t k = 0; k < std::min(rows, ranked.size()); ++k) kept[ranked[k].second] = true;
  for (std::int32_t& id : id_)
    if (id >= 0 && !kept[static_cast<std::size_t>(id)]) id = -1;
}

void ChainTrainer::keep_for_average() {
  for (Row& r : rows_) std::transform(r.w, r.w + kStride, r.sum, r.sum, std::plus<>());
  std::transform(step_w_.begin(), step_w_.end(), step_sum_.begin(), step_sum_.begin(), std::plus<>());
  ++kept_;
}

void ChainTrainer::take_average() {
  const auto share = [&](float sum) { return sum / static_cast<float>(kept_); };
  for (Row& r : rows_) std::transform(r.sum, r.sum + kStride, r.w, share);
  std::transform(step_sum_.begin(), step_sum_.end(), step_w_.begin(), share);
}

std::vector<reconstruct::WeightRow> ChainTrainer::rows(double unit) const {
  std::vector<reconstruct::WeightRow> out;
  for (std::size_t key = 0; key < id_.size(); ++key) {
    if (id_[key] < 0) continue;
    const Row& row = rows_[static_cast<std::size_t>(id_[key])];
    reconstruct::WeightRow one{static_cast<std::uint32_t>(key), std::vector<signed char>(labels_)};
    bool any = false;
    for (std::size_t l = 0; l < labels_; ++l) {
      one.weights[l] = static_cast<signed char>(std::clamp(std::lround(row.w[l] / unit), -127L, 127L));
      if (std::abs(one.weights[l]) < kLeast) one.weights[l] = 0;
      any = any || one.weights[l] != 0;
    }
    if (any) out.push_back(std::move(one));
  }
  return out;
}

std::vector<std::int32_t> ChainTrainer::transitions(double unit) const {
  std::vector<std::int32_t> out;
  for (const float w : step_w_) out.push_back(static_cast<std::int32_t>(std::lround(w / unit)));
  return out;
}

}  // namespace broadsheet::train
