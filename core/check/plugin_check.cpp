#include "check/plugin_check.hpp"

#include "conformance/checks.hpp"
#include "conformance/documents.hpp"
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

void read_sample(PluginHost& host, const std::string& sample) {
  class Text : public Source {
   public:
    explicit Text(std::string_view text) : text_(text) {}
    std::string name() const override { return "sample"; }
    std::size_t read(void* buffer, std::size_t size) override {
      const std::size_t n = text_.copy(static_cast<char*>(buffer), size);
      text_.remove_prefix(n);
      return n;
    }

   private:
    std::string_view text_;
  };
  Text source(sample);
  Ignoring ignoring;
  host.set_input(source);
  read_with_plugin(host, ignoring);
}

struct Subject {
  const PluginFile& plugin;
  const FormatSpec& format;
  Role role;
  const Options& given;
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
      if (plugin.manifest.command.empty()) options["check-sample"] = sample;
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
      if (!sample.empty()) run("reads its sample", [&](PluginHost& host) { read_sample(host, sample); });
    } else {
      for (const Case& item : kCases)
        run(item.claim, [&](PluginHost& host) { run_case(host, role, item.document()); });
    }
  }
};

}  // namespace

void check_plugin(const PluginFile& plugin, const Options& options, const std::string& sample,
                  const Confinement& confinement, const std::function<void(const Verdict&)>& listener) {
  for (const FormatSpec& format : plugin.manifest.formats) {
    if (format.reads)
      Subject{plugin, format, Role::reader, options, sample, confinement, listener}.check_all();
    if (format.writes)
      Subject{plugin, format, Role::writer, options, sample, confinement, listener}.check_all();
    if (format.filters)
      Subject{plugin, format, Role::filter, options, sample, confinement, listener}.check_all();
  }
}

}  // namespace broadsheet::conformance
