// reconstruct/output/issue_assembly.hpp - readings of pages -> one document.
//
// What an issue is (its pages, name and date) is known only after the last page, and has to be said before
// the first article: articles wait here, packed.
#pragma once

#include "reconstruct/output/article_queue.hpp"
#include "reconstruct/output/page_reading.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// Whether a page's label may stand in the ids of its articles: ASCII letters and digits, six at most.
bool may_stand_in_id(const std::string& label);

class IssueAssembly {
 public:
  /// Adds a page. `label` is the page's number as far as the input knows it, else "": the number that the
  /// page prints is taken then, and where it prints none, `ordinal` if the page `is_one_of_many`. Articles
  /// get the label as their page, and ids "a-LABEL-N", or "a-ORDINAL-N" where the label may not stand in an
  /// id.
  void add(PageReading reading, std::string label, std::size_t ordinal, bool is_one_of_many);

  /// Adds a page without text.
  void add_empty(const std::string& label) { issue_.pages.push_back(label); }

  /// Adds text that the document leaves out.
  void discard(const std::vector<Discarded>& pieces);

  /// Pushes the document into `out`. Last.
  void finish(const std::string& language, Sink& out);

 private:
  Issue issue_;
  ArticleQueue articles_;
  End end_;
  std::map<std::string, std::size_t> articles_on_;  // pages may say that they are the same one
};

}  // namespace broadsheet::reconstruct
