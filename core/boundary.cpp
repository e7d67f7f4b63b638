#include "boundary.hpp"

#include "plugin_loader.hpp"
#include "view_check.hpp"

#include <broadsheet/views.hpp>

namespace broadsheet {
namespace {

PluginHost& host_of(void* self) { return *static_cast<PluginHost*>(self); }

// A plugin may hand over anything as a reason; a terminal and a log want one line of text.
std::string one_line(const char* text) {
  std::string line = text ? text : "";
  if (line.size() > 2000) line.resize(2000);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return line;
}

Fault fault_from(bs_status code) {
  switch (code) {
    case BS_BAD_INPUT:
    case BS_UNSUPPORTED: return Fault::input;
    case BS_IO: return Fault::io;
    default: return Fault::plugin;
  }
}

const char* code_from(bs_status code) {
  switch (code) {
    case BS_BAD_INPUT: return "BS-C140";
    case BS_UNSUPPORTED: return "BS-C141";
    case BS_IO: return "BS-C142";
    case BS_CANCELLED: return "BS-C143";
    default: return "BS-C144";
  }
}

}  // namespace

PluginHost::PluginHost(Offer offer, OptionValues options, Context context)
    : offer_(offer), plugin_(load_plugin(*offer.plugin)), options_(std::move(options)), context_(context) {
  host_ = {sizeof host_, this,  &option, &fail,      &warn,
           &read,        &write, &part,   &cancelled, context.listener ? &explain : nullptr};
}

Place PluginHost::place(std::uint32_t line) const {
  return {input_ ? input_->name() : "", line, article_};
}

void PluginHost::check(bs_status status, const char* call) {
  if (thrown_) std::rethrow_exception(thrown_);
  if (status == BS_OK) return;
  if (failure_) throw *failure_;
  throw Error(Fault::plugin, "BS-C144",
              "plugin " + offer_.plugin->manifest.id + " failed in " + call + " without saying why (status " +
                  std::to_string(status) + ")",
              place(0), "tell the plugin's author");
}

template <class Call>
bs_status PluginHost::guarded(Call&& call) noexcept {
  try {
    call();
    return BS_OK;
  } catch (...) {
    if (!thrown_) thrown_ = std::current_exception();
    return BS_IO;
  }
}

bs_str PluginHost::option(void* self, const char* name) {
  const OptionValues& options = host_of(self).options_;
  const auto it = options.find(std::string_view(name ? name : ""));
  return it == options.end() ? bs_str{nullptr, 0} : to_str(it->second);
}

bs_status PluginHost::fail(void* self, bs_status code, const char* why, std::uint32_t line) {
  PluginHost& host = host_of(self);
  // The first reason is the cause; a plugin that goes on may give more.
  if (!host.failure_) {
    const Fault fault = fault_from(code);
    const std::string& id = host.offer_.plugin->manifest.id;
    host.failure_.emplace(fault, code_from(code), (fault == Fault::plugin ? "plugin " + id + ": " : "") + one_line(why),
                          host.place(line), fault == Fault::plugin ? "tell the plugin's author" : "");
  }
  return code == BS_OK ? BS_BUG : code;
}

void PluginHost::warn(void* self, const char* code, const char* why, std::uint32_t line) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] { host.context_.notes.push_back({one_line(code), one_line(why), host.place(line)}); });
}

std::int64_t PluginHost::read(void* self, void* buffer, std::size_t size) {
  PluginHost& host = host_of(self);
  std::int64_t n = 0;
  const bs_status status = host.guarded([&] {
    if (host.input_) n = static_cast<std::int64_t>(host.input_->read(buffer, size));
  });
  return status == BS_OK ? n : -1;
}

bs_status PluginHost::write(void* self, const void* data, std::size_t size) {
  PluginHost& host = host_of(self);
  return host.guarded([&] {
    if (!host.output_)
      throw Error(Fault::plugin, "BS-C145", "plugin " + host.offer_.plugin->manifest.id + " writes but is no writer");
    host.output_->write({static_cast<const char*>(data), size});
  });
}

bs_status PluginHost::part(void* self, const char* name) {
  PluginHost& host = host_of(self);
  return host.guarded([&] {
    if (!host.output_)
      throw Error(Fault::plugin, "BS-C145", "plugin " + host.offer_.plugin->manifest.id + " writes but is no writer");
    host.output_->part(name ? name : "");
  });
}

int PluginHost::cancelled(void*) { return 0; }

