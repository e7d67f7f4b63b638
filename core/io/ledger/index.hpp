// core/io/ledger/index.hpp - where in a ledger the last lines of an issue are.
//
// A hash table in a file, probed without reading all of it: a header, then slots of
// hash, offset and length. Numbers are in the order of bytes of the machine; a table
// of another one, or of another ledger, is noticed and made anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet {

class LedgerIndex {
 public:
  struct Lines {
    std::uint64_t offset = 0, size = 0;
  };

  /// Opens the table beside `ledger`; none, or a damaged one, is empty.
  explicit LedgerIndex(const std::filesystem::path& ledger);
  ~LedgerIndex();
  LedgerIndex(const LedgerIndex&) = delete;
  LedgerIndex& operator=(const LedgerIndex&) = delete;

  /// Bytes of the ledger that it knows.
  std::uint64_t known() const { return header_.known; }
  std::optional<Lines> find(std::uint64_t hash) const;
  /// Kept in memory until save().
  void put(std::uint64_t hash, Lines lines);
  void clear();
  /// Writes what put() changed; the ledger has `known` bytes. No table is left where it cannot be written.
  void save(std::uint64_t known) noexcept;

 private:
  struct Header {
    char magic[8];
    std::uint64_t known, slots, used;
  };
  struct Slot {
    std::uint64_t hash, offset, size;
  };
  bool read_slot(std::uint64_t at, Slot& slot) const;
  void put_into_file(const Slot& slot);
  void write_anew(const std::vector<Slot>& all, std::uint64_t slots);
  std::vector<Slot> all_slots() const;

  std::filesystem::path file_;
  int fd_ = -1;
  Header header_{};
  std::vector<Slot> added_;
};

/// FNV-1a of a key, never 0.
std::uint64_t ledger_hash(std::string_view key);

}  // namespace broadsheet
