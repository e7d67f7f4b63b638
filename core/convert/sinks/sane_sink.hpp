// core/convert/sinks/sane_sink.hpp - what a plugin says of an issue that no output could say after it.
//
// host/view_check refuses what cannot be used at all. This is for what can: an unknown language, a date in
// words, two articles of one id. What every format would write wrongly is mended or left out, and told of
// with the plugin that said it, since the next plugin would be blamed for it. Plugins of others are looked at
// as closely as `plugins check` does; what the installation's own make is looked at by our tests.
#pragma once

#include "host/abi_bridge.hpp"

#include <set>

namespace broadsheet {

class SaneSink : public ViewSink {
 public:
  /// `from` is who pushes, and outlives this as `to` does. Ids of what a reader pushes are made unique later.
  SaneSink(ViewSink& to, PluginHost& from, Role role);

  void open(const bs_issue& issue) override;
  void article(const bs_article& article) override;
  void close(const bs_end& end) override { to_.close(end); }
  /// What it was given made no sense either: nothing is said of it.
  void excuse() { is_judged_ = false; }

 private:
  void pass(const bs_article& article);
  void tell(const char* code, const std::string& what);
  /// Of what is mended, once.
  void tell_of_nonsense(const std::string& what);

  ViewSink& to_;
  PluginHost& from_;
  std::set<std::string> pages_;  ///< of the issue
  std::set<std::string, std::less<>> ids_;
  const bool is_of_others_;
  bool is_judged_ = true;
  bool tells_of_ids_;  ///< not told of one yet
  bool told_of_nonsense_ = false;
};

/// In front of a filter, for what makes no sense before it.
class GivenSink : public ViewSink {
 public:
  /// What comes out of the filter `to` goes to `after`. Both outlive this.
  GivenSink(ViewSink& to, SaneSink& after) : to_(to), after_(after) {}
  void open(const bs_issue& issue) override;
  void article(const bs_article& article) override;
  void close(const bs_end& end) override { to_.close(end); }

 private:
  ViewSink& to_;
  SaneSink& after_;
  std::set<std::string> pages_;  ///< of the issue
};

}  // namespace broadsheet
