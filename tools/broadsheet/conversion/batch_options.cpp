#include "conversion/batch_options.hpp"

#include <csignal>

namespace broadsheet::cli {
namespace {

std::atomic<bool> g_stop = false;  // set by a signal handler

}  // namespace

// The first signal gives begun issues half a second to end; a second one kills.
const std::atomic<bool>& stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { g_stop = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, &action, nullptr);
  return g_stop;
}

std::vector<std::string> extensions_to_read(const Registry& registry, const std::string& from) {
  if (!from.empty()) return registry.find(from, Role::reader).format->extensions;
  std::vector<std::string> extensions;
  for (const FormatProvider& reader : registry.providers(Role::reader))
    extensions.insert(extensions.end(), reader.format->extensions.begin(), reader.format->extensions.end());
  return extensions;
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
