// core/io/ledger/sending.hpp - what is going out at this moment: NAME.sending beside a ledger.
//
// It is written before the first output appears and goes when the ledger has its lines. Where a program was
// ended between, it says what receivers may have and the ledger does not. Only who holds the ledger writes
// it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace broadsheet {

struct Sending {
  /// Reads what is there; a file that is damaged or no such file says nothing. The ledger may be a link.
  explicit Sending(const std::filesystem::path& ledger);

  /// By key: lines as the ledger will have them.
  std::map<std::string, std::string> issues;

  /// Replaces the file, or removes it where there is nothing. Throws Error (io).
  void write() const;
  /// The ledger has these lines: the file goes where it says nothing else. For whoever holds the ledger, if
  /// only to read it.
  void settle(const std::string& issue) noexcept;

 private:
  std::filesystem::path file_;
};

/// Those of an issue, told from lines that a ledger has: the first begins with {"sending":.
std::string marked_as_sending(std::string lines);

/// Throws Error (io) with the reason in errno.
[[noreturn]] void fail_with_ledger(const std::filesystem::path& file, const std::string& what);

}  // namespace broadsheet
