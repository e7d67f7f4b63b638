// core/boundary.hpp - every call into a plugin, and every call out of one.
//
// Inside the core the stream is a ViewSink: views in, exceptions out. Here it is
// turned into the C functions of plugin.h and back, so that no exception
// crosses into a plugin, each failure names the plugin and the article, and
// what a plugin hands over is checked before anybody relies on it.
#pragma once

#include "catalogue.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

#include <broadsheet/plugin.h>

#include <exception>
#include <optional>

namespace broadsheet {

/// The stream inside the core. Views die when a call returns.
class ViewSink {
 public:
  virtual ~ViewSink() = default;
  virtual void open(const bs_issue& issue) = 0;
  virtual void article(const bs_article& article) = 0;
  virtual void close(const bs_end& end) = 0;
};

/// What a conversion shares with all its plugins.
struct Context {
  std::vector<Note>& notes;
  const std::function<void(const Decision&)>* listener = nullptr;  ///< NULL = nobody
};

/// The host that one plugin instance sees.
class PluginHost {
 public:
  PluginHost(Offer offer, OptionValues options, Context context);
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  const bs_host* view() const { return &host_; }
  const Offer& offer() const { return offer_; }
  const bs_plugin& plugin() const { return plugin_; }

  void set_input(Input& input) { input_ = &input; }
  void set_output(Output& output) { output_ = &output; }
  void set_article(std::string id) { article_ = std::move(id); }

  /// Throws what fail() recorded, or an Error that says that nothing was, unless
  /// `status` is BS_OK. `call` is its name: "article".
  void check(bs_status status, const char* call);

 private:
  static bs_str option(void* self, const char* name);
  static bs_status fail(void* self, bs_status code, const char* why, std::uint32_t line);
  static void warn(void* self, const char* code, const char* why, std::uint32_t line);
  static std::int64_t read(void* self, void* buffer, std::size_t size);
  static bs_status write(void* self, const void* data, std::size_t size);
  static bs_status part(void* self, const char* name);
  static int cancelled(void* self);
  static void explain(void* self, const bs_evidence* evidence);

  template <class Call>
  bs_status guarded(Call&& call) noexcept;
  Place place(std::uint32_t line) const;

  Offer offer_;
  const bs_plugin& plugin_;
  OptionValues options_;
  Context context_;
  bs_host host_{};
  Input* input_ = nullptr;
  Output* output_ = nullptr;
  std::string article_;
  std::optional<Error> failure_;  ///< told by the plugin
  std::exception_ptr thrown_;     ///< by the host's own reading or writing
};

/// A ViewSink as the bs_sink that a reader or filter pushes into. Checks order,
/// sizes, pointers and UTF-8 of everything that comes.
class ExportedSink {
 public:
  /// `from` is who pushes. Both outlive this.
  ExportedSink(ViewSink& to, PluginHost& from);
  const bs_sink* view() const { return &sink_; }
  void rethrow() const;        ///< what `to` threw
  bool closed() const { return state_ == State::closed; }

 private:
  enum class State { fresh, open, closed };
  template <class View, class Call>
  void accept(State before, State after, const char* what, const View* view, Call&& call);
  template <class Call>
  bs_status guarded(Call&& call) noexcept;

  ViewSink& to_;
  PluginHost& from_;
  bs_sink sink_{};
  State state_ = State::fresh;
  std::exception_ptr thrown_;
};

/// A writer or filter of a plugin as a ViewSink.
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
  void check(bs_status status, const char* call);

  PluginHost& host_;
  std::optional<ExportedSink> next_;
  bs_sink sink_{};
};

/// Lets the plugin of `host` read its input into `out`. Throws Error.
void run_reader(PluginHost& host, ViewSink& out);

}  // namespace broadsheet
