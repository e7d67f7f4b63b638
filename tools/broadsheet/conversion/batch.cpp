// broadsheet batch IN… -o DIR --to FORMATS: a whole archive.
#include "batch/batch.hpp"

#include "batch/inputs/inputs_within.hpp"
#include "cli/format_options.hpp"
#include "cli/named_files.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "conversion/batch_options.hpp"
#include "conversion/progress.hpp"
#include "conversion/sent.hpp"
#include "convert/targets.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>

namespace broadsheet::cli {
namespace {

constexpr int kSomeFailed = 5;

struct Arguments {
  Settings settings;
  BatchSource source;
  BatchPlan plan;
  std::string output, log, shard;
  bool quiet = false, merge_logs = false, dry_run = false;
  std::unique_ptr<FormatOptions> format_options;
};

std::filesystem::path default_log(const std::filesystem::path& output, const Shard& shard) {
  std::string name = "broadsheet-batch";
  if (shard.count > 1) name += '-' + std::to_string(shard.index) + "-of-" + std::to_string(shard.count);
  return output / (name + ".jsonl");
}

// What an earlier run wrote, where it wrote among the inputs: none of it is a page.
std::set<std::filesystem::path> outputs_among_inputs(const Arguments& a) {
  std::set<std::filesystem::path> outputs;
  std::error_code ignored;
  const bool writes_there = std::any_of(
      a.source.inputs.begin(), a.source.inputs.end(),
      [&](const std::string& input) { return std::filesystem::equivalent(input, a.output, ignored); });
  std::ifstream log(writes_there ? a.log : std::string());
  for (std::string line; std::getline(log, line);)
    if (const auto entry = entry_from_line(line))
      for (const LoggedFile& file : entry->outputs)
        outputs.insert((std::filesystem::path(a.output) / file.file).lexically_normal());
  return outputs;
}

void print_summary(const BatchSummary& sum, const SentTally& sent, double seconds, const std::string& log) {
  const Style& s = style();
  char rates[64] = "";
  if (seconds > 0)
    std::snprintf(rates, sizeof rates, ", %.1f issues/s, %.2f MB/s",
                  static_cast<double>(sum.done + sum.skipped) / seconds,
                  static_cast<double>(sum.bytes) / 1e6 / seconds);
  std::cout << s.bold << counted(sum.done, "issue", "issues") << " done" << s.off;
  if (sum.skipped > 0) std::cout << ", " << sum.skipped << " done before";
  if (sum.failed > 0) std::cout << ", " << s.warn << sum.failed << " failed" << s.off;
  std::cout << " in " << clock_text(seconds) << rates << '\n';
  if (!sent.is_empty()) std::cout << sent.text() << '\n';
  for (const auto& [code, failures] : sum.failures)
    std::cout << s.warn << padded(code, 10) << s.off << padded(std::to_string(failures.count) + " failed", 14)
              << printable(failures.example.substr(code.size() + 2)) << '\n';  // "CODE: …"
  for (const auto& [code, warned] : sum.warnings)
    std::cout << padded(code, 10) << padded(counted(warned.count, "warning", "warnings"), 14)
              << printable(warned.example) << '\n';
  if (sum.stopped) std::cout << "stopped before the end; --resume goes on\n";
  if (sum.failed > 0 || !sum.warnings.empty() || !sent.is_empty())
    std::cout << s.dim << "each issue is in " << printable(log) << s.off << '\n';
}

int merge(const Arguments& a) {
  if (a.source.inputs.empty() || a.log.empty())
    throw Error(Fault::usage, "BS-C187", "--merge-logs needs logs and a place for what they say together", {},
                "broadsheet batch --merge-logs LOG… --log MERGED");
  const MergedLogs sum = merge_logs({a.source.inputs.begin(), a.source.inputs.end()}, a.log);
  if (!a.quiet)
    std::cout << counted(sum.done, "issue", "issues") << " done, " << sum.failed << " failed, "
              << counted(sum.warnings, "warning", "warnings") << '\n';
  return sum.failed > 0 ? kSomeFailed : 0;
}

void complete(Arguments& a, const Registry& registry) {
  if (a.output.empty())
    throw Error(Fault::usage, "BS-C171", "there is no output", {}, "name a folder with -o");
  if (a.plan.formats.empty())
    throw Error(Fault::usage, "BS-C188", "there is no format", {},
                "name one or more with --to: epub,newsml,html");
  if (a.source.inputs == std::vector<std::string>{"-"}) {
    a.source.inputs.clear();
    a.source.manifest = "-";
  }
  a.plan.common.options = a.format_options->given_with(a.plan.common.filters);
  apply_settings(a.settings, registry, a.plan.common);
  if (!a.source.manifest.empty()) a.plan.common.kept.emplace_back(a.source.manifest);
  a.plan.output = a.output;
  std::sort(a.plan.formats.begin(), a.plan.formats.end());
  a.plan.formats.erase(std::unique(a.plan.formats.begin(), a.plan.formats.end()), a.plan.formats.end());
  a.source.leave_out = a.output;
  a.source.extensions = extensions_to_read(registry, a.plan.common.from);
  if (!a.shard.empty()) a.source.shard = parse_shard(a.shard);
  const bool names_log = !a.log.empty();
  if (!names_log) a.log = default_log(a.output, a.source.shard).string();
  keep_log(a.log, names_log, a.plan.common);
  a.source.takes = [own = OwnFiles(a.plan.common, registry),
                    written = outputs_among_inputs(a)](const std::filesystem::path& file) {
    return !own.has(file) && !written.contains(file.lexically_normal());
  };
}

// A mistyped pattern would pass for success. A shard of few issues may be empty.
void refuse_nothing(const Arguments& a, std::size_t issues) {
  if (issues > 0 || a.source.shard.count > 1) return;
  const std::string where = a.source.inputs.empty() ? a.source.manifest.string() : a.source.inputs.front();
  throw Error(
      Fault::input, "BS-C225", "there is no issue in it", {where, 0, {}},
      "see that the name or pattern is right; --from names the format of files with other extensions");
}

// What would be converted into what. Nothing is read or written.
int tell_plan(const Arguments& a, const Registry& registry) {
  BatchInputs inputs(a.source);
  std::size_t issues = 0, pages = 0, faults = 0;
  while (const auto item = inputs.next()) {
    ++issues, pages += item->pages.size();
    std::cout << style().bold << printable(item->name) << style().off << '\n';
    if (item->fault) {
      std::cout << "  " << style().warn << printable(item->fault->text()) << style().off << '\n';
      ++faults;
      continue;
    }
    for (const std::filesystem::path& page : item->pages)
      std::cout << "  < " << printable(page.string()) << '\n';
    for (const Target& target : targets_in(a.plan.output, item->name, a.plan.formats, registry))
      std::cout << "  > " << printable(target.path.string()) << '\n';
  }
  std::cout << counted(issues, "issue", "issues") << " of " << counted(pages, "page", "pages");
  if (faults > 0) std::cout << ", " << faults << " of which cannot be converted";
  std::cout << "; nothing was written\n";
  refuse_nothing(a, issues);
  return faults > 0 ? kSomeFailed : 0;
}

int run(Arguments& a, Shell& shell, const CLI::App& verb) {
  refuse_unknown(verb);
  if (a.merge_logs) return merge(a);
  const Registry& registry = shell.session.registry();
  complete(a, registry);
  if (a.dry_run) return tell_plan(a, registry);
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& input : a.source.inputs)
    if (!FileWalk::is_pattern(input)) refuse_missing(input);
  BatchInputs inputs(a.source);
  make_folder(a.plan.output);
  a.plan.is_input = inputs_within(a.source, a.plan.output);
  BatchLog log(a.log);
  const bool terminal = isatty(STDERR_FILENO) != 0;
  Progress progress(a.quiet    ? Progress::Form::silent
                    : terminal ? Progress::Form::bar
                               : Progress::Form::lines);
  std::optional<IssueCounter> counter;
  if (!a.quiet && terminal && a.source.manifest != "-") counter.emplace(a.source);
  const std::atomic<bool>& stop = stop_on_signals();
  SentTally sent;
  const auto listener = [&](const BatchResult& r) {
    std::string lines;
    for (const SentItem& item : r.sent) {
      sent.add(item);
      if (a.settings.is_verbose) lines += line_of(item) + '\n';
    }
    if (!a.quiet) progress.tell(lines);
    progress.add(r, counter ? counter->total() : 0);
  };
  const BatchSummary sum = run_batch(inputs, a.plan, registry, log, listener, stop);
  progress.end();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  if (!sum.stopped) refuse_nothing(a, sum.done + sum.skipped + sum.failed);
  if (!a.quiet) print_summary(sum, sent, seconds.count(), a.log);
  return sum.failed > 0 || sum.stopped ? kSomeFailed : 0;
}

void add_inputs(CLI::App& verb, Arguments& a) {
  verb.add_option(
          "input", a.source.inputs,
          "Files, folders, quoted patterns (** is any number of folders); - is a manifest on standard input")
      ->type_name("IN…");
  verb.add_option("--manifest", a.source.manifest,
                  "The issues as JSON lines, - is standard input: {\"pages\": [\"1.txt\", …], \"name\": …, "
                  "\"date\": …}")
      ->type_name("FILE");
  add_grouping(verb, a.source.group);
  verb.add_option("--shard", a.shard, "Only the I-th of N parts; the parts are disjoint and always the same")
      ->type_name("I/N");
  add_input_format(verb, a.plan.common.from);
}

void add_ways(CLI::App& verb, Arguments& a) {
  verb.add_flag("--dry-run", a.dry_run, "Only tell which pages would be which issue, and its outputs");
  verb.add_flag("--resume", a.plan.resume, "Pass over what the log and the files prove done");
  verb.add_flag("--keep-going", a.plan.keep_going,
                "Go on after an issue failed; --no-keep-going stops [true]");
  verb.add_flag("--merge-logs", a.merge_logs, "Put logs together: --merge-logs LOG… --log MERGED");
}

}  // namespace

Run add_batch(CLI::App& app, Shell& shell) {
  CLI::App* verb =
      add_verb(app, shell, "batch", "Convert many issues: broadsheet batch archive/ -o DIR --to epub,newsml");
  if (!verb) return {};
  auto a = std::make_shared<Arguments>();
  add_inputs(*verb, *a);
  add_output_options(*verb, {a->output, a->log, a->quiet, a->settings, a->plan});
  add_ways(*verb, *a);
  a->format_options = add_job_options(*verb, a->plan.common, shell, Known::of_paper);
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
