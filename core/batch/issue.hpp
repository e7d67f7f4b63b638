// core/batch/issue.hpp - one issue of a batch, from its pages to its outputs.
#pragma once

#include "batch/batch.hpp"

namespace broadsheet {

/// What became of an issue, and what the log says of it. A skipped one has no entry for the log.
struct IssueOutcome {
  BatchResult result;
  LogEntry entry;
};

/// Converts issues as a plan says. Of what it is given, only the log changes during its life.
class IssueConverter {
 public:
  /// `settings` is settings_of(plan). All must outlive this.
  IssueConverter(const BatchPlan& plan, const Registry& registry, const BatchLog& log, std::string settings);

  /// Does not throw for what concerns the issue alone. Calls `step` whenever a step of it is done.
  IssueOutcome convert(const BatchItem& item, const std::function<void()>& step) const;

  /// An issue that could not be converted for `error`.
  static IssueOutcome failure(const BatchItem& item, const Error& error);

  /// The files that converting the issue writes.
  std::vector<Target> targets_of(const BatchItem& item) const;

 private:
  void run_until_settled(const BatchItem& item, const std::function<void()>& step,
                         IssueOutcome& outcome) const;
  void run(const BatchItem& item, const std::function<void()>& step, IssueOutcome& outcome) const;
  bool is_done(const LogEntry& now, const std::vector<Target>& targets) const;
  std::vector<LoggedFile> fingerprints_of(const std::vector<Target>& targets) const;

  const BatchPlan& plan_;
  const Registry& registry_;
  const BatchLog& log_;
  std::string settings_;
  std::vector<std::string> single_threaded_;  ///< options
};

}  // namespace broadsheet
