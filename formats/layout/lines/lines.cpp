#include "layout/lines/lines.hpp"

#include "layout/characters.hpp"
#include "layout/lines/edges.hpp"
#include "layout/lines/parting.hpp"
#include "layout/lines/stream.hpp"
#include "layout/lines/upright.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace broadsheet::layout {
namespace {

constexpr double kSureGap = 0.9, kSureGapSpaced = 0.55;  // em: what surely is one line
constexpr double kEdgeGap = 0.6;                         // em: ends a line at the edges of columns
constexpr double kGap = 1.6, kGapSpaced = 7;             // em: ends one anywhere; word gaps of narrow columns
constexpr double kLevelApart = 0.08;                     // em between baselines of what may be two columns
constexpr double kSameSize = 0.12, kSameSizeUnordered = 0.03;  // em between sizes of one line
constexpr std::size_t kApart = 400;                            // lines between an initial and its text
constexpr double kBesideInitial = 1.2, kIndented = 3.2;        // em; the first line may be indented as well
constexpr double kPicture = 30;                                // points that a picture measures at least
constexpr double kUnderPicture = 6;                            // em that its caption reaches below it
constexpr std::size_t kMostPictures = 50;                      // so near above a line
constexpr double kOverlap = 1.1;  // em that a run may begin before the end of the last
constexpr double kHanBlank = 0.3, kHanBlankUnordered = 0.18;  // em; the stream tells of others

bool is_valid(const Box& b) {
  return std::isfinite(b.x0) && std::isfinite(b.y0) && std::isfinite(b.x1) && std::isfinite(b.y1) &&
         b.x0 <= b.x1 && b.y0 <= b.y1 && std::abs(b.x0) < 1e7 && std::abs(b.x1) < 1e7 &&
         std::abs(b.y0) < 1e7 && std::abs(b.y1) < 1e7;
}

void unite(Box& a, const Box& b) {
  a = {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

class LineMaker {
 public:
  explicit LineMaker(Page& page) : page_(page) {
    std::size_t square = 0, all = 0;
    for (const Run& run : page.runs) {
      runs_.push_back(along_line(run));
      ++all;
      square += is_square(first_character(run.text));
    }
    spaced_ = square * 4 < all;
    way_ = usual_way(runs_);
    find_rules();
    for (const Mark& mark : page.marks)
      if (mark.kind != MarkKind::rule && mark.box.height() > kPicture && mark.box.width() > kPicture)
        pictures_.push_back(&mark.box);
    std::sort(pictures_.begin(), pictures_.end(), [](const Box* a, const Box* b) { return a->y1 < b->y1; });
  }

  void run() {
    Order order(runs_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    page_.stream_is_reading_order = follows_reading(runs_);
    if (!page_.stream_is_reading_order) order = by_baseline(page_.runs, runs_);
    const Chains sure = gather(order, nullptr);
    const double em = usual_size();
    const std::vector<Stretch> stretches = stretches_of(sure);
    const Edges edges(stretches, em);
    if (!page_.stream_is_reading_order) parting_.emplace(page_.runs, runs_, stretches, edges, em, spaced_);
    Chains chains = gather(order, &edges);
    take_drop_caps(chains);
    for (const Order& chain : chains)
      if (!chain.empty()) add_line(chain);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) page_.lines[i].order = static_cast<std::uint32_t>(i);
  }

 private:
  double usual_size() const {
    std::vector<double> sizes;
    for (const AlongLine& s : runs_) sizes.push_back(s.size);
    if (sizes.empty()) return 8;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                     sizes.end());
    return sizes[sizes.size() / 2];
  }

  std::vector<Stretch> stretches_of(const Chains& chains) const {
    std::vector<Stretch> out;
    for (const Order& chain : chains) {
      const AlongLine &first = runs_[chain.front()], &last = runs_[chain.back()];
      if (first.way == way_) out.push_back({first.from, last.to, first.across, first.size});
    }
    return out;
  }

  // Upright rules part lines, whatever the gap.
  void find_rules() {
    for (const Mark& mark : page_.marks)
      if (mark.kind == MarkKind::rule && mark.box.height() > 2 * mark.box.width() && mark.box.height() > 6)
        rules_.push_back(&mark.box);
    std::sort(rules_.begin(), rules_.end(), [](const Box* a, const Box* b) { return a->x0 < b->x0; });
  }
  bool rule_between(double from, double to, double across) const {
    auto at = std::lower_bound(rules_.begin(), rules_.end(), from,
                               [](const Box* b, double x) { return b->x0 < x; });
    for (std::size_t n = 0; at != rules_.end() && (*at)->x0 <= to && n < 50; ++at, ++n)
      if ((*at)->y0 < across && (*at)->y1 > across - 3) return true;
    return false;
  }

  // Captions of pictures side by side stand level with each other.
  bool are_of_two_pictures(const AlongLine& a, const AlongLine& b) const {
    const double y = a.across;
    auto at = std::lower_bound(pictures_.begin(), pictures_.end(), y - kUnderPicture * a.size,
                               [](const Box* p, double bottom) { return p->y1 < bottom; });
    const Box *left = nullptr, *right = nullptr;
    for (std::size_t n = 0; at != pictures_.end() && (*at)->y1 < y && n < kMostPictures; ++at, ++n) {
      if ((*at)->x0 < a.to && (*at)->x1 > a.to - a.size) left = *at;
      if ((*at)->x0 < b.from + b.size && (*at)->x1 > b.from) right = *at;
    }
    return left && right && left->x1 < right->x0;
  }

  Chains gather(const Order& order, const Edges* edges) const {
    Chains chains;
    for (std::size_t k = 0; k < order.size(); ++k) {
      if (k > 0 && goes_on(order, k, edges))
        chains.back().push_back(order[k]);
      else
        chains.push_back({order[k]});
    }
    return chains;
  }

  // Whether the run at `k` goes on with the line of the run before it.
  bool goes_on(const Order& order, std::size_t k, const Edges* edges) const {
    const std::size_t last = order[k - 1], next = order[k];
    const AlongLine &a = runs_[last], &b = runs_[next];
    if (a.way != b.way) return false;
    const double em = std::max(a.size, b.size), gap = b.from - a.to, shift = std::abs(a.across - b.across);
    if (b.from <= a.from || gap < -kOverlap * em) return false;
    const bool same_size =
        std::abs(a.size - b.size) < (parting_ && !page_.recognised ? kSameSizeUnordered : kSameSize) * em;
    const bool apart = parting_ && edges && edges->begins(b.from, b.across);
    const bool level = shift < 0.04 * em && gap < 0.5 * em && a.size < 2.5 * b.size && !apart;
    const bool raised = shift < 0.45 * em && gap < 0.15 * em && !apart &&
                        std::min(a.size, b.size) < 0.8 * em && std::min(a.size, b.size) > 0.45 * em &&
                        page_.runs[next].text.size() < 4;
    if (!(shift < (apart ? kLevelApart : 0.25) * em && (same_size || level)) && !raised) return false;
    if (parting_ && a.way == way_ && parting_->parts(order, k)) return false;
    if (gap > kSureGap * em && a.way == 0 && are_of_two_pictures(a, b)) return false;
    const double most = edges ? most_gap(order, k, *edges) : spaced_ ? kSureGapSpaced : kSureGap;
    return gap < most * em && !(gap > 0.3 * em && a.way == 0 && rule_between(a.to, b.from, b.across));
  }

  // em between the run at `k` and the one before it.
  double most_gap(const Order& order, std::size_t k, const Edges& edges) const {
    const std::size_t last = order[k - 1];
    const AlongLine &a = runs_[last], &b = runs_[order[k]];
    const bool ends = edges.ends(a.to, a.across), begins = edges.begins(b.from, b.across);
    if (ends && begins) return kEdgeGap;
    if (!spaced_) return kGap;
    // Two words of a justified line may stand at the two edges of their column.
    const bool two = parting_ ? parting_->fills_its_column(order, k)
                              : !begins && !ends && edges.ends(b.to, b.across) &&
                                    is_letter_or_digit(last_character(page_.runs[last].text));
    return two ? kGapOfTwo : kGapSpaced;
  }

  // A big initial stands left of the lines whose first it begins: it joins the first of them.
  void take_drop_caps(Chains& chains) {
    for (std::size_t c = 0; c < chains.size(); ++c) {
      if (chains[c].empty() || !may_be_initial(chains[c])) continue;
      const Order cap = chains[c];  // with a quotation mark before it
      Run initial = page_.runs[cap.back()];
      unite(initial.box, page_.runs[cap.front()].box);
      std::size_t beside = 0, near = 0, first = chains.size();
      double left = 1e9;
      // Rows across the page have the lines of all columns between, browsers draw initials before all text.
      const std::size_t from = c > kApart ? c - kApart : 0, to = std::min(chains.size(), c + kApart);
      for (std::size_t k = from; k < to; ++k) {
        if (k == c || chains[k].empty()) continue;
        const Run& r = page_.runs[chains[k].front()];
        if (!stands_beside(r, initial)) continue;
        ++beside, near += r.box.x0 - initial.box.x1 < kBesideInitial * r.size;
        left = std::min(left, r.box.x0);
        if (first == chains.size() || r.baseline < page_.runs[chains[first].front()].baseline) first = k;
      }
      if (beside < 2 || near == 0) continue;
      chains[first].insert(chains[first].begin(), cap.begin(), cap.end());
      chains[c].clear();
      initial.box.x1 = std::max(initial.box.x1, left);
      for (const std::size_t run : cap) caps_[run] = initial.box;
    }
  }

  bool may_be_initial(const Order& chain) const {
    if (chain.size() > 2 || runs_[chain.front()].way != 0) return false;
    std::size_t characters = 0;
    for (const std::size_t run : chain) characters += count_characters(page_.runs[run].text);
    return characters <= 2 && is_letter_or_digit(last_character(page_.runs[chain.back()].text));
  }

  static bool stands_beside(const Run& r, const Run& initial) {
    const double gap = r.box.x0 - initial.box.x1;
    if (r.size > 0.6 * initial.size || r.rotation != 0 || r.vertical) return false;
    return gap >= -0.3 * r.size && gap <= kIndented * r.size && r.baseline >= initial.box.y0 + 0.2 * r.size &&
           r.box.y0 <= initial.baseline;
  }

  // "C L A S S I F I E D S": the gap from which two letters of a line that is set letter by letter are of two
  // words; none of other lines.
  std::optional<double> word_gap(const Order& chain) const {
    constexpr std::size_t kFewest = 5;
    constexpr double kWide = 1.6, kWidest = 1.5;  // of the usual gap; em
    if (chain.size() < kFewest) return std::nullopt;
    std::vector<double> gaps;
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const Run& run = page_.runs[chain[k]];
      const char32_t c = first_character(run.text);
      if (count_characters(run.text) != 1 || is_square(c) || (c < 0x80 && !std::isalpha(static_cast<int>(c))))
        return std::nullopt;
      if (k > 0) gaps.push_back(runs_[chain[k]].from - runs_[chain[k - 1]].to);
    }
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    if (*middle > kWidest * page_.runs[chain.front()].size) return std::nullopt;
    return kWide * *middle;
  }

  bool blank_between(const Order& chain, std::size_t k, double usual_gap, bool stretched) const {
    const Run &a = page_.runs[chain[k - 1]], &b = page_.runs[chain[k]];
    if (caps_.count(chain[k - 1])) return b.blank_before;
    const double gap = runs_[chain[k]].from - runs_[chain[k - 1]].to;
    const bool square = is_square(last_character(a.text)) && is_square(first_character(b.text));
    if (b.blank_before && !stretched) return true;
    if (square)
      return gap > usual_gap + (page_.stream_is_reading_order ? kHanBlank : kHanBlankUnordered) * b.size;
    const bool mixed = is_square(last_character(a.text)) || is_square(first_character(b.text));
    return gap > (mixed ? usual_gap + 0.2 * b.size : 0.12 * b.size);
  }

  double usual_gap(const Order& chain) const {
    std::vector<double> gaps;
    for (std::size_t k = 1; k < chain.size(); ++k)
      if (is_square(last_character(page_.runs[chain[k - 1]].text)))
        gaps.push_back(runs_[chain[k]].from - runs_[chain[k - 1]].to);
    if (gaps.size() < 3) return 0;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::max(0.0, *middle);
  }

  void add_line(const Order& chain) {
    Line line;
    const double gap = usual_gap(chain);
    const std::optional<double> letters = word_gap(chain);
    std::size_t blanks = 0, characters = 0;
    std::map<double, std::size_t> by_size;
    std::map<std::int32_t, std::size_t> by_face;
    for (const std::size_t i : chain) {
      const std::size_t n = count_characters(page_.runs[i].text);
      blanks += page_.runs[i].blank_before;
      characters += n;
      if (!caps_.count(i))
        by_size[page_.runs[i].size] += n,
            by_face[page_.runs[i].face] += is_square(first_character(page_.runs[i].text)) ? 10 * n : n;
    }
    const bool stretched = is_square(first_character(page_.runs[chain.back()].text)) && characters >= 4 &&
                           blanks * 20 >= characters * 9;
    const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
    line.size = std::max_element(by_size.begin(), by_size.end(), more)->first;
    line.face = std::max_element(by_face.begin(), by_face.end(), more)->first;
    const Run& leader = page_.runs[*std::find_if(chain.begin(), chain.end() - 1,
                                                 [&](std::size_t run) { return caps_.count(run) == 0; })];
    line.box = leader.box;
    line.baseline = leader.vertical ? leader.box.centre_x() : leader.baseline;
    line.rotation = leader.rotation;
    line.vertical = leader.vertical;
    line.source = page_.runs[chain.front()].order + 1;
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const Run& run = page_.runs[chain[k]];
      if (k > 0 && (letters ? runs_[chain[k]].from - runs_[chain[k - 1]].to > *letters
                            : blank_between(chain, k, gap, stretched)))
        line.text += ' ';
      line.text += run.text;
      if (!caps_.count(chain[k]))
        unite(line.box, run.box);
      else
        add_initial(line, caps_.at(chain[k]));
    }
    page_.lines.push_back(std::move(line));
  }

