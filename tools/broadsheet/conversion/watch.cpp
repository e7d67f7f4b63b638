// broadsheet watch IN -o DIR --to FORMATS: what appears in a folder, converted as it comes.
#include "batch/watch/folder_watch.hpp"
#include "cli/format_options.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "conversion/batch_options.hpp"
#include "conversion/sent.hpp"
#include "convert/targets.hpp"

#include <algorithm>
#include <iostream>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  Settings settings;
  std::string input, output, log;
  double settle = 2;
  bool quiet = false;
  BatchSource source;
  BatchPlan plan;
  std::unique_ptr<FormatOptions> format_options;
};

void complete(Arguments& a, const Registry& registry) {
  std::error_code error;
  if (!fs::is_directory(a.input, error))
    throw Error(Fault::usage, "BS-C170", "there is no folder to watch", {a.input, 0, {}},
                "name one: broadsheet watch IN -o DIR --to newsml");
  if (a.output.empty())
    throw Error(Fault::usage, "BS-C171", "there is no output", {}, "name a folder with -o");
  if (a.plan.formats.empty())
    throw Error(Fault::usage, "BS-C188", "there is no format", {}, "name one or more with --to: epub,newsml");
  if (fs::weakly_canonical(a.input) == fs::weakly_canonical(a.output))
    throw Error(Fault::usage, "BS-C199", "the outputs would go where the inputs come", {a.output, 0, {}},
                "name another folder with -o");
  a.plan.common.options = a.format_options->given_with(a.plan.common.filters);
  apply_settings(a.settings, registry, a.plan.common);
  a.plan.output = a.output;
  std::sort(a.plan.formats.begin(), a.plan.formats.end());
  a.plan.formats.erase(std::unique(a.plan.formats.begin(), a.plan.formats.end()), a.plan.formats.end());
  a.plan.resume = a.plan.outputs_go = true;
  a.source.inputs = {a.input};
  a.source.leave_out = a.output;
  a.source.extensions = extensions_to_read(registry, a.plan.common.from);
  const bool names_log = !a.log.empty();
  if (!names_log) a.log = (a.plan.output / "broadsheet-batch.jsonl").string();
  keep_log(a.log, names_log, a.plan.common);
}

void tell(const BatchResult& result, bool quiet, bool is_verbose) {
  const Style& s = style();
  SentTally sent;
  for (const SentItem& item : result.sent) {
    sent.add(item);
    if (is_verbose && !quiet) std::cout << line_of(item) << '\n';
  }
  if (result.outcome == Outcome::failed)
    std::cerr << s.warn << "failed" << s.off << ' ' << printable(result.error->text()) << '\n';
  else if (!quiet && result.outcome == Outcome::done)
    std::cout << "done " << printable(result.item) << (sent.is_empty() ? "" : "  ") << sent.text() << '\n'
              << std::flush;
}

/// Converts the issues that the complete files are pages of.
void convert(Arguments& a, const Registry& registry, const FolderWatch& watch, const std::set<fs::path>& news,
             const OwnFiles& own, const std::atomic<bool>& stop) {
  a.source.takes = [&](const fs::path& file) { return watch.is_complete(file) && !own.has(file); };
  a.plan.wants = [&](const BatchItem& item) {
    return item.fault.has_value() || std::any_of(item.pages.begin(), item.pages.end(),
                                                 [&](const fs::path& page) { return news.contains(page); });
  };
  BatchInputs inputs(a.source);
  BatchLog log(a.log);
  run_batch(
      inputs, a.plan, registry, log, [&](const BatchResult& r) { tell(r, a.quiet, a.settings.is_verbose); },
      stop);
}

int run(Arguments& a, Shell& shell, const CLI::App& verb) {
  refuse_unknown(verb);
  const Registry& registry = shell.session.registry();
  complete(a, registry);
  make_folder(a.plan.output);
  const OwnFiles own(a.plan.common, registry);
  const std::atomic<bool>& stop = stop_on_signals();
  FolderWatch watch(a.input, a.output, std::chrono::milliseconds(static_cast<long>(a.settle * 1000)));
  if (!a.quiet) std::cout << "watching " << printable(a.input) << '\n' << std::flush;
  while (!stop) {
    std::set<fs::path> news = watch.wait(stop);
    std::erase_if(news, [&](const fs::path& file) { return own.has(file); });  // each conversion writes them
    if (!news.empty()) convert(a, registry, watch, news, own, stop);
  }
  if (!a.quiet) std::cout << "stopped\n";
  return 0;
}

}  // namespace

Run add_watch(CLI::App& app, Shell& shell) {
  CLI::App* verb =
      add_verb(app, shell, "watch",
               "Convert what appears in a folder, until stopped: broadsheet watch IN -o DIR --to newsml");
  if (!verb) return {};
  auto a = std::make_shared<Arguments>();
  verb->add_option("input", a->input, "The folder; issues and pages are found as by batch")->type_name("IN");
  add_grouping(*verb, a->source.group);
  add_input_format(*verb, a->plan.common.from);
  add_output_options(*verb, {a->output, a->log, a->quiet, a->settings, a->plan});
  verb->add_option("--settle", a->settle,
                   "Seconds without news in a folder after which its files are taken for complete [2]")
      ->check(CLI::Range(0.05, 3600.0))
      ->type_name("SECONDS");
  a->format_options = add_job_options(*verb, a->plan.common, shell, Known::of_paper);
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
