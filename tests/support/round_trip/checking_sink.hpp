// support/round_trip/checking_sink.hpp - what the core requires of a reader or checker, for fuzz targets.
//
// Needs core/host/view_check.cpp.
#pragma once

#include "host/view_check.hpp"
#include "support/memory_host.hpp"

#include <cstdio>
#include <cstdlib>

namespace broadsheet::testing {

/// Aborts on what could not cross the plugin boundary, and on texts that are not one line.
class CheckingSink : public Sink {
 public:
  void open(const Issue& issue) override { require(fault_of(&views_.issue(issue)), "issue"); }
  void article(const Article& article) override {
    require(fault_of(&views_.article(article)), "article");
    require_one_line(article.headline);
    for (const Block& block : article.blocks) require_one_line(block.text);
  }
  void close(const End& end) override { require(fault_of(&views_.end(end)), "end"); }

 private:
  static void require(const std::string& fault, const char* what) {
    if (fault.empty()) return;
    std::fprintf(stderr, "the reader's %s %s\n", what, fault.c_str());
    std::abort();
  }
  static void require_one_line(const std::string& text) {
    if (text.find('\n') != text.npos) require("has a text with a line break", "article");
  }
  Views views_;
};

/// Runs `T`, a reader class, over the host's input: a document that the core accepts, or a Failure
/// that blames the input. Aborts where the reader blames itself, as for a law that it broke.
template <class T>
void read_checked(MemoryHost& memory, const std::string& format) {
  T reader;
  reader.attach(memory.host(), format);
  CheckingSink sink;
  try {
    reader.read(sink);
  } catch (const plugin::Failure& refusal) {
    if (refusal.code() != BS_BUG) return;
    std::fprintf(stderr, "%s\n", refusal.what());
    std::abort();
  }
}

/// The same for a checker: findings that say what, by which rule, and what to do.
template <class T>
void check_checked(MemoryHost& memory, const std::string& format) {
  T checker;
  checker.attach(memory.host(), format);
  try {
    checker.check();
  } catch (const plugin::Failure& refusal) {
    if (refusal.code() != BS_BUG) return;
    std::fprintf(stderr, "%s\n", refusal.what());
    std::abort();
  }
  for (const plugin::Finding& f : memory.findings)
    if (f.code.empty() || f.what.empty() || f.rule.empty() || f.advice.empty()) std::abort();
}

}  // namespace broadsheet::testing
