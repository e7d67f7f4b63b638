// core/io/ledger/ledger.hpp - what was sent before: a file of JSON lines that only grows.
//
// Each line begins with {"issue":"…", its key; the lines of an issue stand together, the
// first of them has the number of the others: {"issue":"…","stories":12,…, and in the
// file a hash of them all behind it, by which an edited ledger is known and refused. What is
// remembered anew is appended as a whole, and holds in place of what stands before.
// Nothing is ever rewritten, so that a killed program leaves at most lines without an
// end, which the next one cuts off.
//
// A ledger may have a line for each of millions of stories, and one conversion asks for
// some of them: NAME.index, a hash table that can be thrown away, tells where an
// issue's last lines are. It catches up with what others appended by itself.
#pragma once

#include <broadsheet/broadsheet.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

class Ledger {
 public:
  /// Throws Error (io) where the file is there and is no ledger, or cannot be read.
  explicit Ledger(std::filesystem::path file) : file_(std::move(file)) {}

  /// The lines of `issue`, or ""; after them, where a program was ended while it sent the issue, what
  /// receivers may have since: lines of the same form, but that the first begins with {"sending":.
  std::string recall(const std::string& issue);

  /// Replaces them when it is committed. Each of `lines` begins as described and ends with a line feed.
  /// Lines that are there already change nothing.
  void remember(const std::string& issue, std::string lines);

  /// Whether something is to be remembered.
  bool has_news() const { return !pending_.empty(); }
  /// What receivers have when it is committed.
  std::vector<SentItem> sent() const;
  const std::filesystem::path& file() const { return file_; }

 private:
  friend class LedgerCommit;

  std::filesystem::path file_;
  std::map<std::string, std::string> pending_;
  struct Recalled {
    std::string lines, in_doubt;
    bool operator==(const Recalled&) const = default;
  };
  std::map<std::string, Recalled> recalled_;
};

/// The ledgers of one conversion while what they tell of goes out: no other program writes to them. What is
/// in one but never went out never would; so append() comes after the outputs, and what could make it fail is
/// found out before them. announce() comes before them (sending.hpp): whoever is ended between sends again
/// the next time, and knows it.
class LedgerCommit {
 public:
  /// Throws Error (io) where one cannot be written, has no room, or another program changed what was
  /// recalled.
  explicit LedgerCommit(const std::vector<Ledger*>& ledgers);
  ~LedgerCommit();
  LedgerCommit(const LedgerCommit&) = delete;

  /// Both throw Error (io).
  void announce();  ///< what is to be remembered is about to go out
  void append();    ///< it went out

 private:
  class Held;
  std::vector<std::unique_ptr<Held>> held_;  ///< in the order of files: no two programs wait for each other
};

}  // namespace broadsheet
