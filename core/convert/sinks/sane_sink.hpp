// core/convert/sinks/sane_sink.hpp - what a plugin says of an issue that no output could say after it.
//
// host/view_check refuses what cannot be used at all. This is for what can: an unknown language, a date in
// words, two articles of one id. What every format would write wrongly is left out, and told of with the
// plugin that said it, since the next plugin would be blamed for it.
#pragma once

#include "convert/facts/dated_name.hpp"
#include "convert/facts/language_tag.hpp"
#include "host/abi_bridge.hpp"

#include <broadsheet/views.hpp>

#include <set>

namespace broadsheet {

class SaneSink : public ViewSink {
 public:
  /// `from` is who pushes, and outlives this as `to` does. Ids of what a reader pushes are made unique later.
  SaneSink(ViewSink& to, PluginHost& from, Role role)
      : to_(to), from_(from), tells_of_ids_(role == Role::filter) {}

  void open(const bs_issue& issue) override {
    bs_issue sane = issue;
    const std::string tag = to_string(issue.language), date = to_string(issue.date);
    if (!tag.empty() && !is_like_a_language_tag(tag)) {
      tell("BS-C214", "calls the language of the issue \"" + tag +
                          "\", which is left out: " + language_tag_fault(tag) + "; name it with --language");
      sane.language = {nullptr, 0};
    }
    if (!date.empty() && !is_iso_date(date)) {
      tell("BS-C215", "dates the issue \"" + date +
                          "\", which is left out: it is no date of ISO 8601; name it with --date");
      sane.date = {nullptr, 0};
    }
    to_.open(sane);
  }
  void article(const bs_article& article) override {
    if (tells_of_ids_ && !ids_.insert(to_string(article.id)).second) {
      tells_of_ids_ = false;
      tell("BS-C216", "gives several articles the id \"" + to_string(article.id) +
                          "\"; what is made for each may take one for the other");
    }
    to_.article(article);
  }
  void close(const bs_end& end) override { to_.close(end); }

 private:
  void tell(const char* code, const std::string& what) {
    from_.note(code, "plugin " + from_.id() + ' ' + what, 0);
  }

  ViewSink& to_;
  PluginHost& from_;
  std::set<std::string, std::less<>> ids_;
  bool tells_of_ids_;  ///< not told of one yet
};

}  // namespace broadsheet
