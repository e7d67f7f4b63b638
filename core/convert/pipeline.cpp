#include "convert/pipeline.hpp"

#include "convert/assemble.hpp"
#include "convert/beside_pictures.hpp"
#include "convert/facts/metadata.hpp"
#include "convert/filter_chain.hpp"
#include "convert/sinks/counted_sink.hpp"
#include "convert/sinks/sane_sink.hpp"
#include "convert/sinks/stepped_sink.hpp"
#include "convert/sinks/tee_sink.hpp"
#include "convert/sniffer.hpp"
#include "convert/targets.hpp"
#include "host/collecting_sink.hpp"
#include "host/view_check.hpp"
#include "io/input.hpp"
#include "io/output/output.hpp"
#include "io/text_watch.hpp"
#include "isolation/plugin_runner.hpp"
#include "plugins/options.hpp"
#include "resources/resource_store.hpp"

#include <broadsheet/views.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <set>

namespace broadsheet {
namespace {

void push(const Document& document, ViewSink& out) {
  Views views;
  out.open(views.issue(document.issue));
  for (const Article& article : document.articles) out.article(views.article(article));
  out.close(views.end(document.end));
}

// Chooses the reader of one input and lets it push into `out`; adds to `articles`. `chosen` is called before
// anything is pushed.
void read_input(const std::filesystem::path& path, const Job& job, const Registry& registry, Context context,
                ViewSink& out, std::uint64_t& articles,
                const std::function<void(const FormatSpec&)>& chosen) {
  Input input(path, job.limits.input_bytes);
  const FormatProvider provider =
      job.from.empty() ? sniff(input, registry, context.confinement) : registry.find(job.from, Role::reader);
  if (job.told_format) job.told_format(path, provider.format->name);
  chosen(*provider.format);
  PluginHost host(provider, with_general_options(option_values(provider, job.options), job), context);
  host.set_input(input);
  BesidePictures with_pictures(out, path, job.limits, context);
  SaneSink sane(with_pictures, host, Role::reader);
  CountedSink counted(sane, job, input, articles);
  read_with_plugin(host, counted);
}

// What nobody writes is print.
bool is_print(const FormatSpec& format) { return !format.writes; }

std::string name_of_input(const std::filesystem::path& path) {
  return path == "-" ? "standard input" : path.string();
}

// Each of several inputs on its own; `keeps_lines` says which have lines of another file.
std::vector<InputPages> read_each(const Job& job, const Registry& registry, Context context,
                                  std::vector<bool>& keeps_lines) {
  std::vector<InputPages> inputs;
  std::uint64_t articles = 0;
  for (const std::filesystem::path& path : job.inputs) {
    CollectingSink sink;
    InputResources resources(*context.resources);
    Context its_context = context;
    its_context.resources = &resources;
    InputPages input;
    input.naming.from_name = metadata_from_name(path).page;
    read_input(path, job, registry, its_context, sink, articles, [&](const FormatSpec& format) {
      input.naming.is_print = is_print(format);
      keeps_lines.push_back(format.keeps_lines);
    });
    resources.rename_figures(sink.document);
    input.document = std::move(sink.document);
    input.input = name_of_input(path);
    inputs.push_back(std::move(input));
  }
  return inputs;
}

// Whether the newspaper's name is that of the file.
bool read_all(const Job& job, const Registry& registry, Context context, ViewSink& out, NotePlaces& places) {
  if (job.inputs.empty())
    throw Error(Fault::usage, "BS-C170", "there is no input", {}, "name a file, or - for standard input");
  const Metadata from_name = metadata_from_name(job.inputs.front());
  if (job.inputs.size() == 1) {
    std::uint64_t articles = 0;
    Assembler assembler(out, job.metadata, from_name);
    read_input(job.inputs.front(), job, registry, context, assembler, articles,
               [&](const FormatSpec& format) {
                 places.add_input(name_of_input(job.inputs.front()), {}, format.keeps_lines);
                 if (is_print(format)) assembler.reads_print();
               });
    return assembler.is_named_by_file();
  }
  std::vector<bool> keeps_lines;
  std::vector<InputPages> inputs = read_each(job, registry, context, keeps_lines);
  inputs.front().naming.given = job.metadata.page;
  if (const std::string how = contradiction(inputs); !how.empty())
    context.notes.push_back({"BS-C205", "the inputs are hardly pages of one issue: " + how, {}});
  Metadata given = job.metadata;
  given.page.clear();  // used up
  Metadata named = from_name;
  named.page.clear();
  Assembler assembler(out, given, named);
  const Document whole = merge_pages(inputs, context.notes);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    places.add_input(inputs[i].input, inputs[i].document.issue.pages, keeps_lines[i]);
  push(whole, assembler);
  return assembler.is_named_by_file();
}

// The same; an error of a writer or filter says of which input it is.
bool read_to(ViewSink& out, const Job& job, const Registry& registry, Context context, NotePlaces& places) {
  try {
    return read_all(job, registry, context, out, places);
  } catch (const Error& e) {
    throw places.completed(e);
  }
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

// One target: its writer, the host it sees, and the output that appears at commit.
struct TargetWriter {
  TargetWriter(const Target& target, const Job& job, const Registry& registry, Context context)
      : path(target.path),
        provider(target.format.empty() ? registry.writer_for(target.path)
                                       : registry.find(target.format, Role::writer)),
        host(provider, with_general_options(option_values(provider, job.options), job), context),
        was_folder(is_folder(target.path)),
        output(target.path, job.flush, target.name_in_folder),
        is_laid_out(job.options.contains(provider.format->name + ".layout")),
        watch(output),
        sink((host.set_output(is_watched() ? static_cast<Destination&>(watch) : output),
              output.replace_files_that([this, &job, &registry](const auto& file) {
                return is_of_format(file, provider, registry, confinement_of(job));
              }),
              keeps_ledger(*provider.format)  // news waits in its folder until it is collected
                  ? output.deliver_one_by_one()
                  : output.replace_files_of(provider.format->name),
              open_plugin(host, nullptr))) {}

  /// What the installation's own write is looked at by our tests.
  bool is_watched() const {
    return provider.plugin->origin != Origin::installation && provider.format->is_in_utf8();
  }

  std::filesystem::path path;
  FormatProvider provider;
  PluginHost host;
  bool was_folder;
  Output output;
  bool is_laid_out;  ///< somebody chose the layout
  TextWatch watch;
  std::unique_ptr<ViewSink> sink;
};

using Writers = std::vector<std::unique_ptr<TargetWriter>>;

bool any_ledger(const Writers& writers) {
  return std::any_of(writers.begin(), writers.end(),
                     [](const auto& writer) { return !writer->host.ledgers().empty(); });
}

// A file that one of several news formats is given, rules or a ledger, is mostly meant for all.
void tell_of_single_option(const Writers& writers, const Job& job, std::vector<Note>& notes) {
  std::set<std::string> told;
  for (const auto& writer : writers)
    for (const OptionSpec& option : writer->provider.format->options) {
      const std::string& format = writer->provider.format->name;
      const bool is_file = option.type == OptionType::file || option.type == OptionType::ledger;
      if (!is_file || !keeps_ledger(*writer->provider.format) ||
          !job.options.count(format + '.' + option.name))
        continue;
      std::string others;
      for (const auto& other : writers)
        if (const FormatSpec& its = *other->provider.format;
            keeps_ledger(its) && its.option(option.name) && other->host.options().at(option.name).empty())
          others += (others.empty() ? "" : ", ") + its.name;
      if (!others.empty() && told.insert(option.name).second)
        notes.push_back({"BS-C212",
                         "--" + format + '.' + option.name + " does not hold for " + others + "; --" +
                             std::string(kShared) + option.name + " holds for all",
                         {}});
    }
}

Writers open_writers(const Job& job, const Registry& registry, Context context, TeeSink& tee) {
  if (job.targets.empty()) throw Error(Fault::usage, "BS-C171", "there is no output", {}, "name one with -o");
  Writers writers;
  for (const Target& target : job.targets) {
    if (target.path == "-" && target.format.empty())
      throw Error(Fault::usage, "BS-C172", "standard output needs a format", {}, "name it with --to");
    writers.push_back(std::make_unique<TargetWriter>(target, job, registry, context));
    tee.add(*writers.back()->sink);
    if (job.told_format) job.told_format(target.path, writers.back()->provider.format->name);
  }
  tell_of_single_option(writers, job, context.notes);
  return writers;
}

// A name like a file's, under which a format made a folder without being asked for one.
void tell_of_folder(TargetWriter& writer, std::vector<Note>& notes) {
  const std::size_t files = writer.output.parts();
  if (writer.is_laid_out || !writer.host.ledgers().empty()) return;  // it is what was asked for
  if (files == 0 || !writer.path.has_extension() || !writer.path.has_filename() || writer.was_folder) return;
  notes.push_back({"BS-C136",
                   "is a folder with " + std::to_string(files) + (files == 1 ? " file" : " files") + ": " +
                       writer.provider.format->name + " writes one for each item",
                   {writer.path.string(), 0, {}}});
}

void tell_of_encodings(const Writers& writers, std::vector<Note>& notes) {
  for (const auto& writer : writers)
    if (const std::string what = writer->watch.complaint(); !what.empty())
      notes.push_back(
          {"BS-C223", "plugin " + writer->host.id() + ' ' + what, {writer->path.string(), 0, {}}});
}

// A ledger that is not there may be one that was not found: then all goes out once more.
void tell_of_new(const std::vector<Ledger*>& ledgers, std::vector<Note>& notes) {
  std::set<std::filesystem::path> told;
  std::error_code error;
  for (const Ledger* its : ledgers)
    if (its->has_news() && !std::filesystem::exists(its->file(), error) && told.insert(its->file()).second)
      notes.push_back({"BS-C211",
                       "is a new ledger: whatever was sent before, all goes out as version 1",
                       {its->file().string(), 0, {}}});
}

void tell_of_sent(const Writers& writers, const Job& job) {
  if (!job.told_sent) return;
  for (const auto& writer : writers)
    for (const Ledger* ledger : writer->host.ledgers())
      for (SentItem& item : ledger->sent()) {
        item.format = writer->provider.format->name;
        job.told_sent(item);
      }
}

// What needs memory comes first: an output that appeared is there for good.
std::vector<std::filesystem::path> commit(const Writers& writers, const Job& job, NewName name,
                                          std::vector<Note>& notes) {
  std::vector<Ledger*> ledgers;
  std::vector<std::filesystem::path> outputs;
  for (const auto& writer : writers) {
    const auto its = writer->host.ledgers();
    ledgers.insert(ledgers.end(), its.begin(), its.end());
    const auto has_news = std::mem_fn(&Ledger::has_news);
    if (std::any_of(its.begin(), its.end(), has_news)) writer->output.keep_old_file();
  }
  outputs.reserve(writers.size());
  tell_of_encodings(writers, notes);
  tell_of_new(ledgers, notes);
  tell_of_sent(writers, job);
  LedgerCommit held(ledgers);
  held.announce();
  for (const auto& writer : writers) {
    writer->output.commit();
    if (!writer->host.ledgers().empty()) writer->output.force_to_disk();
    tell_of_folder(*writer, notes);
    tell_of_changed_files(writer->output, notes);
    if (name == NewName::told) tell_of_kept_files(writer->output, notes);
    tell_of_replaced_files(writer->output, notes);
  }
  held.append();
  for (const auto& writer : writers) outputs.push_back(writer->output.take_target());
  return outputs;
}

void check_job(const Job& job, const Registry& registry) {
  if (job.inputs.size() > 1) refuse_pages_given_twice(job.inputs);
  check_metadata(job.metadata);
  check_timestamp(job.timestamp);
  check_option_names(job.options, registry);
}

// "now" is one moment for all that the conversion writes.
Job dated(Job job) {
  if (job.timestamp == kNow) job.timestamp = timestamp_from_epoch(std::to_string(std::time(nullptr)));
  return job;
}

void keep(const std::vector<Resource>& pictures, Resources& resources) {
  Views views;
  for (const Resource& picture : pictures) {
    const bs_resource& view = views.resource(picture);
    const std::string fault = fault_of(&view);
    if (!fault.empty() || !resources.keep(view, false))
      throw Error(Fault::usage, "BS-C202",
                  "the picture \"" + picture.id + "\" " + (fault.empty() ? "is there twice" : fault), {},
                  "mend it before the document is written");
  }
}

}  // namespace

std::vector<std::filesystem::path> files_read(const Job& job, const Registry& registry) {
  std::vector<std::filesystem::path> files = job.inputs;
  files.insert(files.end(), job.kept.begin(), job.kept.end());
  for (const PluginFile& plugin : registry.plugins())
    if (plugin.origin == Origin::named) files.push_back(plugin.path);
  if (job.options.empty()) return files;
  const auto declared = registry.options();
  for (const auto& [name, value] : job.options)
    if (const auto option = declared.find(name);
        option != declared.end() && !value.empty() &&
        (option->second->type == OptionType::file || option->second->type == OptionType::ledger))
      files.emplace_back(value);
  return files;
}

std::vector<std::filesystem::path> run_conversion(const Job& given, const Registry& registry,
                                                  std::vector<Note>& notes, NewName name, const Step& step) {
  const Job job = dated(given);
  check_job(job, registry);
  keep_files_from_targets(files_read(job, registry), job.targets);
  ResourceStore resources(job.limits);
  const Context context{notes, nullptr, confinement_of(job), nullptr, &resources};
  const std::size_t notes_before = notes.size();
  NotePlaces places;
  TeeSink tee(places, step);
  const Writers writers = open_writers(job, registry, context, tee);
  FilterChain filters(job, registry, context, tee);
  SteppedSink front(filters.front(), step);
  const bool is_named_by_file = read_to(front, job, registry, context, places);
  if (is_named_by_file && any_ledger(writers))
    notes.push_back({"BS-C213",
                     "no page names the newspaper: its name is that of the file, and stories that were "
                     "sent under another are new ones; give --publication",
                     {job.inputs.front().string(), 0, {}}});
  if (writers.size() > 1) tell_once(notes, notes_before);
  places.complete(notes, notes_before);
  if (!tee.names_publication())
    notes.push_back({"BS-C155", "the name of the newspaper is not known: give it with --publication", {}});
  return commit(writers, job, name, notes);  // last: what follows would need memory
}

Document run_reading(const Job& job, const Registry& registry, Context context) {
  check_job(job, registry);
  context.confinement = confinement_of(job);
  ResourceStore resources(job.limits);
  if (!context.resources) context.resources = &resources;
  CollectingSink sink;
  FilterChain filters(job, registry, context, sink);
  NotePlaces places;
  read_to(filters.front(), job, registry, context, places);
  return std::move(sink.document);
}

void run_writing(const Document& document, const Job& given, const Registry& registry,
                 std::vector<Note>& notes) {
  const Job job = dated(given);
  check_job(job, registry);
  ResourceStore resources(job.limits);
  keep(document.resources, resources);
  const Context context{notes, nullptr, confinement_of(job), nullptr, &resources};
  NotePlaces nowhere;
  const Step step = [] {};
  TeeSink tee(nowhere, step);
  const Writers writers = open_writers(job, registry, context, tee);
  FilterChain filters(job, registry, context, tee);
  push(document, filters.front());
  commit(writers, job, NewName::told, notes);
}

}  // namespace broadsheet
