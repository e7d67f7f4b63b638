// core/convert/assemble.hpp - joins several pages into one issue.
//
// Adds what the user and the file names say about the issue, which wins over the text; names the
// pages, keeps article ids unique, and joins an article to its continuation on a later page
// ("continued on page 4" … "continued from page 1"). Articles pass through as they come and are
// held back only while a continuation may still follow.
#pragma once

#include "convert/facts/page_names.hpp"
#include "host/abi_bridge.hpp"

#include <deque>
#include <map>

namespace broadsheet {

class Assembler : public ViewSink {
 public:
  /// `out` outlives this.
  Assembler(ViewSink& out, Metadata given, Metadata from_name);

  /// Before open(): the reader finds the names of the pages on them, and may be wrong.
  void reads_print() { is_print_ = true; }

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

  void name_pages();
  bool passes_unchanged(const bs_article& article) const;
  bool can_still_come(const std::string& page) const;
  void await(Held& held);
  const std::string& name_of(const std::string& page) const;
  void reach(std::string_view page);
  void complete(Article& article);
  bool join_to_waiting(Article& article);
  void release(bool all);

  ViewSink& out_;
  Metadata given_, from_name_;
  bool is_named_by_file_ = false;
  Issue issue_;
  bool is_print_ = false;
  std::string only_page_;                        ///< of an input of one page that it does not name itself
  std::map<std::string, std::string> named_;     ///< pages of several that --page calls otherwise
  std::map<std::string, int, std::less<>> ids_;  ///< each with the number that makes the next equal id unique
  std::map<std::string, std::size_t, std::less<>> page_index_;
  std::size_t page_now_ = 0;  ///< index of the furthest page an article came from
  std::deque<Held> held_;
  std::map<Jump, std::deque<Held*>> waiting_;  ///< those of held_ whose continuation can still come, in order
  std::vector<Discarded> leftover_;            ///< text that joining dropped because it is printed twice
};

/// One of several inputs.
struct InputPages {
  Document document;
  PageNaming naming;
  std::string input;  ///< for messages
};

/// Several inputs' documents as one, in order; pages that nobody names get their position. Two printed pages
/// of one name would become one: the second gets the position, too, and a note says so. Of the inputs'
/// documents the names of their pages stay.
Document merge_pages(std::vector<InputPages>& inputs, std::vector<Note>& notes);

/// How two of the inputs contradict each other, in date or language: "1.txt is of 2024-05-18, 2.txt of
/// 2024-05-19"; "" where they may be of one issue.
std::string contradiction(const std::vector<InputPages>& inputs);

}  // namespace broadsheet
