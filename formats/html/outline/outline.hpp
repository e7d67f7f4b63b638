// html/outline/outline.hpp - names, groups and links the articles of an issue.
#pragma once

#include "common/text.hpp"

#include <broadsheet/model.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace broadsheet::html {

/// Anchors are the articles' own ids ("a-1-3") wherever they can be, so that
/// links to them stay good; they are unique, also where case does not count.
class Outline {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Item {
    std::string anchor;
    common::Label label;
    std::size_t continued_to = kNone, continued_from = kNone;  ///< articles
  };
  /// Neighbouring articles of one page.
  struct Section {
    std::string page;    ///< empty: the articles belong to none
    std::string anchor;  ///< "p1"; empty without a page
    std::size_t begin, end;
  };

  explicit Outline(const Document& document);

  const std::vector<Item>& items() const { return items_; }
  const std::vector<Section>& sections() const { return sections_; }
  /// Of the page's first section; "" where it has none.
  std::string_view page_anchor(std::string_view page) const;

 private:
  std::string claim(std::string wanted, std::string_view otherwise, std::size_t number);
  bool is_free(const std::string& anchor) const;
  void add_section(const std::string& page, std::size_t article);
  void link_parts(const std::vector<Article>& articles);

  std::vector<Item> items_;
  std::vector<Section> sections_;
  std::unordered_set<std::string> taken_;  // in lower case
};

}  // namespace broadsheet::html
