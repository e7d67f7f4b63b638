// news/dispatch/headlines.hpp - how many stories of an output have no headline, and the warning of it.
#pragma once

#include "news/story/story.hpp"

#include <broadsheet/plugin.hpp>

#include <cstddef>
#include <string>

namespace broadsheet::news {

class Headlines {
 public:
  void count(const Story& story) {
    any_story_ = true;
    if (story.headline.empty() && without_++ == 0) first_ = story.title;
  }
  bool any_story() const { return any_story_; }
  /// One warning, where a story has none: receivers show stories by their headlines.
  void tell(const plugin::Host& host) const {
    if (without_ == 0) return;
    host.warn("BS-N032", std::to_string(without_) + (without_ == 1 ? " story has" : " stories have") +
                             " no headline (first \"" + first_ +
                             "\"), by which receivers show them: write one into Markdown, and convert that");
  }

 private:
  bool any_story_ = false;
  std::size_t without_ = 0;
  std::string first_;  ///< its label
};

}  // namespace broadsheet::news
