// epub/container/archive_reader.hpp - reads the files in the ZIP archive of an untrusted book.
//
// Nothing is unpacked to disk. Names that leave the archive, too many entries,
// sizes and ratios out of all proportion, encryption and unknown compression
// are refused with a Failure that says so; see Limits.
#pragma once

#include "common/input_bytes.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

struct Limits {
  std::size_t archive_bytes = std::size_t{1} << 30;
  std::size_t entries = 100'000;
  std::size_t name_bytes = 1024;
  std::uint64_t entry_bytes = std::uint64_t{1} << 27;  ///< of one file, unpacked
  std::uint64_t total_bytes = std::uint64_t{1} << 30;  ///< of all files that are read
  std::uint64_t free_bytes = std::uint64_t{1} << 26;   ///< up to here any ratio will do
  std::uint64_t ratio = 300;                           ///< of total_bytes to the archive
  long nesting = 256;                                  ///< of elements in a file of XML
  std::size_t elements = 1'000'000;                    ///< see ArchiveReader::count()
};

class ArchiveReader {
 public:
  /// `input` outlives this.
  explicit ArchiveReader(common::InputBytes& input, const Limits& limits = {});
  explicit ArchiveReader(std::string bytes, const Limits& limits = {});
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;

  const Limits& limits() const { return limits_; }
  bool has(const std::string& path) const { return entries_.count(path) != 0; }
  /// The name of the entry that a book means by `path`: that one, else the only one that
  /// differs in the case of ASCII letters or in the normalization form (archives made on a
  /// Mac have NFD), else the one whose name is not in UTF-8 but in an encoding of East Asia.
  /// `path` where there is none.
  std::string find(const std::string& path) const;
  std::vector<std::string> names() const;  ///< of all entries
  /// The content of a file. Fails where there is none.
  std::string read(const std::string& path);
  /// Counts what becomes a node of memory, that is an element, an attribute or a line, of the file
  /// at `path`, each file once. Fails where all files together have more than Limits allow, or than
  /// 200 000 and one for each byte of the archive: a book of a few bytes may not fill the memory.
  void count(const std::string& path, std::size_t elements);

 private:
  struct Archive;
  void open();
  void list_entries();
  void check_size(const std::string& path, std::uint64_t index, std::uint64_t size);

  const std::unique_ptr<common::InputBytes> own_;
  common::InputBytes& input_;
  const Limits limits_;
  std::unique_ptr<Archive> archive_;
  std::map<std::string, std::uint64_t> entries_;      ///< name to index
  std::map<std::string, std::string> by_loose_name_;  ///< see find(); "" = several
  std::map<std::string, std::string> by_raw_name_;    ///< bytes that are no UTF-8, to name
  std::set<std::uint64_t> was_read_;
  std::uint64_t read_bytes_ = 0;
  std::set<std::string> was_counted_;
  std::size_t elements_ = 0;
};

/// `href` of a file at `base`, as a path in the archive: percent-encoding
/// undone, "." and ".." resolved, the fragment cut off. Empty where it leads
/// out of the archive or to another host.
std::string resolve(std::string_view base, std::string_view href);

/// What stands after "#" in `href`, percent-encoding undone.
std::string fragment_of(std::string_view href);

}  // namespace broadsheet::epub
