#include "positioned/blocks/figures.hpp"

#include "positioned/blocks/matching.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace broadsheet::positioned {
namespace {

using layout::Box;
using layout::FlowRole;

constexpr std::size_t kMost = 500;    // figures of a page: more are no photographs
constexpr double kCaptionNear = 2.5;  // em from a picture, where the source has put the caption elsewhere

/// Before which block of which article a figure goes, and its caption, if it has one.
struct Place {
  std::size_t article = 0, block = 0;
  std::optional<std::size_t> caption = std::nullopt;
};

bool is_text(FlowRole role) {
  return role == FlowRole::starts || role == FlowRole::continues || role == FlowRole::crosshead;
}

// So that what is printed before it is above it.
Box as_read(const Box& box, bool vertical) { return vertical ? Box{box.y0, -box.x1, box.y1, -box.x0} : box; }

double distance(const Box& a, const Box& b) {
  return std::max({a.x0 - b.x1, b.x0 - a.x1, 0.0}) + std::max({a.y0 - b.y1, b.y0 - a.y1, 0.0});
}

class FigurePlacer {
 public:
  FigurePlacer(std::vector<Article>& articles, const layout::Page& page, const layout::Flow& flow)
      : articles_(articles),
        page_(page),
        flow_(flow),
        em_(flow.zones.measures.body),
        taken_(flow.zones.zones.size(), false) {
    for (const Article& article : articles) {
      std::vector<std::string>& texts = texts_.emplace_back();
      for (const Block& block : article.blocks) texts.push_back(bare_text(block, article.lead));
    }
  }

  std::vector<PlacedPicture> run(const std::string& label) {
    std::vector<Found> found;
    for (std::size_t z = 0; z < flow_.zones.zones.size() && found.size() < kMost; ++z) {
      const std::vector<std::size_t> marks = pictures_of(flow_.zones.zones[z]);
      if (marks.empty()) continue;
      if (const auto place = place_of(z))
        for (const std::size_t mark : marks) found.push_back({*place, mark});
    }
    insert(found);
    std::sort(found.begin(), found.end(), [this](const Found& a, const Found& b) {
      return page_.marks[a.mark].picture < page_.marks[b.mark].picture;
    });
    std::vector<PlacedPicture> out;
    for (const Found& f : found) {
      const layout::Mark& mark = page_.marks[f.mark];
      out.push_back({id_of(mark), page_.number, mark.picture, label,
                     page_.points_per_unit > 0 ? box_text(mark.box, page_.points_per_unit) : ""});
    }
    return out;
  }

 private:
  struct Found {
    Place place;
    std::size_t mark;
  };

  std::string id_of(const layout::Mark& mark) const {
    return "page-" + std::to_string(page_.number) + "-picture-" + std::to_string(mark.picture + 1);
  }

  // The largest last, where its caption is.
  std::vector<std::size_t> pictures_of(const layout::Zone& zone) const {
    std::vector<std::size_t> out;
    for (const std::size_t mark : zone.marks)
      if (page_.marks[mark].kind == layout::MarkKind::picture && page_.marks[mark].picture != layout::kNone)
        out.push_back(mark);
    std::stable_sort(out.begin(), out.end(), [this](std::size_t a, std::size_t b) {
      const Box &x = page_.marks[a].box, &y = page_.marks[b].box;
      return x.width() * x.height() < y.width() * y.height();
    });
    return out;
  }

  // Without the caption, which is in the zone's own box.
  Box picture_box(const layout::Zone& zone) const {
    Box box = page_.marks[zone.marks.front()].box;
    for (const std::size_t mark : zone.marks) box = layout::united(box, page_.marks[mark].box);
    return box;
  }

  std::optional<Place> place_of(std::size_t zone) {
    const layout::Zone& figure = flow_.zones.zones[zone];
    const Box box = picture_box(figure);
    std::optional<Place> place = before_caption(figure);
    if (const layout::Zone* caption = place ? nullptr : caption_elsewhere(box))
      place = before_caption(*caption);
    if (!place) return beside_text(zone);
    if (page_.articles.empty()) where_printed(*place, box);  // else the source has the order
    return place;
  }

  std::optional<Place> before_caption(const layout::Zone& zone) const {
    for (const std::size_t l : zone.lines)
      if (const auto at = block_with(l); at && block(*at).kind == BlockKind::caption)
        return Place{at->article, at->block, at->block};
    return std::nullopt;
  }

  // After the paragraph that is printed right above; where there is none, the one that goes on below, or in
  // front of one that begins there. Else it stays where its caption is.
  void where_printed(Place& place, const Box& figure) {
    std::optional<std::size_t> above, below;
    double lowest = -1e9, highest = 1e9;
    std::vector<bool> has_begun(articles_[place.article].blocks.size(), false);
    for (const layout::FlowLine& f : flow_.lines) {
      if (!is_text(f.role)) continue;
      const auto at = block_with(f.line);
      if (!at || at->article != place.article) continue;
      const bool goes_on = has_begun[at->block];
      has_begun[at->block] = true;
      const layout::Line& line = page_.lines[f.line];
      const Box b = as_read(line.box, line.vertical), its = as_read(figure, line.vertical);
      if (layout::overlap_x(b, its) <= 0) continue;
      if (b.y1 <= its.y0 + 0.5 * em_ && b.y1 >= lowest) lowest = b.y1, above = at->block + 1;
      if (b.y0 >= its.y1 - 0.5 * em_ && b.y0 < highest) highest = b.y0, below = at->block + (goes_on ? 1 : 0);
    }
    if (above || below) place.block = above ? *above : *below;
  }

