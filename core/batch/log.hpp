// core/batch/log.hpp - the log of a batch: one JSON object per line.
//
//   {"item":"1950/qinghe-1950-01-02","status":"done","ms":11.8,"settings":"9c…",
//    "inputs":[{"file":"in/1950/qinghe-1950-01-02-01.txt","bytes":9120,"sha256":"…"}],
//    "outputs":[{"file":"1950/qinghe-1950-01-02.epub","bytes":20412,"sha256":"…"}],
//    "warnings":[{"code":"BS-I010","text":"…"}],"warning_count":1}
//
// With a ledger of what was sent, "sent" tells for each format how many stories of the issue were new,
// changed, canceled and unchanged, and names all of these but the last (and their pictures):
//    "sent":{"newsml":{"new":0,"changed":1,"canceled":0,"unchanged":20,
//      "items":[{"change":"changed","version":2,"guid":"urn:…","page":"3","title":"…"}]}}
//
// "settings" is a digest of everything besides the inputs that affects the outputs. A failed item
// has "error":{"code","text"} and no outputs. Output files are named below the output folder;
// sha256sum prints the same digests. Bytes of a file name that are not UTF-8 are written %XX.
//
// A line is appended by a single write to a file opened with O_APPEND, so several
// processes may share a log on a local disk. The unfinished last line of a killed process is ended
// with a line break and ignored. Of several lines for an item the last one counts.
#pragma once

#include "batch/inputs/digest.hpp"

#include <broadsheet/broadsheet.hpp>

#include <mutex>
#include <optional>
#include <vector>

namespace broadsheet {

struct LoggedFile {
  std::string file;
  Fingerprint fingerprint;
};

struct LogEntry {
  std::string item;
  bool done = false;
  double milliseconds = 0;
  std::string settings;
  std::vector<LoggedFile> inputs, outputs;
  std::vector<Note> warnings;     ///< when read back: code and text only
  std::size_t warning_count = 0;  ///< of which the first twenty are kept
  std::vector<SentItem> sent;     ///< not read back
  std::string error_code, error;
};

/// With its line break.
std::string to_line(const LogEntry& entry);

/// Nothing if the line is not an entry: it is incomplete, or from something else.
std::optional<LogEntry> entry_from_line(std::string_view line);

/// A path as the log writes it.
std::string logged_name(const std::filesystem::path& path);

class BatchLog {
 public:
  /// Appends to `file`, which is made if need be. Throws Error (io).
  explicit BatchLog(std::filesystem::path file);
  ~BatchLog();
  BatchLog(const BatchLog&) = delete;
  BatchLog& operator=(const BatchLog&) = delete;

  const std::filesystem::path& file() const { return path_; }

  /// Notes where the last entry of each item is; keeps sixteen bytes per item.
  void read_back();

  /// The last entry of the item that read_back() saw. May be called by any thread.
  std::optional<LogEntry> last(const std::string& item) const;

  /// Throws Error (io). May be called by any thread.
  void append(const LogEntry& entry);

 private:
  struct Position {
    std::uint64_t item, offset;  ///< item: its stable_hash()
  };

  std::filesystem::path path_;
  int file_ = -1;
  std::mutex mutex_;
  std::vector<Position> positions_;  ///< by item
};

struct MergedLogs {
  std::size_t done = 0, failed = 0, warnings = 0;
};

/// The last entry of each item in `logs`, read in that order, by item, to `merged`,
/// which appears whole or not at all. Throws Error.
MergedLogs merge_logs(const std::vector<std::filesystem::path>& logs, const std::filesystem::path& merged);

}  // namespace broadsheet
