// broadsheet: the command line. Exit codes: 0 ok, 1 input, 2 usage, 3 plugin, 4 input/output, 5 some of a
// batch failed.
#include "host/exit_guard.hpp"
#include "io/part.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

#include <malloc.h>
#include <unistd.h>

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

// --plugin is needed before anything else is parsed: options come from plugins.
std::vector<std::filesystem::path> take_named_plugins(std::vector<std::string>& arguments) {
  std::vector<std::filesystem::path> plugins;
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") {  // names of files from here on
      rest.insert(rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.end());
      break;
    }
    if (arguments[i] == "--plugin" && i + 1 < arguments.size())
      plugins.emplace_back(arguments[++i]);
    else if (arguments[i].rfind("--plugin=", 0) == 0)
      plugins.emplace_back(arguments[i].substr(9));
    else
      rest.push_back(arguments[i]);
  }
  arguments = std::move(rest);
  return plugins;
}

int run(std::vector<std::string> arguments) {
  CLI::App app{"Turns the text of a newspaper issue into NewsML-G2, EPUB 3, HTML or plain text.",
               "broadsheet"};
  app.set_version_flag("--version", "broadsheet " BROADSHEET_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  std::string shown_in_help_only;
  app.add_option("--plugin", shown_in_help_only, "Prefer this plugin file to all found ones; may be repeated")
      ->type_name("FILE");
  app.footer("Exit codes: 0 ok, 1 input, 2 usage, 3 plugin, 4 input/output, 5 some of a batch failed.");

  Session session(take_named_plugins(arguments));
  cli::Shell shell{session, arguments};
  const std::vector<std::pair<const char*, cli::Run>> verbs = {
      {"convert", cli::add_convert(app, shell)},       {"batch", cli::add_batch(app, shell)},
      {"inspect", cli::add_inspect(app, shell)},       {"check", cli::add_check(app, shell)},
      {"plugins", cli::add_plugins(app, shell)},       {"manual", cli::add_manual(app, shell)},
      {"completion", cli::add_completion(app, shell)}, {"watch", cli::add_watch(app, shell)}};
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them backwards
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(e);
    throw Error(Fault::usage, "BS-C112", e.what(), {}, "see broadsheet --help");
  }
  for (const auto& [name, verb] : verbs)
    if (app.got_subcommand(name)) return verb();
  return 0;
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
      return run({argv + 1, argv + argc});
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