  static void add_initial(Line& line, const Box& cap) {
    line.box.x0 = std::min(line.box.x0, cap.x0);
    line.has_initial = true;
    line.initial = cap;
  }

  Page& page_;
  std::vector<AlongLine> runs_;
  std::vector<const Box*> rules_;
  std::vector<const Box*> pictures_;           // by their bottoms
  std::unordered_map<std::size_t, Box> caps_;  // runs that are big initials, with the room up to the text
  std::optional<Parting> parting_;             // where the stream does not part columns
  bool spaced_ = false;
  int way_ = 0;  // of most text, which makes the columns
};

// Recognisers measure ink: a line without brackets or descenders is of 8 points to them where its neighbours
// are of 9, and they round. Sizes so near the size of more text are that one.
void level_sizes(std::vector<Run>& runs) {
  constexpr double kWaver = 1.15;
  std::map<double, std::size_t> text;  // of each size
  for (const Run& run : runs) text[run.size] += run.text.size();
  std::map<double, double> level;
  while (!text.empty()) {
    const auto less = [](const auto& a, const auto& b) { return a.second < b.second; };
    const double size = std::max_element(text.begin(), text.end(), less)->first;
    const auto begin = text.lower_bound(size / kWaver), end = text.upper_bound(size * kWaver);
    for (auto near = begin; near != end; ++near) level[near->first] = size;
    text.erase(begin, end);
  }
  for (Run& run : runs) run.size = level[run.size];
}

