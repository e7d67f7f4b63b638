// core/host/abi_bridge.hpp - every call into a plugin, and every call out of one.
//
// Inside the core the stream is a ViewSink: views in, exceptions out. Here it is
// turned into the C functions of plugin.h and back, so that no exception
// crosses into a plugin, each failure names the plugin and the article, and
// what a plugin hands over is checked before anybody relies on it.
#pragma once

#include "io/ledger/ledger.hpp"
#include "io/streams.hpp"
#include "plugins/options.hpp"
#include "plugins/registry.hpp"
#include "resources/resources.hpp"

#include <broadsheet/broadsheet.hpp>
#include <broadsheet/plugin.h>

#include <chrono>
#include <exception>
#include <map>
#include <optional>
#include <set>

namespace broadsheet {

/// The stream inside the core. Views die when a call returns.
class ViewSink {
 public:
  virtual ~ViewSink() = default;
  virtual void open(const bs_issue& issue) = 0;
  virtual void article(const bs_article& article) = 0;
  virtual void close(const bs_end& end) = 0;
};

/// How far plugins are trusted.
struct Confinement {
  Isolation isolation = Isolation::automatic;
  std::chrono::seconds timeout{60};  ///< of one call into a plugin that is isolated; 0 = none
  std::uint64_t memory = Limits{}.worker_bytes;
  std::uint64_t answer = Limits{}.answer_bytes;
};

inline Confinement confinement_of(const JobSettings& job) {
  return {job.isolation, job.timeout, job.limits.worker_bytes, job.limits.answer_bytes};
}

/// What a conversion shares with all its plugins.
struct Context {
  std::vector<Note>& notes;
  const std::function<void(const Decision&)>* listener = nullptr;  ///< NULL = nobody
  Confinement confinement = {};
  std::vector<Finding>* findings = nullptr;  ///< NULL = nothing is checked
  Resources* resources = nullptr;            ///< the issue's pictures; NULL = each plugin has its own
};

/// `text` without control characters and not too long: a plugin may hand over
/// anything as a reason; a terminal and a log want one line.
std::string one_line(std::string_view text);

/// What one plugin instance may ask of us, and what errors say about it.
class PluginHost {
 public:
  PluginHost(FormatProvider provider, OptionValues options, Context context);
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  const FormatProvider& provider() const { return provider_; }
  const std::string& id() const { return provider_.plugin->manifest.id; }
  const OptionValues& options() const { return options_; }
  const Context& context() const { return context_; }
  /// Loads it into this process.
  const bs_plugin& plugin() const;
  /// The host as a plugin in this process sees it.
  const bs_host* view() const { return &host_; }

  void set_input(Source& input) { input_ = &input; }
  void set_output(Destination& output) { output_ = &output; }
  void set_article(std::string id) { article_ = std::move(id); }
  const std::string& article() const { return article_; }
  void cancel() { cancelled_ = true; }
  /// A call into the plugin is over: it looks at no picture any more.
  void end_call() { lent_.reset(); }
  /// The plugin was told that the issue is over: what it writes from now on is in no output.
  void end_output() { is_output_over_ = true; }
  /// Throws what the host's own reading or writing threw.
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }
  /// Of a worker: only the process that writes the outputs keeps ledgers.
  void keep_no_ledger() { host_.recall = nullptr, host_.remember = nullptr; }
  /// Options that the plugin asked for and its manifest lacks, except those that are there for all.
  const std::set<std::string, std::less<>>& asked_in_vain() const { return asked_in_vain_; }
  /// What the plugin asked to be remembered, for LedgerCommit.
  std::vector<Ledger*> ledgers();

  std::size_t read_in(void* buffer, std::size_t size);
  Sibling turn_to(const std::string& sibling);
  std::optional<std::uint64_t> input_size() { return input_ ? input_->size() : std::nullopt; }
  std::size_t read_in_at(std::uint64_t offset, void* buffer, std::size_t size) {
    return input_ ? input_->read_at(offset, buffer, size) : 0;
  }
  Resources& resources() const;
  std::string input_folder() const { return input_ ? input_->folder() : std::string(); }
  void write_out(std::string_view data);
  void begin_part(const std::string& name);
  void note(std::string code, const std::string& what, std::uint32_t line);
  void take(Finding finding);

  /// Where it is at work; `line` of the input, or 0.
  Place place(std::uint32_t line) const;
  /// `why`, and of whom: a reader is known by its input, of writers and filters there may be several.
  std::string said(const std::string& why) const { return input_ ? why : "plugin " + id() + ": " + why; }
  /// An Error that is the plugin's fault: "plugin ID " and `what`.
  Error fault(const char* code, const std::string& what,
              const char* advice = "tell the plugin's author") const;

