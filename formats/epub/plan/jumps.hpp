// epub/plan/jumps.hpp - links an article to its continuation elsewhere.
#pragma once

#include <broadsheet/model.hpp>

#include <map>
#include <string>

namespace broadsheet::epub {

/// Collects all articles with their files, then answers. Pages are compared
/// without leading zeros. Answers in O(log n).
class Jumps {
 public:
  void add(const Article& article, const std::string& path);

  /// The file that goes on with `article` on `article.continued_to`: the one
  /// that says it comes from there, best with the same headline, else the
  /// first of the page; "" where the issue lacks the page.
  std::string continued_to(const Article& article) const;
  /// The file that `article` goes on with, the same way.
  std::string continued_from(const Article& article) const;

 private:
  std::string find(char direction, const std::string& there, const Article& article) const;
  void put(const std::string& key, const std::string& path) { paths_.try_emplace(key, path); }

  std::map<std::string, std::string> paths_;
};

}  // namespace broadsheet::epub
