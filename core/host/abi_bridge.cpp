#include "host/abi_bridge.hpp"

#include "host/exit_guard.hpp"
#include "host/view_check.hpp"
#include "plugins/loader.hpp"
#include "resources/resource_store.hpp"

#include <broadsheet/views.hpp>

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kMostFindings = 10000;

PluginHost& host_of(void* self) { return *static_cast<PluginHost*>(self); }

Fault fault_from(bs_status code) {
  switch (code) {
    case BS_BAD_INPUT:
    case BS_UNSUPPORTED: return Fault::input;
    case BS_IO: return Fault::io;
    default: return Fault::plugin;
  }
}

std::string unknown(bs_status code) {
  const bool is_known = code >= BS_BAD_INPUT && code <= BS_BUG;
  return is_known ? "" : " (its code, " + std::to_string(code) + ", is none; a line comes after it)";
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

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, 2000));
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return line;
}

PluginHost::PluginHost(FormatProvider provider, OptionValues options, Context context)
    : provider_(provider), options_(std::move(options)), context_(context) {
  host_ = {sizeof host_,
           this,
           &option,
           &fail,
           &warn,
           &read,
           &write,
           &part,
           &cancelled,
           context.listener ? &explain : nullptr,
           context.findings ? &found : nullptr,
           &recall,
           &remember,
           &sibling,
           &resource,
           &input_size,
           &read_at};
}

const bs_plugin& PluginHost::plugin() const { return load_plugin(*provider_.plugin); }

Place PluginHost::place(std::uint32_t line) const { return {input_ ? input_->name() : "", line, article_}; }

Error PluginHost::fault(const char* code, const std::string& what, const char* advice) const {
  return {Fault::plugin, code, "plugin " + id() + " " + what, place(0), advice};
}

void PluginHost::check(bs_status status, const char* call) {
  rethrow();
  if (status == BS_OK) return;
  if (failure_) throw *failure_;
  throw fault("BS-C144", std::string("failed in ") + call + " without saying why (status " +
                             std::to_string(status) + ")");
}

std::size_t PluginHost::read_in(void* buffer, std::size_t size) {
  return input_ ? input_->read(buffer, size) : 0;
}

Sibling PluginHost::turn_to(const std::string& sibling) {
  return input_ ? input_->sibling(sibling) : Sibling::refused;
}

Destination& PluginHost::output() const {
  if (!output_) throw fault("BS-C145", "writes but is no writer");
  if (is_output_over_)
    throw fault("BS-C145", "writes after close(), as it is dropped",
                "tell the plugin's author: close() is the end");
  return *output_;
}
void PluginHost::write_out(std::string_view data) { output().write(data); }
void PluginHost::begin_part(const std::string& name) { output().part(name); }

void PluginHost::note(std::string code, const std::string& what, std::uint32_t line) {
  context_.notes.push_back({std::move(code), one_line(what), place(line)});
}

void PluginHost::take(Finding finding) {
  if (!context_.findings) return;
  if (context_.findings->size() == kMostFindings)
    throw Error(Fault::input, "BS-K003", "has more than " + std::to_string(kMostFindings) + " faults",
                place(0), "repair the first ones and check again");
  for (std::string* text :
       {&finding.code, &finding.what, &finding.rule, &finding.advice, &finding.part, &finding.place.article})
    *text = one_line(*text);
  finding.place.file = place(0).file;
  context_.findings->push_back(std::move(finding));
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

template <class Count>
std::int64_t PluginHost::counted(Count&& count) noexcept {
  std::int64_t n = 0;
  return guarded([&] { n = static_cast<std::int64_t>(count()); }) == BS_OK ? n : -1;
}

bs_str PluginHost::option(void* self, const char* name) {
  PluginHost& host = host_of(self);
  const std::string_view wanted = name ? name : "";
  const auto it = host.options_.find(wanted);
  if (it != host.options_.end()) return to_str(it->second);
  (void)host.guarded([&] { host.asked_in_vain_.emplace(wanted); });
  return {nullptr, 0};
}

bs_status PluginHost::fail(void* self, bs_status code, const char* why, std::uint32_t line) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] {
    if (host.failure_) return;  // the first reason is the cause; a plugin that goes on may give more
    const Fault fault = fault_from(code);
    const std::string its = one_line(why ? why : "") + unknown(code);
    host.failure_.emplace(fault, code_from(code),
                          fault == Fault::plugin ? "plugin " + host.id() + ": " + its : host.said(its),
                          host.place(line), fault == Fault::plugin ? "tell the plugin's author" : "");
  });
  return code == BS_OK ? BS_BUG : code;
}

