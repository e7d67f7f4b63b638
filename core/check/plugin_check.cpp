#include "check/plugin_check.hpp"

#include "conformance/checks.hpp"
#include "conformance/documents.hpp"
#include "io/input.hpp"
#include "isolation/plugin_runner.hpp"
#include "isolation/worker.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet::conformance {
namespace {

class Nowhere : public Destination {
 public:
  void write(std::string_view) override {}
  void part(const std::string&) override {}
};

class Ignoring : public ViewSink {
 public:
  void open(const bs_issue&) override {}
  void article(const bs_article&) override {}
  void close(const bs_end&) override {}
};

// A command sees neither views nor threads, so it is only tried on documents.
void run_case(PluginHost& host, Role role, const Document& document) {
  Nowhere nowhere;
  Ignoring ignoring;
  host.set_output(nowhere);
  const auto sink = open_plugin(host, role == Role::filter ? &ignoring : nullptr);
  Views views;
  for (const Resource& resource : document.resources)
    (void)host.resources().keep(views.resource(resource), false);
  sink->open(views.issue(document.issue));
  for (const Article& article : document.articles) sink->article(views.article(article));
  sink->close(views.end(document.end));
}

void read_sample(PluginHost& host, const std::filesystem::path& sample) {
  Input source(sample);
  Ignoring ignoring;
  host.set_input(source);
  read_with_plugin(host, ignoring);
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
    Verdict verdict{format.name, role, claim, ""};
    try {
      const FormatProvider provider{&plugin, &format};
      OptionValues options = option_values(provider, given);
      if (plugin.manifest.command.empty())
        options["check-sample"] = sample, options["check-sample-file"] = sample_file.string();
      PluginHost host(provider, std::move(options), {notes, nullptr, confinement});
      call(host);
    } catch (const Error& e) {
      const std::string article = e.place().article.empty() ? "" : "article " + e.place().article + ": ";
      verdict.fault = e.code() + ": " + article + e.what();
    }
    listener(verdict);
  }

  void check_all() const {
    if (plugin.manifest.command.empty()) {
      for (const Check& check : checks_of(role))
        run(check.claim, [&](PluginHost& host) { isolation::test_in_worker(host, role, check.claim); });
    } else if (role == Role::reader) {
      if (!sample.empty()) run("reads its sample", [&](PluginHost& host) { read_sample(host, sample_file); });
    } else {
      for (const Case& item : kCases)
        run(item.claim, [&](PluginHost& host) { run_case(host, role, item.document()); });
    }
  }
};

}  // namespace

void check_plugin(const PluginFile& plugin, const Options& options, const std::filesystem::path& sample_file,
                  const Confinement& confinement, const std::function<void(const Verdict&)>& listener) {
  constexpr std::size_t kMost = std::size_t{64} << 20;
  const std::string sample = sample_file.empty() ? "" : read_file(sample_file, kMost);
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
