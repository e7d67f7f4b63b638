#include "batch/batch.hpp"

#include "batch/settings.hpp"
#include "convert/metadata.hpp"
#include "convert/pipeline.hpp"
#include "convert/targets.hpp"
#include "io/output.hpp"
#include "plugins/options.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

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

void flush_file_system(const fs::path& folder) {
  const int handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  syncfs(handle);
  close(handle);
}

class Batch {
 public:
  Batch(BatchInputs& inputs, const BatchPlan& plan, const Registry& registry, BatchLog& log,
        const BatchListener& listener, const std::atomic<bool>& stop)
      : inputs_(inputs), plan_(plan), registry_(registry), log_(log), listener_(listener), stop_(stop) {}

  BatchSummary run();

 private:
  void check_plan();
  void keep_writers_to_one_thread();
  void work();
  std::optional<BatchItem> take();
  BatchResult convert(const BatchItem& item);
  void convert(const BatchItem& item, LogEntry& entry, BatchResult& result);
  bool is_done(const LogEntry& now, const std::vector<Target>& targets) const;
  std::vector<LoggedFile> fingerprints_of(const std::vector<Target>& targets) const;
  void count(const BatchResult& result);

  BatchInputs& inputs_;
  const BatchPlan& plan_;
  const Registry& registry_;
  BatchLog& log_;
  const BatchListener& listener_;
  const std::atomic<bool>& stop_;
  std::string settings_;
  std::vector<std::string> single_threaded_;  ///< options
  std::mutex input_mutex_, result_mutex_;
  bool ended_ = false;  ///< no further issue is begun
  std::exception_ptr thrown_;
  BatchSummary summary_;
};

BatchSummary Batch::run() {
  check_plan();
  keep_writers_to_one_thread();
  make_folder(plan_.output);
  settings_ = settings_of(plan_, registry_);
  if (plan_.resume) log_.read_back();
  const unsigned threads = plan_.threads ? plan_.threads : std::max(1u, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([this] { work(); });
    work();
  }
  if (thrown_) std::rethrow_exception(thrown_);
  flush_file_system(plan_.output);
  return std::move(summary_);
}

// What would fail every issue fails the batch before it begins.
void Batch::check_plan() {
  const Job& job = plan_.common;
  check_metadata(job.metadata);
  check_timestamp(job.timestamp);
  check_option_names(job.options, registry_);
  const auto check_values = [&](const std::string& format, Role role) {
    (void)option_values(registry_.find(format, role), job.options);
  };
  for (const std::string& format : plan_.formats) check_values(format, Role::writer);
  for (const std::string& filter : job.filters) check_values(filter, Role::filter);
  if (!job.from.empty()) check_values(job.from, Role::reader);
}

// Many issues share the processors better than the pieces of one issue do.
void Batch::keep_writers_to_one_thread() {
  for (const std::string& format : plan_.formats)
    if (registry_.find(format, Role::writer).format->option("threads"))
      single_threaded_.push_back(format + ".threads");
}

void Batch::work() {
  try {
    while (const auto item = take()) {
      const BatchResult result = convert(*item);
      const std::lock_guard lock(result_mutex_);
      count(result);
      listener_(result);
    }
  } catch (...) {  // of the batch, not of an issue
    const std::lock_guard lock(input_mutex_);
    ended_ = true;
    if (!thrown_) thrown_ = std::current_exception();
  }
}

std::optional<BatchItem> Batch::take() {
  const std::lock_guard lock(input_mutex_);
  if (ended_) return std::nullopt;
  auto item = inputs_.next();
  ended_ = !item || stop_;
  if (!item || !stop_) return item;
  summary_.stopped = true;
  return std::nullopt;
}

