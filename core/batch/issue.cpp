#include "batch/issue.hpp"

#include "batch/settings.hpp"
#include "convert/facts/metadata.hpp"
#include "convert/pipeline.hpp"
#include "convert/targets.hpp"
#include "io/output/part.hpp"

#include <algorithm>
#include <chrono>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// What the manifest says of an issue wins over what was said of all.
Metadata overlaid(Metadata common, const Metadata& own) {
  for (std::string Metadata::*fact : {&Metadata::publication, &Metadata::title, &Metadata::date,
                                      &Metadata::language, &Metadata::edition, &Metadata::page})
    if (!(own.*fact).empty()) common.*fact = own.*fact;
  return common;
}

// What is said of no file is said of the issue: among many, nobody knows which one else.
Error placed(const Error& error, const std::string& issue) {
  Place place = error.place();
  if (place.file.empty()) place.file = issue;
  return {error.fault(), error.code(), error.what(), place, error.advice()};
}

void set_failed(IssueOutcome& outcome, const Error& raw) {
  const Error error = placed(raw, outcome.entry.item);
  outcome.result.error = error;
  outcome.result.outcome = Outcome::failed;
  outcome.result.sent.clear();
  outcome.entry.error_code = error.code();
  outcome.entry.error = error.text();
}

}  // namespace

IssueConverter::IssueConverter(const BatchPlan& plan, const Registry& registry, const BatchLog& log,
                               std::string settings)
    : plan_(plan), registry_(registry), log_(log), settings_(std::move(settings)) {
  // Many issues share the processors better than the parts of one do.
  for (const auto& [name, spec] : registry_.options())
    if (name.ends_with(".threads")) single_threaded_.push_back(name);
}

IssueOutcome IssueConverter::failure(const BatchItem& item, const Error& error) {
  IssueOutcome outcome;
  outcome.result.item = outcome.entry.item = logged_name(item.name);
  set_failed(outcome, error);
  return outcome;
}

std::vector<Target> IssueConverter::targets_of(const BatchItem& item) const {
  return targets_in(plan_.output, item.name, plan_.formats, registry_);
}

IssueOutcome IssueConverter::convert(const BatchItem& item, const std::function<void()>& step) const {
  const auto start = std::chrono::steady_clock::now();
  IssueOutcome outcome;
  outcome.result.item = outcome.entry.item = logged_name(item.name);
  try {
    run_until_settled(item, step, outcome);
    outcome.entry.done = true;
  } catch (const Error& e) {
    set_failed(outcome, e);
  } catch (const std::bad_alloc&) {
    set_failed(outcome, Error(Fault::io, "BS-C001", "out of memory", {item.name, 0, {}},
                              "run fewer threads with -j, or allow more with --max-memory"));
  } catch (const std::exception& e) {
    set_failed(outcome, Error(Fault::plugin, "BS-C002", e.what(), {item.name, 0, {}}, "please report this"));
  }
  outcome.entry.warnings = outcome.result.notes;
  outcome.entry.warning_count = outcome.result.notes.size();
  outcome.entry.sent = outcome.result.sent;
  outcome.entry.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

// Pages of one day may be issues of a batch each, and share what a ledger says of that day: whoever finds it
// changed begins again, as a user would. Each time another one got further, so this ends.
void IssueConverter::run_until_settled(const BatchItem& item, const std::function<void()>& step,
                                       IssueOutcome& outcome) const {
  const IssueOutcome before = outcome;
  while (true) try {
      return run(item, step, outcome);
    } catch (const Error& e) {
      if (e.code() != "BS-C204") throw;
      outcome = before;
    }
}

void IssueConverter::run(const BatchItem& item, const std::function<void()>& step,
                         IssueOutcome& outcome) const {
  if (item.fault) throw *item.fault;
  Job job = plan_.common;
  job.inputs = item.pages;
  job.targets = targets_of(item);
  job.metadata = overlaid(job.metadata, item.metadata);
  job.flush = false;
  for (const std::string& option : single_threaded_) job.options.emplace(option, "1");  // unless given
  LogEntry& entry = outcome.entry;
  entry.settings = settings_of(settings_, item);
  // Before they are read: a page that changes meanwhile is found to be another one later.
  for (const fs::path& page : item.pages) {
    entry.inputs.push_back({logged_name(page), fingerprint_of(page, job.limits.input_bytes)});
    outcome.result.bytes += entry.inputs.back().fingerprint.bytes;
    step();
  }
  refuse_links_to_targets(plan_.output, job.targets);
  make_folder(job.targets.front().path.parent_path());
  for (const Target& target : job.targets) remove_stale_part(target.path);
  if (plan_.resume && is_done(entry, job.targets)) {
    outcome.result.outcome = Outcome::skipped;
    return;
  }
  job.told_sent = [&](const SentItem& sent) { outcome.result.sent.push_back(sent); };
  job.told_format = [&](const auto&, const auto&) { step(); };  // when a page is about to be read
  const auto outputs = run_conversion(job, registry_, outcome.result.notes, NewName::kept_quiet, step);
  for (std::size_t i = 0; i < outputs.size(); ++i) job.targets[i].path = outputs[i];
  entry.outputs = fingerprints_of(job.targets);
}

// The same pages, by name and content, with the same settings gave the outputs that are there.
bool IssueConverter::is_done(const LogEntry& now, const std::vector<Target>& targets) const {
  const auto before = log_.last(now.item);
  const auto same_page = [](const LoggedFile& a, const LoggedFile& b) {
    return fs::path(a.file).filename() == fs::path(b.file).filename() && a.fingerprint == b.fingerprint;
  };
  if (!before || !before->done || before->settings != now.settings ||
      !std::equal(before->inputs.begin(), before->inputs.end(), now.inputs.begin(), now.inputs.end(),
                  same_page))
    return false;
  if (plan_.outputs_go) return true;
  std::error_code error;
  for (const Target& target : targets)
    if (!fs::exists(target.path, error)) return false;
  const auto outputs = fingerprints_of(targets);
  return std::equal(before->outputs.begin(), before->outputs.end(), outputs.begin(), outputs.end(),
                    [](const LoggedFile& a, const LoggedFile& b) {
                      return a.file == b.file && a.fingerprint == b.fingerprint;
                    });
}

std::vector<LoggedFile> IssueConverter::fingerprints_of(const std::vector<Target>& targets) const {
  std::vector<LoggedFile> files;
  files.reserve(targets.size());
  std::error_code error;
  for (const Target& target : targets)
    if (fs::exists(target.path, error))  // a writer may have nothing to say
      files.push_back(
          {logged_name(target.path.lexically_relative(plan_.output)), fingerprint_of(target.path)});
  return files;
}

}  // namespace broadsheet
