#include "issuetext/headlines.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

bool in(View set, char32_t c) { return set.find(c) != View::npos; }

class Wraps {
 public:
  Wraps(const std::vector<Item>& items, const std::vector<std::size_t>& heads, const Page& page, const Features& body,
        const Profile& profile)
      : items_(items), heads_(heads), page_(page), body_(body), profile_(profile) {}

  // The best cut of the lines into entries.
  std::vector<std::size_t> cut() const {
    const std::size_t n = heads_.size();
    constexpr std::size_t kLongest = 8;
    std::vector<double> best(n + 1, -1e9);
    std::vector<std::size_t> from(n + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= n; ++end)
      for (std::size_t begin = end > kLongest ? end - kLongest : 0; begin < end; ++begin) {
        const double score = best[begin] + entry(begin, end) - 0.4;
        if (score > best[end]) best[end] = score, from[end] = begin;
      }
    std::vector<std::size_t> starts;
    for (std::size_t end = n; end > 0; end = from[end]) starts.push_back(from[end]);
    std::reverse(starts.begin(), starts.end());
    return starts;
  }

 private:
  const Line& line(std::size_t k) const { return page_.lines[items_[heads_[k]].lines.front()]; }
  View text(std::size_t k) const { return page_.of(line(k)); }

  double entry(std::size_t begin, std::size_t end) const {
    double widest = 0, score = 0;
    for (std::size_t k = begin; k < end; ++k) widest = std::max(widest, line(k).width.natural);
    for (std::size_t k = begin; k + 1 < end; ++k) {
      const double slack = widest - line(k).width.natural;
      const double unit = line(k + 1).unit + (profile_.spaced ? 0.25 : 0);
      score += slack < unit - 0.05 ? 0.3 : std::max(-5.0, -1.5 - 1.5 * (slack - unit));
      score += seam(k, k + 1);
      if (items_[heads_[k + 1]].blank_before && items_[heads_[k + 1]].lines.front() != items_[heads_[k]].lines.front() + 1) score -= 3;
    }
    return score;
  }

  // Does the text go on over the break between two lines?
  double seam(std::size_t k, std::size_t next) const {
    const View a = text(k), b = text(next);
    if (profile_.spaced) {
      if (a.back() == '-' || a.back() == ',') return 2;
      std::size_t i = 0;
      while (i < b.size() && !is_letter(b[i]) && !is_digit(b[i])) ++i;
      return i < b.size() && is_upper(b[i]) ? -0.8 : 0.8;
    }
    if (in(U"、，的和与與及在将將为為对對把：—", a.back())) return 1.5;
    if (in(U"”」』）？！。", a.back()) || in(U"“「『", b.front())) return -0.3;
    const Features pair = features_of(Text{a.back(), b.front()});
    if (share(pair, body_) > 0) return 2.5;
    return -0.8;
  }

  const std::vector<Item>& items_;
  const std::vector<std::size_t>& heads_;
  const Page& page_;
  const Features& body_;
  const Profile& profile_;
};

}  // namespace

std::vector<std::size_t> entries_of(const std::vector<Item>& items, const std::vector<std::size_t>& heads,
                                    const Page& page, const Features& body, const Profile& profile) {
  return Wraps(items, heads, page, body, profile).cut();
}

HeadGroup arrange(const std::vector<Item>& items, const std::vector<std::size_t>& heads, const Page& page,
                  const Features& body, const Profile& profile) {
  HeadGroup group;
  if (heads.empty()) return group;
  std::vector<std::size_t> starts = entries_of(items, heads, page, body, profile);
  std::vector<HeadGroup::Entry> entries;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : heads.size();
    entries.emplace_back(heads.begin() + static_cast<std::ptrdiff_t>(starts[k]), heads.begin() + static_cast<std::ptrdiff_t>(end));
  }
  const auto length = [&](const HeadGroup::Entry& e) {
    std::size_t n = 0;
    for (const std::size_t i : e) n += items[i].joined.text.size();
    return n;
  };
  std::size_t main = 0;
  if (entries.size() > 1) {
    double best = -1e9;
    for (std::size_t k = 0; k < std::min<std::size_t>(entries.size(), 3); ++k) {
      Features own;
      for (const std::size_t i : entries[k]) own = united(own, features_of(items[i].joined.text));
      double score = 1.5 * share(own, body) + 0.35 * static_cast<double>(std::min<std::size_t>(entries[k].size(), 4));
      score += length(entries[k]) < (profile.spaced ? 20u : 8u) ? -0.8 : 0;
      score += k == 0 ? 0.5 : k == 1 ? 0.2 : -0.6;
      if (score > best) best = score, main = k;
    }
  }
  group.kickers.assign(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(main));
  group.headline = entries[main];
  group.subheadlines.assign(entries.begin() + static_cast<std::ptrdiff_t>(main) + 1, entries.end());
  return group;
}

}  // namespace broadsheet::issuetext
