// core/batch/inputs/inputs.hpp - yields the issues of a batch, one at a time.
//
// However many issues there are, it holds the names of one folder, the pages of one issue and eight
// bytes per issue, by which it notices two issues that would be written to the same place.
#pragma once

#include "batch/inputs/file_walk.hpp"
#include "batch/inputs/grouping.hpp"
#include "batch/inputs/line_reader.hpp"

#include <broadsheet/broadsheet.hpp>

#include <functional>
#include <memory>
#include <unordered_set>

namespace broadsheet {

struct BatchItem {
  std::string name;  ///< the target below the output folder, without extension; unique in the batch
  std::vector<std::filesystem::path> pages;  ///< in order
  Metadata metadata;                         ///< what the manifest says of this one
  std::optional<Error> fault;                ///< why it cannot be converted at all
};

/// A part of a batch: every item is in exactly one of the `count` shards, by its
/// name alone, whatever else is in the batch.
struct Shard {
  unsigned index = 1, count = 1;
  bool has(std::string_view name) const;
};

/// "3/8". Throws Error (usage).
Shard parse_shard(const std::string& text);

struct BatchSource {
  std::vector<std::string> inputs;      ///< files, folders, patterns
  std::filesystem::path manifest;       ///< of issues, as JSON lines; "-" = standard input; empty = none
  std::string group = "auto";           ///< see grouping.hpp
  std::vector<std::string> extensions;  ///< of the files to take from folders
  std::filesystem::path leave_out;      ///< a folder below the inputs that is none
  Shard shard;
  std::function<bool(const std::filesystem::path&)> takes;  ///< not set = every file
};

class BatchInputs {
 public:
  /// Throws Error (input) for an input that is not there, Error (usage) for a bad
  /// rule, and where there is no input at all.
  explicit BatchInputs(BatchSource source);

  /// The next issue: of the files that were named, in natural order; of each folder
  /// and pattern; of the list. Throws Error if the list cannot be read.
  std::optional<BatchItem> next();

 private:
  std::optional<BatchItem> next_of_any_shard();
  std::optional<FoundFile> next_file();
  std::optional<BatchItem> group_files();
  std::optional<BatchItem> next_in_manifest();

  BatchSource source_;
  Grouping grouping_;
  std::vector<std::filesystem::path> files_;  ///< named ones
  std::size_t next_named_ = 0;
  std::vector<FileWalk> walks_;
  std::size_t walk_ = 0;
  std::optional<FoundFile> ahead_;  ///< the first file of the next issue
  std::unique_ptr<LineReader> manifest_;
  std::unordered_set<std::uint64_t> names_;
};

}  // namespace broadsheet