  /// Throws what fail() recorded, or an Error that says that nothing was, unless
  /// `status` is BS_OK. `call` is its name: "article".
  void check(bs_status status, const char* call);

 private:
  static bs_str option(void* self, const char* name);
  static bs_status fail(void* self, bs_status code, const char* why, std::uint32_t line);
  static void warn(void* self, const char* code, const char* why, std::uint32_t line);
  static std::int64_t read(void* self, void* buffer, std::size_t size);
  static std::int64_t input_size(void* self);
  static std::int64_t read_at(void* self, std::uint64_t offset, void* buffer, std::size_t size);
  static bs_status sibling(void* self, const char* name);
  static bs_status write(void* self, const void* data, std::size_t size);
  static bs_status part(void* self, const char* name);
  static int cancelled(void* self);
  static void explain(void* self, const bs_evidence* evidence);
  static void found(void* self, const bs_finding* finding);
  static bs_str recall(void* self, const char* option, bs_str issue);
  static const bs_resource* resource(void* self, bs_str id);
  static bs_status remember(void* self, const char* option, bs_str issue, bs_str lines);
  Ledger& ledger(const char* option);

  template <class Call>
  bs_status guarded(Call&& call) noexcept;
  template <class Count>
  std::int64_t counted(Count&& count) noexcept;
  Destination& output() const;

  FormatProvider provider_;
  OptionValues options_;
  Context context_;
  bs_host host_{};
  Source* input_ = nullptr;
  Destination* output_ = nullptr;
  std::string article_;
  std::map<std::string, Ledger> ledgers_;  ///< by option
  std::string recalled_;
  std::set<std::string, std::less<>> asked_in_vain_;
  mutable std::unique_ptr<Resources> own_resources_;
  std::unique_ptr<LentResource> lent_;  ///< what the plugin looks at
  bool cancelled_ = false, is_output_over_ = false;
  std::optional<Error> failure_;  ///< which the plugin reported
  std::exception_ptr thrown_;     ///< by the host's own reading or writing
};

/// Checks order, sizes, pointers and UTF-8 of what a plugin pushes before `to`
/// gets it.
class CheckedSink : public ViewSink {
 public:
  /// `from` is who pushes; a filter may replace pictures. Both outlive this.
  CheckedSink(ViewSink& to, const PluginHost& from, bool is_filter)
      : to_(to), from_(from), is_filter_(is_filter) {}
  void open(const bs_issue& issue) override { accept(&issue); }
  void article(const bs_article& article) override { accept(&article); }
  void close(const bs_end& end) override { accept(&end); }

  /// The same for views that may be NULL.
  void accept(const bs_issue* issue);
  void accept(const bs_article* article);
  void accept(const bs_end* end);
  void accept(const bs_resource* resource);

  bool closed() const { return state_ == State::closed; }
  const std::string& last_article() const { return last_article_; }

 private:
  enum class State { fresh, open, closed };
  template <class View>
  void check(State expected, const char* what, const View* view) const;

  ViewSink& to_;
  const PluginHost& from_;
  const bool is_filter_;
  State state_ = State::fresh;
  std::string last_article_;
};

/// A ViewSink as the bs_sink that a reader or filter pushes into, checked.
class ExportedSink {
 public:
  /// `from` is who pushes. Both outlive this.
  ExportedSink(ViewSink& to, PluginHost& from, bool is_filter = false);
  ExportedSink(const ExportedSink&) = delete;
  const bs_sink* view() const { return &sink_; }
  void rethrow() const;  ///< what `to` threw
  bool closed() const { return to_.closed(); }

 private:
  template <class View>
  static bs_status push(void* self, const View* view) noexcept;

  CheckedSink to_;
  bs_sink sink_{};
  std::exception_ptr thrown_;
};

/// A writer or filter of a plugin in this process as a ViewSink.
class PluginSink : public ViewSink {
 public:
  /// `next` is NULL for a writer. `host` and `next` outlive this.
  PluginSink(PluginHost& host, ViewSink* next);
  ~PluginSink() override;
  PluginSink(const PluginSink&) = delete;
  PluginSink& operator=(const PluginSink&) = delete;

  void open(const bs_issue& issue) override;
  void article(const bs_article& article) override;
  void close(const bs_end& end) override;

 private:
  template <class View>
  void call(bs_status (*function)(void*, const View*), const View& view, const char* name);
  void drop();

  PluginHost& host_;
  std::optional<ExportedSink> next_;
  bs_sink sink_{};
};

/// Lets a plugin in this process read its input into `out`. Throws Error.
void run_reader(PluginHost& host, ViewSink& out);

/// Lets a plugin in this process check its input; false if it has no check(). Throws Error.
bool run_checker(PluginHost& host);

/// What a plugin in this process thinks of the head of an input, 0..100.
int run_probe(PluginHost& host, std::string_view head);

}  // namespace broadsheet
