// news/dispatch/dispatch.hpp - which stories of an issue go out now, as which version.
//
// Without a ledger all do, as they come. With one the issue is held until its end; then
// its stories are matched with those that were sent before (desk_ledger.hpp). A story
// that was corrected keeps its guid and gets the next version; one that is the same
// keeps its version and its time, and is not sent where only changes are asked for.
// Pictures are items of their own, or part of the item of their story, which then has a new version with
// each of theirs. A story that is gone from a page that was read
// again is called back (status canceled) where that is asked for; one that is killed
// goes out without its text. One of which only a part was read stays as it was sent.
//
// What is sent is later than what was sent of the issue before: by the moment that the
// user gives, else by a second.
//
// What was sent is remembered by the host once the output is whole. What was on its way when a program
// was ended goes out again, in the version it had if it is the same. The same inputs,
// options and ledger make the same bytes.
#pragma once

#include "common/forbidden.hpp"
#include "news/dispatch/desk_ledger.hpp"
#include "news/dispatch/headlines.hpp"
#include "news/dispatch/jumps.hpp"
#include "news/story/story.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

struct Outgoing {
  Story story;
  bool is_sent = true;             ///< the story; else it is only named in the package
  std::vector<bool> picture_sent;  ///< of each picture
  bool is_gone = false;            ///< called back: no more part of the issue

  bool any_sent() const;
  bool all_sent() const;
};

/// Where a format has the pictures of a story.
enum class Pictures { own_items, in_story };

class Dispatch {
 public:
  using Send = std::function<void(const Outgoing&)>;

  /// Options: ledger, changed-only, cancel-missing. `format` is the name that the ledger has for it.
  Dispatch(const plugin::Host& host, const Issue& issue, const Settings& settings, std::string_view format,
           Pictures pictures, Send send);

  void article(const Article& article);
  /// Sends what was held back.
  void close();

  const Mapper& mapper() const { return mapper_; }

  /// What follows is known when the first story is sent.

  /// When this run is sent: RFC 3339.
  const std::string& moment() const { return moment_; }
  /// Of the issue's package.
  const Metadata& issue_metadata() const { return issue_metadata_; }
  /// Whether all stories of the issue, and the package, are new to receivers.
  bool is_package_changed() const { return package_changed_; }
  /// Whether all items of the issue went out.
  bool is_complete() const { return complete_; }
  /// Whether stories of other pages, which are in the ledger and not in this run, belong to the issue.
  bool is_part_of_issue() const { return others_ > 0; }

 private:
  struct Held {
    Story story;
    Candidate candidate;
    Jump jump;
    std::vector<std::string> joined;
  };
  void refuse_undated() const;
  DeskLedger recalled() const;
  void settle_story(Held& held, std::size_t place, DeskLedger& before, DeskLedger& after);
  std::size_t whole_of(const Held& held, const DeskLedger& before, std::size_t place) const;
  void keep_whole(Held& held, const SentStory& whole);
  void settle(Held& held, SentStory* before, SentStory& now, Outgoing& out);
  bool settle_pictures(Story& story, const std::vector<Sent>& before, SentStory& now, Outgoing& out);
  Sent settle_item(Metadata& meta, const std::string& guid, const std::string& title,
                   const std::string& content, const Sent* before, bool same_parts = true);
  void call_back(SentStory& before);
  void settle_others(std::vector<SentStory>& before, DeskLedger& after);
  void settle_issue(const Sent& before, DeskLedger& after);
  void set_moment(const DeskLedger& before);
  void tell_of_moment() const;
  void queue(Outgoing out);
  void tell_of_doubts(std::size_t before, std::size_t after) const;
  void tell_of_what_is_left_out() const;

  const plugin::Host& host_;
  const Issue& issue_;
  const Settings& settings_;
  std::string format_;
  Pictures where_pictures_;
  std::string key_;  ///< in the ledger
  Send send_;
  std::string moment_;
  Mapper mapper_;
  Metadata issue_metadata_;
  bool has_ledger_, changed_only_, cancels_;
  bool package_changed_ = true, complete_ = true;
  std::size_t others_ = 0;
  std::vector<Held> held_;
  Headlines headlines_;
  common::Forbidden forbidden_;
  std::size_t pictures_ = 0;            ///< that nobody asked to be left out
  bool is_dated_ = false;               ///< something is sent that has the moment of this run
  std::set<std::string> pages_;         ///< that were read
  std::set<std::size_t> places_;        ///< in the ledger, of stories that were matched,
  std::set<std::size_t> found_, kept_;  ///< that are sent anew, and that stay as they were sent
  std::vector<Outgoing> queue_;         ///< sent when all is known of the issue
};

}  // namespace broadsheet::news
