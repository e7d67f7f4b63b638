// filters/select.hpp - the filters "only" and "except": some articles of an issue.
#pragma once

#include "filters/pattern.hpp"

#include <broadsheet/plugin.hpp>

#include <optional>
#include <set>

namespace broadsheet::filters {

/// An article is meant if it fits every option that is given: "page" and "section"
/// (names, separated by commas), "headline" (a pattern that matches somewhere in
/// its headline). "only" lets those pass, "except" all others. Pages that no
/// article is left on stay on the issue's list: they were printed.
class Select : public plugin::Filter {
 public:
  void open(const Issue& issue) override;
  void article(const Article& article) override;
  void close(const End& end) override;

 private:
  bool is_meant(const Article& article);

  std::set<std::string, std::less<>> pages_, sections_;
  std::optional<Pattern> headline_;
  std::size_t passed_ = 0;
};

}  // namespace broadsheet::filters
