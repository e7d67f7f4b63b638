// positioned/article_store.hpp - articles of the pages read so far, until the issue is handed on.
#pragma once

#include "reconstruct/output/article_queue.hpp"

#include <broadsheet/sink.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::positioned {

/// Keeps articles in order, packed. Those that the source gives an id are kept as they are from the first of
/// them on: the same id on a later page is the rest of the article.
class ArticleStore {
 public:
  /// `given` is the id in the source, "" for an article that layout found. True if it was joined to one of a
  /// page before.
  bool add(Article article, const std::string& given);

  /// All of them, in order; there are none left.
  void push(Sink& out);

 private:
  reconstruct::ArticleQueue queue_;  ///< those before the first with an id
  std::vector<Article> kept_;
  std::map<std::string, std::size_t> by_id_;  ///< in kept_
};

}  // namespace broadsheet::positioned
