#include "conversion/batch_options.hpp"

#include "convert/pipeline.hpp"
#include "io/output/part.hpp"

#include <algorithm>
#include <csignal>

namespace broadsheet::cli {
namespace {

std::atomic<bool> g_stop = false;  // set by a signal handler

}  // namespace

// The first signal gives begun issues half a second to end; a second one kills. What is ignored stays so, as
// nohup wants; a pipe that is closed says so again with each line.
const std::atomic<bool>& stop_on_signals() {
  for (const int signal : kEndingSignals) {
    struct sigaction before {
    }, action{};
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    action.sa_handler = [](int) { g_stop = true; };
    action.sa_flags = SA_RESTART | (signal == SIGPIPE ? 0 : static_cast<int>(SA_RESETHAND));
    sigaction(signal, &action, nullptr);
  }
  return g_stop;
}

std::vector<std::string> extensions_to_read(const Registry& registry, const std::string& from) {
  if (!from.empty()) return registry.find(from, Role::reader).format->extensions;
  std::vector<std::string> extensions;
  for (const FormatProvider& reader : registry.providers(Role::reader))
    extensions.insert(extensions.end(), reader.format->extensions.begin(), reader.format->extensions.end());
  return extensions;
}

void keep_log(const std::string& log, bool named, Job& job) {
  std::error_code error;
  if (!named && std::filesystem::is_symlink(log, error))
    throw Error(Fault::io, "BS-C135", "is a link inside the output folder", {log, 0, {}},
                "remove it, or name the log with --log");
  job.kept.emplace_back(log);
  job.kept.emplace_back(log + ".in-hand");
}

OwnFiles::OwnFiles(const Job& job, const Registry& registry) : files_(files_read(job, registry)) {}

bool OwnFiles::has(const std::filesystem::path& file) const {
  // A log of an earlier run, too.
  if (file.extension() == ".jsonl" && file.stem().string().starts_with("broadsheet-batch")) return true;
  std::error_code ignored;
  return std::any_of(files_.begin(), files_.end(), [&](const std::filesystem::path& own) {
    return own.filename() == file.filename() && std::filesystem::equivalent(own, file, ignored);
  });
}

void add_grouping(CLI::App& verb, std::string& rule) {
  verb.add_option(
          "--group", rule,
          "Which pages belong together as one issue. auto: by their names, NAME-2021-10-31-01.txt and "
          "NAME-2021-10-31-02.txt, or a folder of 01.txt, 02.txt; folder: all files of a folder; file: "
          "each file alone; else what names of one issue share, as a regular expression: "
          "'\\d{4}-\\d\\d-\\d\\d' for 2021-10-31_front.txt and 2021-10-31_sport.txt. --dry-run of batch "
          "shows the result [auto]")
      ->type_name("RULE");
}

void add_output_options(CLI::App& verb, const BatchOutputs& a) {
  verb.add_option("-o,--output", a.output, "Folder for the outputs")->type_name("DIR");
  verb.add_option("-t,--to", a.plan.formats, "Formats of the output, with commas")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->take_all()
      ->type_name("FORMAT");
  verb.add_option("--filter", a.plan.common.filters, "Change the documents on their way; may be repeated")
      ->allow_extra_args(false)
      ->take_all()
      ->type_name("FILTER");
  verb.add_option(
          "--timestamp", a.plan.common.timestamp,
          "The moment that outputs carry (RFC 3339), or now; else SOURCE_DATE_EPOCH, else the issue's date")
      ->group("More");
  verb.add_option("-j,--jobs", a.plan.threads, "Issues at a time [as many as processors]")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  verb.add_option("--log", a.log, "One JSON line per issue [DIR/broadsheet-batch.jsonl]")->type_name("FILE");
  add_settings_options(verb, a.settings);
  verb.add_flag("-q,--quiet", a.quiet, "Say only what fails");
}

}  // namespace broadsheet::cli
