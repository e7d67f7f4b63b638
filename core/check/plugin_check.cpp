#include "check/plugin_check.hpp"

#include "check/manifest_faults.hpp"
#include "conformance/checks.hpp"
#include "conformance/documents.hpp"
#include "conformance/memory_source.hpp"
#include "conformance/reader_checks.hpp"
#include "convert/facts/document_sense.hpp"
#include "host/collecting_sink.hpp"
#include "io/input.hpp"
#include "io/text_watch.hpp"
#include "isolation/plugin_runner.hpp"
#include "isolation/worker.hpp"
#include "plugins/registry.hpp"

#include <broadsheet/fields.hpp>
#include <broadsheet/story_fields.hpp>
#include <broadsheet/views.hpp>

#include <algorithm>
#include <set>

namespace broadsheet::conformance {
namespace {

class Nowhere : public Destination {
 public:
  void write(std::string_view) override {}
  void part(const std::string&) override {}
};

// A command sees neither views nor threads, so it is only tried on documents and inputs. Gives what a filter
// makes.
Document run_case(PluginHost& host, Role role, const Document& document) {
  Nowhere nowhere;
  TextWatch watch(nowhere);
  CollectingSink made;
  host.set_output(watch);
  const auto sink = open_plugin(host, role == Role::filter ? &made : nullptr);
  Views views;
  for (const Resource& resource : document.resources)
    (void)host.resources().keep(views.resource(resource), false);
  sink->open(views.issue(document.issue));
  for (const Article& article : document.articles) sink->article(views.article(article));
  sink->close(views.end(document.end));
  if (const std::string what = watch.complaint(); !what.empty() && host.provider().format->is_in_utf8())
    throw host.fault("BS-C169", what);
  return std::move(made.document);
}

// `source` outlives what is asked of `host` afterwards.
Document read_sample(PluginHost& host, Source& source) {
  CollectingSink made;
  host.set_input(source);
  read_with_plugin(host, made);
  return std::move(made.document);
}

// A command that breaks off without a word of its own is as little use to somebody with a damaged file as a
// plugin that crashes.
void stand_bad_input(PluginHost& host, std::string input, const std::filesystem::path& file) {
  MemorySource source(std::move(input), file);
  try {
    read_sample(host, source);
  } catch (const Error& e) {
    if (e.fault() == Fault::plugin) throw;  // refusing an input is a reader's right
  }
}

// What misspells a member is kept as one of another program, and lost in every format but JSON.
void tell_unknown_members(PluginHost& host, const Document& document) {
  std::vector<std::string> known;
  for (const StoryField& field : kStoryFields) known.emplace_back(field.name);
  Fields<Article>::each([&](const char* name, auto, auto) { known.emplace_back(name); });
  std::set<std::string> told;
  for (const Article& article : document.articles)
    for (const Attr& its : article.attrs) {
      constexpr std::string_view kFromJson = "json:";  // of a value that is no text
      const std::string name =
          its.key.starts_with(kFromJson) ? its.key.substr(kFromJson.size()) : std::string(its.key);
      if (story_field(name) || !told.insert(name).second) continue;
      const std::string meant = nearest(name, known);
      host.note("BS-J001",
                "plugin " + host.id() + ": \"" + name + "\" is no member of an article that is known" +
                    (meant.empty() ? ": it is kept in JSON only" : "; did you mean \"" + meant + "\"?"),
                0);
    }
}

void must_make_sense(PluginHost& host, const Document& document) {
  if (const std::string what = nonsense_in(document); !what.empty()) throw host.fault("BS-C169", what);
}

struct Subject {
  const PluginFile& plugin;
  const FormatSpec& format;
  Role role;
  const Options& given;
  const std::filesystem::path& sample_file;
  const std::string& sample;
  const Confinement& confinement;
  const std::function<void(const Verdict&)>& listener;

  template <class Call>
  void run(const char* claim, Call&& call) const {
    std::vector<Note> notes;
    Verdict verdict{format.name, role, claim, "", "", {}};
    try {
      const FormatProvider provider{&plugin, &format};
      OptionValues options = option_values(provider, given);
      if (plugin.manifest.command.empty())
        options["check-sample"] = sample, options["check-sample-file"] = sample_file.string();
      PluginHost host(provider, std::move(options), {notes, nullptr, confinement});
      call(host);
    } catch (const Error& e) {
      const std::string article = e.place().article.empty() ? "" : "article " + e.place().article + ": ";
      constexpr std::string_view kTell = "tell the plugin's author";
      std::string advice = e.advice();
      if (advice.starts_with(kTell)) advice.erase(0, std::min(advice.size(), kTell.size() + 2));
      verdict.fault = e.code() + ": " + article + e.what() + (advice.empty() ? "" : "; " + advice);
    }
    for (const Note& note : notes) verdict.said.push_back(note.what);
    listener(verdict);
  }

  // What a reader and a filter make is judged here, above the conversions that would be given it.
  void check_sense() const {
    constexpr const char* kClaim = "makes a document that makes sense";
    if (role == Role::reader && !sample.empty())
      run(kClaim, [&](PluginHost& host) {
        Input source(sample_file);
        const Document made = read_sample(host, source);
        must_make_sense(host, made);
        tell_unknown_members(host, made);
      });
    if (role == Role::writer)
      run("writes text in UTF-8", [&](PluginHost& host) { run_case(host, role, long_words()); });
    if (role == Role::filter)
      run(kClaim, [&](PluginHost& host) { must_make_sense(host, run_case(host, role, full_issue())); });
  }

  void read_with_command() const {
    if (!sample.empty())
      run("reads its sample", [&](PluginHost& host) {
        Input source(sample_file);
        read_sample(host, source);
      });
    std::vector<std::string> inputs = bad_inputs();
    for (std::size_t size = 1; size < sample.size(); size += size) inputs.push_back(sample.substr(0, size));
    run("stands bad inputs", [&](PluginHost& host) {
      for (const std::string& input : inputs) stand_bad_input(host, input, sample_file);
    });
  }

  void check_all() const {
    if (plugin.manifest.command.empty()) {
      for (const Check& check : checks_of(role))
        run(check.claim, [&](PluginHost& host) { isolation::test_in_worker(host, role, check.claim); });
    } else if (role == Role::reader) {
      read_with_command();
    } else {
      for (const Case& item : kCases)
        run(item.claim, [&](PluginHost& host) { run_case(host, role, item.document()); });
    }
    check_sense();
  }
};

}  // namespace

void check_plugin(const PluginFile& plugin, const std::vector<PluginFile>& others, const Options& options,
                  const std::filesystem::path& sample_file, const Confinement& confinement,
                  const std::function<void(const Verdict&)>& listener) {
  constexpr std::size_t kMost = std::size_t{64} << 20;
  const std::string sample = sample_file.empty() ? "" : read_file(sample_file, kMost);
  for (const ManifestClaim& claim : check_manifest_of(plugin, others))
    listener({"", Role::reader, claim.claim, "", claim.warning, {}});
  for (const FormatSpec& format : plugin.manifest.formats) {
    if (format.reads)
      Subject{plugin, format, Role::reader, options, sample_file, sample, confinement, listener}.check_all();
    if (format.writes)
      Subject{plugin, format, Role::writer, options, sample_file, sample, confinement, listener}.check_all();
    if (format.filters)
      Subject{plugin, format, Role::filter, options, sample_file, sample, confinement, listener}.check_all();
  }
}

}  // namespace broadsheet::conformance
