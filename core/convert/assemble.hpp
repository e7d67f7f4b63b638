// core/convert/assemble.hpp - joins several pages into one issue.
//
// Adds what the user and the file names say about the issue, which wins over the text; names the
// pages, keeps article ids unique, and joins an article to its continuation on a later page
// ("continued on page 4" … "continued from page 1"). Articles pass through as they come and are
// held back only while a continuation may still follow.
#pragma once

#include "host/abi_bridge.hpp"

#include <deque>
#include <map>

namespace broadsheet {

class Assembler : public ViewSink {
 public:
  /// `out` outlives this.
  Assembler(ViewSink& out, Metadata given, Metadata from_name);

  void open(const bs_issue& issue) override;
  void article(const bs_article& article) override;
  void close(const bs_end& end) override;

  /// Whether neither a page nor the user names the newspaper, but a file's name does.
  bool is_named_by_file() const { return is_named_by_file_; }

 private:
  /// An article that waits for its continuation, or comes after one that does.
  struct Held {
    Article article;
    std::string last_page;  ///< of its latest part
  };
  using Jump = std::pair<std::string, std::string>;  ///< from this page, to that one

  bool passes_unchanged(const bs_article& article) const;
  bool can_still_come(const std::string& page) const;
  void await(Held& held);
  void complete(Article& article);
  bool join_to_waiting(Article& article);
  void release(bool all);

  ViewSink& out_;
  Metadata given_, from_name_;
  bool is_named_by_file_ = false;
  Issue issue_;
  std::string only_page_;                        ///< of an input whose text does not name its page
  std::map<std::string, int, std::less<>> ids_;  ///< each with the number that makes the next equal id unique
  std::map<std::string, std::size_t, std::less<>> page_index_;
  std::size_t page_now_ = 0;  ///< index of the furthest page an article came from
  std::deque<Held> held_;
  std::map<Jump, std::deque<Held*>> waiting_;  ///< those of held_ whose continuation can still come, in order
  std::vector<Discarded> leftover_;            ///< text that joining dropped because it is printed twice
};

/// Several inputs' documents as one, in order; pages without a name get their
/// position. `pages` are names that the file names or --page gave, or "".
Document merge_pages(std::vector<Document> documents, const std::vector<std::string>& pages);

}  // namespace broadsheet