BatchResult Batch::convert(const BatchItem& item) {
  const auto start = std::chrono::steady_clock::now();
  BatchResult result;
  result.item = logged_name(item.name);
  LogEntry entry;
  entry.item = result.item;
  try {
    convert(item, entry, result);
    entry.done = true;
  } catch (const Error& e) {
    result.error = e;
  } catch (const std::bad_alloc&) {
    result.error =
        Error(Fault::io, "BS-C001", "out of memory", {item.name, 0, {}}, "run fewer threads with -j");
  } catch (const std::exception& e) {
    result.error = Error(Fault::plugin, "BS-C002", e.what(), {item.name, 0, {}}, "please report this");
  }
  if (result.outcome == Outcome::skipped) return result;
  if (result.error) {
    result.outcome = Outcome::failed;
    entry.error_code = result.error->code();
    entry.error = result.error->text();
    if (!plan_.keep_going) {
      const std::lock_guard lock(input_mutex_);
      summary_.stopped = ended_ = true;
    }
  }
  entry.warnings = result.notes;
  entry.warning_count = result.notes.size();
  entry.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  log_.append(entry);
  return result;
}

void Batch::convert(const BatchItem& item, LogEntry& entry, BatchResult& result) {
  if (item.fault) throw *item.fault;
  Job job = plan_.common;
  job.inputs = item.pages;
  job.targets = targets_in(plan_.output, item.name, plan_.formats, registry_);
  job.metadata = overlaid(job.metadata, item.metadata);
  job.flush = false;
  for (const std::string& option : single_threaded_) job.options.emplace(option, "1");  // unless given
  entry.settings = settings_of(settings_, item);
  // Taken before the pages are read, so that a page which changes meanwhile does not match later.
  for (const fs::path& page : item.pages) {
    entry.inputs.push_back({logged_name(page), fingerprint_of(page)});
    result.bytes += entry.inputs.back().fingerprint.bytes;
  }
  make_folder(job.targets.front().path.parent_path());
  for (const Target& target : job.targets) remove_stale_part(target.path);
  if (plan_.resume && is_done(entry, job.targets)) {
    result.outcome = Outcome::skipped;
    return;
  }
  run_conversion(job, registry_, result.notes);
  entry.outputs = fingerprints_of(job.targets);
}

// Whether the outputs that are there were made from the same pages, by name and content, with the
// same settings.
bool Batch::is_done(const LogEntry& now, const std::vector<Target>& targets) const {
  const auto before = log_.last(now.item);
  const auto same_page = [](const LoggedFile& a, const LoggedFile& b) {
    return fs::path(a.file).filename() == fs::path(b.file).filename() && a.fingerprint == b.fingerprint;
  };
  if (!before || !before->done || before->settings != now.settings ||
      !std::equal(before->inputs.begin(), before->inputs.end(), now.inputs.begin(), now.inputs.end(),
                  same_page))
    return false;
  std::error_code error;
  for (const Target& target : targets)
    if (!fs::exists(target.path, error)) return false;
  const auto outputs = fingerprints_of(targets);
  return std::equal(before->outputs.begin(), before->outputs.end(), outputs.begin(), outputs.end(),
                    [](const LoggedFile& a, const LoggedFile& b) {
                      return a.file == b.file && a.fingerprint == b.fingerprint;
                    });
}

std::vector<LoggedFile> Batch::fingerprints_of(const std::vector<Target>& targets) const {
  std::vector<LoggedFile> files;
  files.reserve(targets.size());
  for (const Target& target : targets)
    files.push_back({logged_name(target.path.lexically_relative(plan_.output)), fingerprint_of(target.path)});
  return files;
}

void Batch::count(const BatchResult& result) {
  summary_.bytes += result.bytes;
  for (const Note& note : result.notes) ++summary_.warnings[note.code];
  switch (result.outcome) {
    case Outcome::done: ++summary_.done; break;
    case Outcome::skipped: ++summary_.skipped; break;
    case Outcome::failed: {
      ++summary_.failed;
      auto& [failures, example] = summary_.failures[result.error->code()];
      if (failures++ == 0) example = result.error->text();
    }
  }
}

}  // namespace

BatchSummary run_batch(BatchInputs& inputs, const BatchPlan& plan, const Registry& registry, BatchLog& log,
                       const BatchListener& listener, const std::atomic<bool>& stop) {
  return Batch(inputs, plan, registry, log, listener, stop).run();
}

}  // namespace broadsheet