void PluginHost::warn(void* self, const char* code, const char* why, std::uint32_t line) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] { host.note(one_line(code ? code : ""), why ? why : "", line); });
}

std::int64_t PluginHost::read(void* self, void* buffer, std::size_t size) {
  return host_of(self).counted([&] { return host_of(self).read_in(buffer, size); });
}

std::int64_t PluginHost::input_size(void* self) {
  std::optional<std::uint64_t> bytes;
  (void)host_of(self).guarded([&] { bytes = host_of(self).input_size(); });
  return bytes ? static_cast<std::int64_t>(*bytes) : -1;
}

std::int64_t PluginHost::read_at(void* self, std::uint64_t offset, void* buffer, std::size_t size) {
  return host_of(self).counted([&] { return host_of(self).read_in_at(offset, buffer, size); });
}

bs_status PluginHost::sibling(void* self, const char* name) {
  Sibling state = Sibling::refused;
  const bs_status status = host_of(self).guarded([&] { state = host_of(self).turn_to(name ? name : ""); });
  if (status != BS_OK) return status;
  return state == Sibling::opened ? BS_OK : state == Sibling::absent ? BS_BAD_INPUT : BS_UNSUPPORTED;
}

bs_status PluginHost::write(void* self, const void* data, std::size_t size) {
  PluginHost& host = host_of(self);
  const bs_status status = host.guarded([&] { host.write_out({static_cast<const char*>(data), size}); });
  return host.is_output_over_ ? BS_OK : status;  // a destructor that throws would end the process
}

bs_status PluginHost::part(void* self, const char* name) {
  return host_of(self).guarded([&] { host_of(self).begin_part(name ? name : ""); });
}

int PluginHost::cancelled(void* self) { return host_of(self).cancelled_; }

void PluginHost::explain(void* self, const bs_evidence* e) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] {
    (*host.context_.listener)({to_string(e->stage), to_string(e->decision), to_string(e->text),
                               to_string(e->why), e->first_line, e->last_line, e->probability});
  });
}

void PluginHost::found(void* self, const bs_finding* f) {
  PluginHost& host = host_of(self);
  (void)host.guarded([&] {
    host.take({to_string(f->code),
               to_string(f->what),
               to_string(f->rule),
               to_string(f->advice),
               {"", f->line, to_string(f->article)},
               f->column,
               to_string(f->part)});
  });
}

Ledger& PluginHost::ledger(const char* option) {
  const std::string name = option ? option : "";
  const OptionSpec* const spec = provider_.format->option(name);
  const auto value = options_.find(name);
  if (!spec || spec->type != OptionType::ledger || value == options_.end() || value->second.empty())
    throw fault("BS-C197", "asks for a ledger that it does not have");
  return ledgers_.try_emplace(name, value->second).first->second;
}

bs_str PluginHost::recall(void* self, const char* option, bs_str issue) {
  PluginHost& host = host_of(self);
  host.recalled_.clear();
  (void)host.guarded([&] { host.recalled_ = host.ledger(option).recall(to_string(issue)); });
  return to_str(host.recalled_);
}

bs_status PluginHost::remember(void* self, const char* option, bs_str issue, bs_str lines) {
  PluginHost& host = host_of(self);
  return host.guarded([&] { host.ledger(option).remember(to_string(issue), to_string(lines)); });
}

Resources& PluginHost::resources() const {
  if (context_.resources) return *context_.resources;
  if (!own_resources_) own_resources_ = std::make_unique<ResourceStore>();
  return *own_resources_;
}