// Fonts and files may say that a character ends a line. Those stand in one line all the same, of which later
// stages count on its being one.
void part_no_lines(std::string& text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  for (const std::string_view end : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})  // U+0085, U+2028, U+2029
    for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at))
      text.replace(at, end.size(), end.size(), ' ');
}

}  // namespace

void drop_invalid(Page& page) {
  for (Run& run : page.runs) part_no_lines(run.text);
  for (Line& line : page.lines) part_no_lines(line.text);
  const auto bad_size = [](double s) { return !std::isfinite(s) || s < 0 || s > 1e6; };
  std::erase_if(page.runs, [&](const Run& r) {
    return r.text.empty() || !is_valid(r.box) || !(r.size > 0) || bad_size(r.size) ||
           !std::isfinite(r.baseline);
  });
  std::erase_if(page.lines, [&](const Line& l) {
    return l.text.empty() || !is_valid(l.box) || bad_size(l.size) || !std::isfinite(l.baseline);
  });
  std::erase_if(page.marks, [&](const Mark& m) { return !is_valid(m.box); });
  const auto keep = [](std::int32_t& index, std::size_t size) {
    if (index < 0 || static_cast<std::size_t>(index) >= size) index = kNone;
  };
  for (Run& r : page.runs) keep(r.face, page.faces.size());
  for (Line& l : page.lines) keep(l.face, page.faces.size()), keep(l.block, page.blocks.size());
  for (Mark& m : page.marks) keep(m.block, page.blocks.size());
  for (Block& b : page.blocks) keep(b.article, page.articles.size());
}

void make_lines(Page& page) {
  if (page.runs.empty()) return;
  if (page.recognised) level_sizes(page.runs);
  find_upright_text(page);
  LineMaker(page).run();
  page.runs.clear();
}

}  // namespace broadsheet::layout
