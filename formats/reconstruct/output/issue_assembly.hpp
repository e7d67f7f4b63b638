// reconstruct/output/issue_assembly.hpp - readings of pages -> one document.
//
// What an issue is (its pages, name and date) is known only after the last page, and has to be said before
// the first article: articles wait here, packed.
#pragma once

#include "reconstruct/output/article_queue.hpp"
#include "reconstruct/output/page_reading.hpp"

#include <broadsheet/plugin.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// Whether a page's label may stand in the ids of its articles: ASCII letters and digits, six at most.
bool may_stand_in_id(const std::string& label);

/// The labels of an input's pages. No two are the same: a number that a page before had is misread.
class PageLabels {
 public:
  /// `known` is the page's number as far as the input knows it, else "": the number that the page prints is
  /// taken then, and where it prints none or several, `ordinal` if the page `is_one_of_many`. "" if nobody
  /// knows.
  std::string next(const std::string& known, const PageFurniture& found, std::size_t ordinal,
                   bool is_one_of_many);

 private:
  std::set<std::string> used_;
};

class IssueAssembly {
 public:
  /// Adds a page, labelled as PageLabels has it. Articles get the label as their page, and ids "a-LABEL-N",
  /// or "a-ORDINAL-N" where the label may not stand in an id.
  void add(PageReading reading, std::string label, std::size_t ordinal, bool is_one_of_many);

  /// Adds a page without text.
  /// Adds text that the document leaves out.
  void discard(const std::vector<Discarded>& pieces);

  /// Pushes the document into `out`. Last.
  void finish(const std::string& language, Sink& out);

 private:
  Issue issue_;
  ArticleQueue articles_;
  End end_;
  PageLabels labels_;
  std::map<std::string, std::size_t> articles_on_;  // by what stands in their ids
};

}  // namespace broadsheet::reconstruct