const bs_resource* PluginHost::resource(void* self, bs_str id) {
  PluginHost& host = host_of(self);
  host.lent_.reset();
  (void)host.guarded([&] { host.lent_ = host.resources().lend(to_view(id)); });
  return host.lent_ ? &host.lent_->view() : nullptr;
}

std::vector<Ledger*> PluginHost::ledgers() {
  std::vector<Ledger*> out;
  for (auto& [option, ledger] : ledgers_) out.push_back(&ledger);
  return out;
}

PluginSink::PluginSink(PluginHost& host, ViewSink* next) : host_(host) {
  if (next) next_.emplace(*next, host, true);
  const bs_plugin& plugin = host.plugin();
  if (!plugin.open) throw host.fault("BS-C148", "has no open() although its manifest promises it");
  const InsidePlugin inside(host.id(), host.article());
  host.check(
      plugin.open(host.view(), host.provider().format->name.c_str(), next_ ? next_->view() : nullptr, &sink_),
      "open");
  if (!BS_HAS(&sink_, drop) || !sink_.open || !sink_.article || !sink_.close)
    throw host.fault("BS-C148", "opened a sink that lacks functions");
}

PluginSink::~PluginSink() { drop(); }

void PluginSink::drop() {
  const InsidePlugin inside(host_.id(), host_.article());
  if (sink_.drop) sink_.drop(sink_.self);
  sink_.drop = nullptr;
}

template <class View>
void PluginSink::call(bs_status (*function)(void*, const View*), const View& view, const char* name) {
  const InsidePlugin inside(host_.id(), host_.article());
  bs_status status = BS_BUG;
  try {
    status = function(sink_.self, &view);
  } catch (...) {  // C code that calls C++, or C++ that does not use plugin.hpp
    throw host_.fault("BS-C144", std::string("let an exception escape from ") + name);
  }
  host_.end_call();
  if (next_) next_->rethrow();  // the cause lies further on
  host_.check(status, name);
}

void PluginSink::open(const bs_issue& issue) { call(sink_.open, issue, "open"); }

void PluginSink::article(const bs_article& article) {
  host_.set_article(to_string(article.id));
  call(sink_.article, article, "article");
  host_.set_article({});
}

void PluginSink::close(const bs_end& end) {
  call(sink_.close, end, "close");
  if (next_ && !next_->closed()) throw host_.fault("BS-C149", "kept the end of the issue to itself");
  host_.end_output();
  drop();
  host_.rethrow();
}

void run_reader(PluginHost& host, ViewSink& out) {
  const bs_plugin& plugin = host.plugin();
  if (!plugin.read) throw host.fault("BS-C148", "has no read() although its manifest promises it");
  ExportedSink sink(out, host);
  const InsidePlugin inside(host.id(), host.article());
  bs_status status = BS_BUG;
  try {
    status = plugin.read(host.view(), host.provider().format->name.c_str(), sink.view());
  } catch (...) {
    throw host.fault("BS-C144", "let an exception escape from read");
  }
  sink.rethrow();
  host.check(status, "read");
  if (!sink.closed()) throw host.fault("BS-C149", "stopped before the end of the issue");
}

bool run_checker(PluginHost& host) {
  const bs_plugin& plugin = host.plugin();
  if (!BS_HAS(&plugin, check) || !plugin.check) return false;
  const InsidePlugin inside(host.id(), host.article());
  bs_status status = BS_BUG;
  try {
    status = plugin.check(host.view(), host.provider().format->name.c_str());
  } catch (...) {
    throw host.fault("BS-C144", "let an exception escape from check");
  }
  host.check(status, "check");
  return true;
}

int run_probe(PluginHost& host, std::string_view head) {
  const bs_plugin& plugin = host.plugin();
  if (!plugin.probe) return 0;
  const InsidePlugin inside(host.id(), host.article());
  const auto score =
      plugin.probe(host.view(), host.provider().format->name.c_str(), head.data(), head.size());
  return std::clamp(static_cast<int>(score), 0, 100);
}

}  // namespace broadsheet
