// broadsheet: the command line. Exit codes: 0 ok, 1 input, 2 usage, 3 plugin, 4 input/output, 5 some of a
// batch failed.
#include "cli/cli_model.hpp"
#include "cli/command_line.hpp"
#include "cli/help/help.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "host/exit_guard.hpp"
#include "io/output/part.hpp"

#include <malloc.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string_view>

namespace {

using namespace broadsheet;

constexpr std::string_view kOutOfMemory =
    "broadsheet: error BS-C001: out of memory; give the input in parts\n";

// Memory may run out before main(), where the option parser is set up, or in a function that must
// not throw. That ends the program, too, with a message like any other error.
[[gnu::constructor(101)]] void tell_of_memory_at_any_end() {
  static const std::terminate_handler otherwise = std::get_terminate();
  std::set_terminate([] {
    try {
      if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      remove_unfinished_outputs();
      (void)!write(STDERR_FILENO, kOutOfMemory.data(), kOutOfMemory.size());
      _exit(static_cast<int>(Fault::io));
    } catch (...) {
    }
    otherwise();
  });
}

void list_formats(const Registry& registry) {
  for (const auto& [name, format] : cli::formats_of(registry)) {
    std::string extensions;
    for (const std::string& extension : format->extensions) extensions += extension + ' ';
    std::cout << cli::padded(name, 16) << cli::padded(cli::does(*format), 16) << cli::padded(extensions, 22)
              << cli::printable(format->about) << '\n';
  }
}

std::vector<std::string> names_of(const std::vector<std::pair<const char*, cli::AddVerb>>& verbs) {
  std::vector<std::string> names;
  for (const auto& [name, add] : verbs) names.emplace_back(name);
  return names;
}

std::vector<std::string> formats_in(const Registry& registry) {
  std::vector<std::string> names;
  for (const auto& [name, format] : cli::formats_of(registry)) names.push_back(name);
  return names;
}

// CLI11 counts: "--output: At Most 1 required but received 2".
std::string words_of(const CLI::ParseError& e) {
  const std::string what = e.what();
  const std::size_t counted = what.find(": At Most 1 required but received ");
  return counted == what.npos ? what : what.substr(0, counted) + " is given more than once";
}

// "plugins new ", as far as they are verbs.
std::string verbs_in(const std::vector<std::string>& arguments, CLI::App& app) {
  std::string out;
  CLI::App* verb = &app;
  for (const std::string& word : arguments) {
    verb = cli::verb_named(word, *verb);
    if (verb == nullptr) break;
    out += word + ' ';
  }
  return out;
}

// What stands before a verb; --plugin and --list-formats are dealt with before the parser sees them.
void add_own_options(CLI::App& app) {
  app.set_version_flag("-V,--version", "broadsheet " BROADSHEET_VERSION);
  app.require_subcommand(1);
  app.formatter(cli::help_formatter());
  app.add_option_function<std::string>(
         "--plugin", [](const std::string&) {}, "Prefer this plugin file to all found ones; may be repeated")
      ->type_name("FILE");
  app.add_flag_callback(
      "--list-formats", [] {}, "The formats there are, with their extensions");
  app.footer("Exit codes: 0 ok, 1 input, 2 usage, 3 plugin, 4 input/output, 5 some of a batch failed.");
}

int run(std::vector<std::string> arguments) {
  CLI::App app{
      "Turns the text of a newspaper issue into NewsML-G2, EPUB 3, HTML or plain text: "
      "broadsheet page-1.txt page-2.txt -o issue.epub",
      "broadsheet"};
  add_own_options(app);
  const std::vector<std::pair<const char*, cli::AddVerb>> verbs = {
      {"convert", cli::add_convert},       {"batch", cli::add_batch},     {"inspect", cli::add_inspect},
      {"check", cli::add_check},           {"plugins", cli::add_plugins}, {"manual", cli::add_manual},
      {"completion", cli::add_completion}, {"watch", cli::add_watch}};
  cli::CommandLine line = cli::understand(std::move(arguments), names_of(verbs));
  Session session(line.plugins);
  if (line.arguments == std::vector<std::string>{"--list-formats"})
    return list_formats(session.registry()), 0;
  cli::Shell shell{session, line.arguments, line.wants_help, line.topics};
  std::map<std::string, cli::Run> runs;
  for (const auto& [name, add] : verbs) runs[name] = add(app, shell);
  if (line.wants_help && !line.arguments.empty())
    if (CLI::App* verb = cli::verb_named(line.arguments[0], app))
      cli::arrange_help(*verb, shell.topics, line.maybe_topics, formats_in(session.registry()));
  cli::turn_off_switches(line.arguments, app);
  try {  // CLI11 takes them backwards
    app.parse(std::vector<std::string>(line.arguments.rbegin(), line.arguments.rend()));
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(e);
    throw Error(Fault::usage, "BS-C112", words_of(e), {},
                "see broadsheet " + verbs_in(line.arguments, app) + "--help");
  }
  try {
    for (const auto& [name, verb] : runs)
      if (app.got_subcommand(name)) return verb();
  } catch (const Error&) {
    cli::print_words_of_plugins(session.notes());
    throw;
  }
  return 0;
}

// What was asked for did not arrive: a full disk, say. A pipe that is closed ends the program before.
int with_output_written(int code) {
  errno = 0;
  std::cout.flush();
  const bool is_lost = !std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!is_lost) return code;
  throw Error(Fault::io, "BS-C130",
              "cannot be written" + (errno == 0 ? "" : std::string(": ") + std::strerror(errno)),
              {"standard output", 0, {}}, "make room, or check where it goes");
}

// Setting either threshold turns off glibc's own adaptation of both. Buffers of up to 4 MiB, which an issue's
// page, its articles and its output are, stay with the allocator from one issue to the next: given back to
// the system and faulted in again, they cost half the time of a batch. Larger ones, such as a whole archive's
// text, go back at once; kept, they would lie between small pieces of memory that stand in the way of their
// return.
void keep_buffers_between_issues() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  report_crashes();
  keep_buffers_between_issues();
  try {
    try {
      return with_output_written(run({argv + 1, argv + argc}));
    } catch (const Error& e) {
      cli::print_error(e);
      return static_cast<int>(e.fault());
    }
  } catch (const std::bad_alloc&) {
    std::cerr << kOutOfMemory;
    return static_cast<int>(Fault::io);
  } catch (const std::exception& e) {
    std::cerr << "broadsheet: error BS-C002: " << cli::printable(e.what()) << "; please report this\n";
    return static_cast<int>(Fault::plugin);
  }
}
