// broadsheet convert IN… -o OUT: converts an issue into other formats.
#include "cli/format_options.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "conversion/page_inputs.hpp"
#include "conversion/sent.hpp"
#include "convert/facts/metadata.hpp"
#include "convert/targets.hpp"

#include <algorithm>
#include <iostream>

namespace broadsheet::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<std::string> inputs, formats;
  std::string output;
  Settings settings;
  bool quiet = false;
  unsigned threads = 0;
  Job job;
  std::unique_ptr<FormatOptions> format_options;
};

// "--help" with --to asks for the options of those formats, too.
std::vector<std::string> formats_named(const std::vector<std::string>& arguments) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
    if (const std::string& word = arguments[i];
        word == "--to" || word == "-t" || word == "--from" || word == "-f")
      for (const std::string& name : CLI::detail::split(arguments[i + 1], ',')) named.push_back(name);
  return named;
}

// The name of outputs in a folder: of the input, or of the issue if the inputs are its pages.
std::string stem_of(const std::vector<fs::path>& inputs) {
  if (inputs.front() == "-") return "issue";
  const Metadata named = metadata_from_name(inputs.front());
  if (inputs.size() > 1 && !named.date.empty())
    return named.publication.empty() ? named.date : named.publication + '-' + named.date;
  return inputs.front().stem().string();
}

std::vector<Target> targets_of(const Arguments& a, const Registry& registry) {
  if (a.output == "-" && a.formats.size() > 1)
    throw Error(Fault::usage, "BS-C174", "several formats cannot go to standard output", {},
                "name a folder with -o, or one format with --to");
  const bool is_folder = a.output.back() == '/';
  std::error_code error;
  if (a.formats.size() == 1 && !is_folder && fs::is_directory(a.output, error)) {
    const Target inside = targets_in(a.output, stem_of(a.job.inputs), a.formats, registry).front();
    return {{a.output, a.formats.front(), inside.path.filename().string()}};
  }
  if (a.formats.size() > 1 || (is_folder && !a.formats.empty())) {
    make_folder(a.output);
    std::vector<Target> targets = targets_in(a.output, stem_of(a.job.inputs), a.formats, registry);
    refuse_links_to_targets(a.output, targets);
    return targets;
  }
  return {{a.output, a.formats.empty() ? "" : a.formats.front()}};
}

// "issue.epub" with --to html: it is what was asked for, and hardly what was meant.
void tell_of_extensions(const std::vector<Target>& targets, const Registry& registry,
                        std::vector<Note>& notes) {
  for (const Target& target : targets) {
    const std::string extension = extension_of(target.path);
    std::error_code error;
    if (target.format.empty() || extension.empty() || fs::is_directory(target.path, error)) continue;
    if (registry.find(target.format, Role::writer).format->has_extension(extension)) continue;
    for (const FormatProvider& other : registry.providers(Role::writer))
      if (other.format->has_extension(extension)) {
        notes.push_back(
            {"BS-C206",
             "is written as " + target.format + ", though its extension is of " + other.format->name,
             {target.path.string(), 0, {}}});
        break;
      }
  }
}

void tell_of(const Job& job, const fs::path& file, const std::string& format) {
  const bool is_input = std::find(job.inputs.begin(), job.inputs.end(), file) != job.inputs.end();
  std::cerr << "broadsheet: " << (is_input ? "reads " : "writes ") << printable(file.string()) << " as "
            << format << '\n';
}

// For all formats that have threads, unless told otherwise.
void set_threads(unsigned threads, const Registry& registry, Options& options) {
  if (threads == 0) return;
  for (const auto& [name, spec] : registry.options())
    if (name.ends_with(".threads")) options.emplace(name, std::to_string(threads));
}

// The output is there: what is told of it may find no memory, which makes it no failure.
void tell(const Shell& shell, const Options& given, const std::set<std::string>& used,
          const std::vector<Note>& of_names) try {
  std::vector<Note> notes = shell.session.notes();
  if (!given.empty())
    for (Note& note : idle_options(given, used, shell.session.registry())) notes.push_back(std::move(note));
  notes.insert(notes.end(), of_names.begin(), of_names.end());
  print_notes(notes);
} catch (const std::bad_alloc&) {
}

// Other converters take the output as their last word.
std::string output_to_name(const std::vector<std::string>& inputs) {
  std::error_code ignored;
  const bool is_output = inputs.size() > 1 && std::filesystem::path(inputs.back()).has_extension() &&
                         !std::filesystem::exists(inputs.back(), ignored);
  return is_output ? "say -o before it: -o " + inputs.back()
                   : "name one with -o, such as -o issue.epub, or - for standard output";
}

