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
  Issue issue_;
  std::string only_page_;                        ///< of an input whose text does not name its page
  std::map<std::string, int, std::less<>> ids_;  ///< each with the number that makes the next equal id unique
  std::map<std::string, std::size_t, std::less<>> page_index_;
  std::size_t page_now_ = 0;  ///< index of the furthest page an article came from
  std::deque<Held> held_;
  std::map<Jump, std::deque<Held*>> waiting_;  ///< those of held_ whose continuation can still come, in order
  std::vector<Discarded> leftover_;            ///< text that joining dropped because it is printed twice
};

/// What is known of the name of an input's page apart from its text.
struct PageName {
  std::string name;       ///< of the file, or of --page; "" = nothing is known
  bool is_given = false;  ///< by --page: it wins over what is printed
};

/// Several inputs' documents as one, in order; pages without a name get the one in `names`, which has an
/// entry for each document, or their position. So do inputs that print the same number as another: two files
/// of one issue are not one page.
Document merge_pages(std::vector<Document> documents, const std::vector<PageName>& names);

/// How two of the inputs contradict each other, in date or language: "1.txt is of 2024-05-18, 2.txt of
/// 2024-05-19"; "" where they may be of one issue. `names` are those of the inputs.
std::string contradiction(const std::vector<Document>& documents, const std::vector<std::string>& names);

}  // namespace broadsheet
