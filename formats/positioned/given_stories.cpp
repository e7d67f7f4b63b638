#include "positioned/given_stories.hpp"

#include <algorithm>
#include <iterator>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

class StoryMaker {
 public:
  StoryMaker(const Page& page, const layout::Flow& flow, std::vector<Item>& items,
             const std::vector<ItemFeatures>& features, std::size_t longest_title)
      : page_(page), flow_(flow), items_(items), features_(features), longest_title_(longest_title) {}

  std::vector<GivenStory> run() {
    for (std::size_t begin = 0; begin < items_.size();) {
      const std::int32_t article = article_of(items_[begin]), picture = picture_story_of(items_[begin]);
      std::size_t end = begin + 1;
      while (end < items_.size() && article_of(items_[end]) == article &&
             picture_story_of(items_[end]) == picture)
        ++end;
      if (article == layout::kNone)
        found(begin, end);
      else
        given(article, begin, end);
      begin = end;
    }
    return std::move(out_);
  }

 private:
  std::int32_t article_of(const Item& item) const {
    if (page_.geometry.empty()) return layout::kNone;
    const std::int32_t region = page_.geometry[item.lines.front()].region;
    return region < 0 ? layout::kNone : flow_.regions[static_cast<std::size_t>(region)].facts.article;
  }

  // The region of a headline that heads pictures and no text, which is no headline of the story after it.
  std::int32_t picture_story_of(const Item& item) const {
    if (page_.geometry.empty()) return layout::kNone;
    const std::int32_t region = page_.geometry[item.lines.front()].region;
    if (region < 0) return layout::kNone;
    const layout::Region& its = flow_.regions[static_cast<std::size_t>(region)];
    const bool has_figure = std::any_of(its.zones.begin(), its.zones.end(), [&](std::size_t z) {
      return flow_.zones.zones[z].kind == layout::ZoneKind::figure && flow_.zones.zones[z].has_picture;
    });
    return its.facts.has_heading && !its.facts.has_body && has_figure ? region : layout::kNone;
  }

  void found(std::size_t begin, std::size_t end) {
    const auto from = [](auto& all, std::size_t at) { return all.begin() + static_cast<std::ptrdiff_t>(at); };
    std::vector<Item> items(std::make_move_iterator(from(items_, begin)),
                            std::make_move_iterator(from(items_, end)));
    const std::vector<ItemFeatures> features(from(features_, begin), from(features_, end));
    for (Story& story : segment_articles(items, features, longest_title_)) {
      for (std::size_t& i : story.heads) i += begin;
      for (std::size_t& i : story.body) i += begin;
      for (Story::Title& title : story.titles) title.item += begin;
      out_.push_back({std::move(story), layout::kNone});
    }
    std::move(items.begin(), items.end(), from(items_, begin));
  }

  // Display lines before the first text are the head group, later ones section titles.
  void given(std::int32_t article, std::size_t begin, std::size_t end) {
    GivenStory out{{}, article};
    bool text = false;
    for (std::size_t i = begin; i < end; ++i) {
      items_[i].doubtful = false;
      text = text || items_[i].kind == ItemKind::paragraph;
      if (items_[i].kind == ItemKind::head && !text) {
        out.story.heads.push_back(i);
        continue;
      }
      if (items_[i].kind == ItemKind::head) out.story.titles.push_back({i, 1});
      out.story.body.push_back(i);
    }
    out_.push_back(std::move(out));
  }

  const Page& page_;
  const layout::Flow& flow_;
  std::vector<Item>& items_;
  const std::vector<ItemFeatures>& features_;
  std::size_t longest_title_;
  std::vector<GivenStory> out_;
};

}  // namespace

std::vector<GivenStory> stories_with_given(const Page& page, const layout::Flow& flow,
                                           std::vector<Item>& items,
                                           const std::vector<ItemFeatures>& features,
                                           std::size_t longest_title) {
  return StoryMaker(page, flow, items, features, longest_title).run();
}

}  // namespace broadsheet::positioned
