// reconstruct/output/article_queue.hpp - articles that wait until the last page is read, in little more
// memory than their texts take.
//
// What an issue is (its pages, name and date) is known only after the last page, and has to
// be said before the first article. As structs, the articles of a long issue would take twice
// the memory of its text until then.
#pragma once

#include <broadsheet/model.hpp>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace broadsheet::reconstruct {

/// A queue of articles: take() gives back what add() was given, in its order and to the last field.
class ArticleQueue {
 public:
  void add(const Article& article);
  /// The first article that waits; none after the last. Memory goes as articles are taken.
  std::optional<Article> take();

 private:
  std::deque<std::string> pieces_;
  std::size_t taken_ = 0;  ///< bytes of the first piece
};

}  // namespace broadsheet::reconstruct
