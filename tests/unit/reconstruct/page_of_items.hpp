// Pages of items for tests, without the stages that find items.
#pragma once

#include "reconstruct/articles/features.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::reconstruct {

/// An item with this text, in a column of fourteen em.
inline Item item(ItemKind kind, std::string_view text) {
  Item made;
  made.kind = kind;
  made.joined.text = to_text(text);
  made.terms = terms_of(made.joined.text);
  made.width = 14;
  return made;
}

/// A page in Chinese with one line for each item.
class PageOfItems {
 public:
  explicit PageOfItems(std::vector<Item> made) : items(std::move(made)) {
    for (Item& one : items) {
      Line line;
      line.begin = page_.text.size();
      page_.text += one.joined.text;
      line.end = page_.text.size();
      line.width = width_of(one.joined.text, Spacing::fixed);
      line.tag = tag_of(one);
      one.lines = {page_.lines.size()};
      page_.lines.push_back(line);
    }
  }

  std::vector<ItemFeatures> features() const { return extract_features(page_, items, profile_of("zh-Hans")); }

  std::vector<Item> items;

 private:
  // As sure as the tagger is of clean pages.
  static LineTag tag_of(const Item& item) {
    LineTag tag{};
    const auto set = [&](LineLabel label, float p) { tag[static_cast<std::size_t>(label)] = p; };
    const bool head = item.kind == ItemKind::head || item.doubtful;
    set(head ? LineLabel::headline : item.lead ? LineLabel::lead : LineLabel::paragraph, 0.9f);
    set(head ? LineLabel::subhead : LineLabel::opening, 0.1f);
    return tag;
  }

  Page page_;
};

}  // namespace broadsheet::reconstruct