// "issue.xml,issue.epub": not one file, though it could be called so.
void refuse_list(const std::string& output, const Registry& registry) {
  const std::filesystem::path first = output.substr(0, output.find(','));
  const auto writers = registry.providers(Role::writer);
  if (first == output || !std::any_of(writers.begin(), writers.end(), [&](const FormatProvider& its) {
        return its.format->has_extension(extension_of(first));
      }))
    return;
  throw Error(Fault::usage, "BS-C171", "-o names several outputs: " + output, {},
              "name their folder, and the formats: -o out --to epub,newsml");
}

int run(Arguments& a, Shell& shell, const CLI::App& verb) {
  refuse_unknown(verb);
  // The last of the names may be the output, which is not there yet.
  if (!a.output.empty() || a.inputs.empty())
    a.job.inputs = page_inputs(a.inputs, a.job.from, shell.session.registry(), a.output);
  if (a.output.empty())
    throw Error(Fault::usage, "BS-C171", "there is no output", {}, output_to_name(a.inputs));
  refuse_list(a.output, shell.session.registry());
  std::sort(a.formats.begin(), a.formats.end());
  a.formats.erase(std::unique(a.formats.begin(), a.formats.end()), a.formats.end());
  const Options given = a.job.options = a.format_options->given_with(a.job.filters);
  set_threads(a.threads, shell.session.registry(), a.job.options);
  apply_settings(a.settings, shell.session.registry(), a.job);
  a.job.targets = targets_of(a, shell.session.registry());
  std::set<std::string> used(a.job.filters.begin(), a.job.filters.end());
  a.job.told_format = [&](const fs::path& file, const std::string& format) {
    used.insert(format);
    if (a.settings.is_verbose) tell_of(a.job, file, format);
  };
  std::vector<Note> of_names;  // before anything is written: what it needs may not be there afterwards
  tell_of_extensions(a.job.targets, shell.session.registry(), of_names);
  SentTally sent;
  std::string sent_lines, sent_summary;  // before the outputs appear, for the same reason
  a.job.told_sent = [&](const SentItem& item) {
    sent.add(item);
    if (a.settings.is_verbose) sent_lines += "broadsheet: " + line_of(item) + '\n';
    sent_summary = "broadsheet: " + sent.text() + '\n';
  };
  shell.session.convert(a.job);
  if (!a.quiet) {
    tell(shell, given, used, of_names);
    if (!sent.is_empty()) std::cerr << sent_lines << sent_summary;
  }
  return 0;
}

}  // namespace

Run add_convert(CLI::App& app, Shell& shell) {
  CLI::App* verb = add_verb(app, shell, "convert",
                            "Convert an issue: broadsheet convert page-1.txt page-2.txt -o issue.epub");
  if (!verb) return {};
  auto a = std::make_shared<Arguments>();
  add_page_inputs(*verb, a->inputs);
  verb->add_option("-o,--output", a->output,
                   "A file, whose extension tells the format; a folder for several formats; - is "
                   "standard output")
      ->type_name("OUT");
  add_input_format(*verb, a->job.from);
  verb->add_option("-t,--to", a->formats, "Format of the output; several, with commas, into a folder")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->take_all()
      ->type_name("FORMAT");
  verb->add_option("--filter", a->job.filters, "Change the document on its way; may be repeated")
      ->allow_extra_args(false)
      ->take_all()
      ->type_name("FILTER");
  verb->add_option("-j,--jobs", a->threads, "Threads that read pages and compress [as many as processors]")
      ->check(CLI::Range(1, 64))
      ->type_name("N")
      ->group("More");
  verb->add_option(
          "--timestamp", a->job.timestamp,
          "The moment that outputs carry (RFC 3339), or now; else SOURCE_DATE_EPOCH, else the issue's date")
      ->group("More");
  add_settings_options(*verb, a->settings);
  verb->add_flag("-q,--quiet", a->quiet, "Print no warnings");
  a->format_options = add_job_options(*verb, a->job, shell, Known::of_issue);
  if (shell.wants_help)
    for (std::string& format : formats_named(shell.arguments)) shell.topics.push_back(std::move(format));
  return [a, &shell, verb] { return run(*a, shell, *verb); };
}

}  // namespace broadsheet::cli
