// core/conformance/pushed.hpp - what a plugin under test pushes, kept; and how a check says what it found.
#pragma once

#include "host/abi_bridge.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet::conformance {

/// A warning for each option that the plugin asked `used` for and does not declare: a misspelt name has no
/// value for ever, but code that several formats share may ask for what one of them lacks.
inline void tell_what_it_lacks(PluginHost& host, const PluginHost& used) {
  for (const std::string& option : used.asked_in_vain())
    if (option != "language" && option != "timestamp")
      host.note("BS-C217", "asks for the option \"" + one_line(option) + "\", which its manifest lacks", 0);
}

[[noreturn]] inline void fault(PluginHost& host, const std::string& what) {
  throw host.fault("BS-C169", what);
}

// What a reader or filter pushes, as bytes to compare; refuses the article `last` + 1.
class Pushed : public ViewSink {
 public:
  explicit Pushed(std::size_t last = std::string::npos) : last_(last) {}
  void open(const bs_issue& issue) override { document.issue = to_issue(issue); }
  void article(const bs_article& article) override {
    if (document.articles.size() == last_) {
      refused = true;
      throw Error(Fault::io, "BS-C130", "no room");
    }
    document.articles.push_back(to_article(article));
  }
  void close(const bs_end& end) override {
    document.end = to_end(end);
    closed = true;
  }
  Document document;
  bool refused = false, closed = false;

 private:
  std::size_t last_;
};

}  // namespace broadsheet::conformance