  // A caption whose article the source names is in a zone of its own.
  const layout::Zone* caption_elsewhere(const Box& figure) {
    std::optional<std::size_t> best;
    double least = kCaptionNear * em_;
    for (std::size_t z = 0; z < flow_.zones.zones.size(); ++z) {
      const layout::Zone& zone = flow_.zones.zones[z];
      if (zone.kind != layout::ZoneKind::figure || zone.lines.empty() || zone.has_picture || taken_[z])
        continue;
      const double far = layout::caption_distance(figure, zone.box, em_);
      if (far < least) least = far, best = z;
    }
    if (!best) return nullptr;
    taken_[*best] = true;
    return &flow_.zones.zones[*best];
  }

  std::optional<Place> beside_text(std::size_t zone) const {
    const Box figure = picture_box(flow_.zones.zones[zone]);
    const std::int32_t article = given_article(flow_.zones.zones[zone]);
    std::vector<std::size_t> regions;
    for (std::size_t r = 0; r < flow_.regions.size(); ++r) regions.push_back(r);
    const auto rank = [&](std::size_t r) {
      if (article != layout::kNone && flow_.regions[r].facts.article == article) return -2.0;
      const auto& zones = flow_.regions[r].zones;
      const bool own = std::find(zones.begin(), zones.end(), zone) != zones.end();
      return own ? -1.0 : distance(figure, flow_.regions[r].box);
    };
    std::stable_sort(regions.begin(), regions.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    for (const std::size_t r : regions)
      if (const auto place = in_region(static_cast<std::int32_t>(r), figure)) return place;
    return std::nullopt;
  }

  // The article that the source ties the picture to.
  std::int32_t given_article(const layout::Zone& zone) const {
    for (const std::size_t mark : zone.marks)
      if (const std::int32_t block = page_.marks[mark].block; block != layout::kNone)
        return page_.blocks[static_cast<std::size_t>(block)].article;
    return layout::kNone;
  }

  // Behind the paragraph that is printed right above, else at the beginning.
  std::optional<Place> in_region(std::int32_t region, const Box& figure) const {
    std::optional<Place> first, above;
    double lowest = -1e9;
    for (const layout::FlowLine& f : flow_.lines) {
      if (f.region != region || !is_text(f.role)) continue;
      const auto at = block_with(f.line);
      if (!at) continue;
      if (!first) first = Place{at->article, 0};
      const Box& b = page_.lines[f.line].box;
      if (b.y1 > figure.y0 + 0.5 * em_ || layout::overlap_x(b, figure) <= 0 || b.y1 < lowest) continue;
      lowest = b.y1;
      above = Place{at->article, at->block + 1};
    }
    std::optional<Place> place = above ? above : first;
    if (place)
      while (place->block < articles_[place->article].blocks.size() &&
             block(*place).kind == BlockKind::caption)
        ++place->block;  // another picture's
    return place;
  }

  const Block& block(const Place& at) const { return articles_[at.article].blocks[at.block]; }

  std::optional<Place> block_with(std::size_t l) const {
    const auto [known, is_new] = blocks_.try_emplace(l);
    if (is_new) known->second = find_block(page_.lines[l]);
    return known->second;
  }

  std::optional<Place> find_block(const layout::Line& line) const {
    const std::string text = bare(line.text);
    for (std::size_t a = 0; a < articles_.size(); ++a)
      for (std::size_t b = 0; b < articles_[a].blocks.size(); ++b)
        if (has_line(articles_[a].blocks[b], texts_[a][b], line, text)) return Place{a, b};
    return std::nullopt;
  }

  // Those without a caption first; those that share one go together, and it is after the last.
  void insert(std::vector<Found>& found) const {
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return std::tie(a.place.article, a.place.block, a.place.caption) <
             std::tie(b.place.article, b.place.block, b.place.caption);
    });
    for (auto begin = found.begin(); begin != found.end();) {
      const auto end = std::find_if(
          begin, found.end(), [&](const Found& its) { return its.place.article != begin->place.article; });
      std::vector<Block>& blocks = articles_[begin->place.article].blocks;
      blocks = with_figures(std::move(blocks), {begin, end});
      begin = end;
    }
  }

  std::vector<Block> with_figures(std::vector<Block> blocks, const std::vector<Found>& found) const {
    std::vector<bool> is_moved(blocks.size(), false);
    for (const Found& its : found)
      if (its.place.caption) is_moved[*its.place.caption] = true;
    std::vector<Block> out;
    auto next = found.begin();
    for (std::size_t b = 0; b <= blocks.size(); ++b) {
      for (; next != found.end() && next->place.block <= b; ++next) {
        Block& figure = out.emplace_back();
        figure.kind = BlockKind::figure;
        figure.resource = id_of(page_.marks[next->mark]);
        const std::optional<std::size_t> caption = next->place.caption;
        const auto shares = [&](const Found& its) { return its.place.caption == caption; };
        if (caption && std::none_of(next + 1, found.end(), shares))
          out.push_back(std::move(blocks[*caption]));
      }
      if (b < blocks.size() && !is_moved[b]) out.push_back(std::move(blocks[b]));
    }
    return out;
  }

  std::vector<Article>& articles_;
  const layout::Page& page_;
  const layout::Flow& flow_;
  double em_;
  std::vector<bool> taken_;                                     // captions, by zone
  std::vector<std::vector<std::string>> texts_;                 // bare, of each block of each article
  mutable std::map<std::size_t, std::optional<Place>> blocks_;  // that lines went into
};

}  // namespace

std::vector<PlacedPicture> place_figures(std::vector<Article>& articles, const layout::Page& page,
                                         const layout::Flow& flow, const std::string& label) {
  return FigurePlacer(articles, page, flow).run(label);
}

}  // namespace broadsheet::positioned
