// core/io/ledger/ledger.hpp - what was sent before: a file of JSON lines that only grows.
//
// Each line begins with {"issue":"…", its key; the lines of an issue stand together, the
// first of them has the number of the others: {"issue":"…","stories":12,…. What is
// remembered anew is appended as a whole, and holds in place of what stands before.
// Nothing is ever rewritten, so that a killed program leaves at most lines without an
// end, which the next one cuts off.
//
// A ledger may have a line for each of millions of stories, and one conversion asks for
// some of them: NAME.index, a hash table that can be thrown away, tells where an
// issue's last lines are. It catches up with what others appended by itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace broadsheet {

class Ledger {
 public:
  /// Throws Error (io) where the file is there and is no ledger, or cannot be read.
  explicit Ledger(std::filesystem::path file) : file_(std::move(file)) {}

  /// The lines of `issue`, or "".
  std::string recall(const std::string& issue) const;

  /// Replaces them at commit(). Each of `lines` begins as described and ends with a line feed.
  void remember(const std::string& issue, std::string lines) { pending_[issue] = std::move(lines); }

  /// Appends what is to be remembered. Throws Error (io).
  void commit();

 private:
  std::filesystem::path file_;
  std::map<std::string, std::string> pending_;
};

}  // namespace broadsheet