void PluginHost::explain(void* self, const bs_evidence* e) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] {
    (*host.context_.listener)({to_string(e->stage), to_string(e->decision), to_string(e->text), to_string(e->why),
                               e->first_line, e->last_line, e->probability});
  });
}

ExportedSink::ExportedSink(ViewSink& to, PluginHost& from) : to_(to), from_(from) {
  sink_.size = sizeof sink_;
  sink_.self = this;
  sink_.open = [](void* self, const bs_issue* issue) -> bs_status {
    auto& sink = *static_cast<ExportedSink*>(self);
    return sink.guarded([&] { sink.accept(State::fresh, State::open, "issue", issue, [&] { sink.to_.open(*issue); }); });
  };
  sink_.article = [](void* self, const bs_article* article) -> bs_status {
    auto& sink = *static_cast<ExportedSink*>(self);
    return sink.guarded(
        [&] { sink.accept(State::open, State::open, "article", article, [&] { sink.to_.article(*article); }); });
  };
  sink_.close = [](void* self, const bs_end* end) -> bs_status {
    auto& sink = *static_cast<ExportedSink*>(self);
    return sink.guarded([&] { sink.accept(State::open, State::closed, "end", end, [&] { sink.to_.close(*end); }); });
  };
}

template <class View, class Call>
void ExportedSink::accept(State before, State after, const char* what, const View* view, Call&& call) {
  const std::string& id = from_.offer().plugin->manifest.id;
  if (state_ != before)
    throw Error(Fault::plugin, "BS-C146", "plugin " + id + " handed over an " + what + " out of turn", {},
                "tell the plugin's author: open, articles, close, each at its time");
  if (const std::string fault = fault_of(view); !fault.empty())
    throw Error(Fault::plugin, "BS-C147", "plugin " + id + " handed over an " + what + " that " + fault, {},
                "tell the plugin's author");
  call();
  state_ = after;
}

template <class Call>
bs_status ExportedSink::guarded(Call&& call) noexcept {
  try {
    call();
    return BS_OK;
  } catch (...) {
    if (!thrown_) thrown_ = std::current_exception();
    return BS_CANCELLED;
  }
}

void ExportedSink::rethrow() const {
  if (thrown_) std::rethrow_exception(thrown_);
}

PluginSink::PluginSink(PluginHost& host, ViewSink* next) : host_(host) {
  const std::string& id = host.offer().plugin->manifest.id;
  if (next) next_.emplace(*next, host);
  if (!host.plugin().open)
    throw Error(Fault::plugin, "BS-C148", "plugin " + id + " has no open() although its manifest promises it", {},
                "tell the plugin's author");
  host.check(host.plugin().open(host.view(), host.offer().format->name.c_str(), next_ ? next_->view() : nullptr, &sink_),
             "open");
  if (sink_.size < sizeof sink_ || !sink_.open || !sink_.article || !sink_.close)
    throw Error(Fault::plugin, "BS-C148", "plugin " + id + " opened a sink that lacks functions", {},
                "tell the plugin's author");
}

PluginSink::~PluginSink() {
  if (sink_.drop) sink_.drop(sink_.self);
}

void PluginSink::check(bs_status status, const char* call) {
  if (next_) next_->rethrow();  // the cause lies further on
  host_.check(status, call);
}

void PluginSink::open(const bs_issue& issue) { check(sink_.open(sink_.self, &issue), "open"); }

void PluginSink::article(const bs_article& article) {
  host_.set_article(to_string(article.id));
  check(sink_.article(sink_.self, &article), "article");
  host_.set_article({});
}

void PluginSink::close(const bs_end& end) {
  check(sink_.close(sink_.self, &end), "close");
  if (next_ && !next_->closed())
    throw Error(Fault::plugin, "BS-C149",
                "plugin " + host_.offer().plugin->manifest.id + " kept the end of the issue to itself", {},
                "tell the plugin's author");
}

void run_reader(PluginHost& host, ViewSink& out) {
  const std::string& id = host.offer().plugin->manifest.id;
  if (!host.plugin().read)
    throw Error(Fault::plugin, "BS-C148", "plugin " + id + " has no read() although its manifest promises it", {},
                "tell the plugin's author");
  ExportedSink sink(out, host);
  const bs_status status = host.plugin().read(host.view(), host.offer().format->name.c_str(), sink.view());
  sink.rethrow();
  host.check(status, "read");
  if (!sink.closed())
    throw Error(Fault::plugin, "BS-C149", "plugin " + id + " stopped before the end of the issue", {},
                "tell the plugin's author");
}

}  // namespace broadsheet
