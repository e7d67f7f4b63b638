#include "conformance/checks.hpp"

#include "conformance/documents.hpp"
#include "conformance/memory_source.hpp"
#include "conformance/scoped_resources.hpp"
#include "conformance/scoped_views.hpp"

#include <broadsheet/views.hpp>

#include <cstring>
#include <filesystem>
#include <optional>
#include <thread>

namespace broadsheet::conformance {
namespace {

[[noreturn]] void fault(PluginHost& host, const std::string& what) { throw host.fault("BS-C169", what); }

// Keeps what a plugin writes, including the names of its files; refuses more than `room` bytes.
class Memory : public Destination {
 public:
  explicit Memory(std::size_t room = std::string::npos) : room_(room) {}
  void write(std::string_view data) override {
    bytes.append(data);
    if (bytes.size() <= room_) return;
    refused = true;
    throw Error(Fault::io, "BS-C130", "no room");
  }
  void part(const std::string& name) override { bytes += "\n--- " + name + "\n"; }
  std::string bytes;
  bool refused = false;

 private:
  std::size_t room_;
};

// What a reader or filter pushes, as bytes to compare; refuses the article `last` + 1.
class Pushed : public ViewSink {
 public:
  explicit Pushed(std::size_t last = std::string::npos) : last_(last) {}
  void open(const bs_issue& issue) override { document.issue = to_issue(issue); }
  void article(const bs_article& article) override {
    if (document.articles.size() == last_) {
      refused = true;
      throw Error(Fault::io, "BS-C130", "no room");
    }
    document.articles.push_back(to_article(article));
  }
  void close(const bs_end& end) override {
    document.end = to_end(end);
    closed = true;
  }
  Document document;
  bool refused = false, closed = false;

 private:
  std::size_t last_;
};

// One instance of the plugin under test: its own host, output and next sink.
struct Instance {
  Instance(PluginHost& like, Role role, std::size_t room = std::string::npos,
           std::size_t articles = std::string::npos)
      : host(like.provider(), like.options(), {notes, nullptr, {}, nullptr, &resources}),
        output(room),
        next(articles) {
    if (role == Role::writer) host.set_output(output);
    if (role == Role::filter) exported.emplace(next, host, true);
    status = host.plugin().open(host.view(), host.provider().format->name.c_str(),
                                exported ? exported->view() : nullptr, &sink);
  }
  ~Instance() {
    if (sink.drop) sink.drop(sink.self);
  }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  // Each call with views that are gone after it.
  template <class View, class Call>
  void call(Call function, const View& view) {
    if (status != BS_OK) return;
    status = function(sink.self, scoped.lend(view));
    scoped.take_back();
    host.end_call();
  }
  void open(const Issue& issue) { call(sink.open, views.issue(issue)); }
  void article(const Article& article) { call(sink.article, views.article(article)); }
  void close(const End& end) { call(sink.close, views.end(end)); }
  void push(const Document& document) {
    resources.keep_all(document);
    open(document.issue);
    for (const Article& a : document.articles) article(a);
    close(document.end);
  }
  bool refused() const { return output.refused || next.refused; }
  void must_succeed() {
    if (exported) exported->rethrow();
    host.check(status, "a call");
    if (exported && !next.closed) fault(host, "kept the end of the issue to itself");
  }
  bool same_result(const Instance& other) const {
    return output.bytes == other.output.bytes && next.document == other.next.document;
  }

  std::vector<Note> notes;
  ScopedResources resources;
  PluginHost host;
  Memory output;
  Pushed next;
  std::optional<ExportedSink> exported;
  Views views;
  ScopedViews scoped;
  bs_sink sink{};
  bs_status status = BS_OK;
};

template <Document (*make)()>
void handles(PluginHost& host, Role role) {
  Instance instance(host, role);
  instance.push(make());
  instance.must_succeed();
}

void may_be_dropped(PluginHost& host, Role role) {
  const Document document = full_issue();
  { Instance unused(host, role); }
  {
    Instance opened(host, role);
    opened.open(document.issue);
  }
  Instance begun(host, role);
  begun.open(document.issue);
  begun.article(document.articles[0]);
}

// At each of the first bytes, then at ever larger steps up to the whole.
void reports_failing_writes(PluginHost& host, Role role) {
  Instance whole(host, role);
  whole.push(full_issue());
  whole.must_succeed();
  const std::size_t size = whole.output.bytes.size();
  for (std::size_t room = 0; room < size; room += 1 + room / 8) {
    Instance instance(host, role, room);
    instance.push(full_issue());
    if (instance.refused() && instance.status == BS_OK)
      fault(host, "says that all is well although writing failed at byte " + std::to_string(room));
  }
}

void reports_failing_next(PluginHost& host, Role role) {
  for (std::size_t articles = 0; articles < 3; ++articles) {
    Instance instance(host, role, std::string::npos, articles);
    instance.push(full_issue());
    if (instance.refused() && instance.status == BS_OK)
      fault(host, "says that all is well although what it pushed was refused at article " +
                      std::to_string(articles + 1));
  }
}

void comes_back_when_cancelled(PluginHost& host, Role role) {
  const Document document = full_issue();
  for (std::size_t n = 0; n <= document.articles.size(); ++n) {
    Instance instance(host, role);
    instance.open(document.issue);
    for (std::size_t i = 0; i < document.articles.size(); ++i) {
      if (i == n) instance.host.cancel();
      instance.article(document.articles[i]);
    }
    instance.host.cancel();
    instance.close(document.end);
    if (instance.status != BS_OK && instance.status != BS_CANCELLED) instance.must_succeed();
  }
}

void instances_are_apart(PluginHost& host, Role role) {
  const Document one = full_issue();
  Document other = full_issue();
  for (Article& a : other.articles) a.headline = "Another " + a.id, a.blocks.resize(1);
  Instance alone(host, role), alone_other(host, role);
  alone.push(one);
  alone_other.push(other);
  alone.must_succeed();
  alone_other.must_succeed();

  Instance a(host, role), b(host, role);  // in turns
  a.open(one.issue), b.open(other.issue);
  for (std::size_t i = 0; i < one.articles.size(); ++i)
    a.article(one.articles[i]), b.article(other.articles[i]);
  b.close(other.end), a.close(one.end);
  if (!a.same_result(alone) || !b.same_result(alone_other))
    fault(host, "lets one instance change what another makes");
}

void threads_are_apart(PluginHost& host, Role role) {
  Instance alone(host, role);
  alone.push(full_issue());
  alone.must_succeed();
  constexpr int kRounds = 50;
  bool same[2] = {true, true};
  const auto run = [&](bool& result) {
    for (int i = 0; i < kRounds; ++i) {
      Instance instance(host, role);
      instance.push(full_issue());
      result = result && instance.status == BS_OK && instance.same_result(alone);
    }
  };
  std::thread other([&] { run(same[1]); });
  run(same[0]);
  other.join();
  if (!same[0] || !same[1]) fault(host, "makes something else on two threads at a time than on one");
}

// Inputs of no format; the binary ones begin like well-known files.
std::vector<std::string> bad_inputs() {
  std::string noise, numbers;
  for (std::uint32_t i = 0, x = 12345; i < 100000; ++i)
    x = x * 1664525u + 1013904223u, noise += static_cast<char>(x >> 24);
  return {"",
          "\n",
          std::string(1, '\0'),
          noise,
          "\xFF\xFE" + noise,
          "PK\x03\x04" + noise,
          std::string(1000000, 'x'),
          std::string(1000000, '\n'),
          std::string(100000, '{'),
          std::string(100000, '<'),
          "\xEF\xBB\xBF",
          "\xE4\xB8"};
}

std::filesystem::path sample_file_of(const PluginHost& host) {
  const auto it = host.options().find("check-sample-file");
  return it == host.options().end() ? std::filesystem::path() : std::filesystem::path(it->second);
}

struct Reading {
  Reading(PluginHost& like, std::string input, std::size_t readable = std::string::npos,
          std::size_t articles = std::string::npos, bool cancelled = false)
      : host(like.provider(), like.options(), {notes, nullptr, {}, nullptr, &resources}),
        source(std::move(input), sample_file_of(like), readable),
        next(articles),
        sink(next, host) {
    host.set_input(source);
    if (cancelled) host.cancel();
    status = host.plugin().read(host.view(), host.provider().format->name.c_str(), sink.view());
  }
  bool refused() const { return source.refused || next.refused; }
  void must_make_sense() {
    if (status == BS_OK && !next.closed) sink.rethrow(), fault(host, "stopped before the end of the issue");
    try {
      sink.rethrow();
      host.check(status, "read");
    } catch (const Error& e) {
      if (e.fault() == Fault::plugin) throw;  // refusing an input is a reader's right
    }
  }
  std::vector<Note> notes;
  ScopedResources resources;
  PluginHost host;
  MemorySource source;
  Pushed next;
  ExportedSink sink;
  bs_status status;
};

std::string sample_of(const PluginHost& host) {
  const auto it = host.options().find("check-sample");
  return it == host.options().end() ? std::string() : it->second;
}

void reads_its_sample(PluginHost& host, Role) {
  if (sample_of(host).empty()) return;
  Reading reading(host, sample_of(host));
  reading.must_make_sense();
  if (reading.status != BS_OK) reading.host.check(reading.status, "read");
}

void stands_bad_inputs(PluginHost& host, Role) {
  for (const std::string& input : bad_inputs()) Reading(host, input).must_make_sense();
  const std::string sample = sample_of(host);
  for (std::size_t size = 0; size < sample.size(); size += 1 + size / 4)
    Reading(host, sample.substr(0, size)).must_make_sense();
}

void reports_failing_reads(PluginHost& host, Role) {
  for (const std::string& input : {sample_of(host), std::string(100000, 'x')})
    for (const std::size_t readable : {std::size_t{0}, input.size() / 2}) {
      Reading reading(host, input, readable);
      if (reading.refused() && reading.status == BS_OK)
        fault(host, "says that all is well although its input could not be read");
    }
}

void reports_failing_pushes(PluginHost& host, Role) {
  for (std::size_t articles = 0; articles < 3; ++articles) {
    Reading reading(host, sample_of(host), std::string::npos, articles);
    if (reading.refused() && reading.status == BS_OK)
      fault(host, "says that all is well although what it pushed was refused");
  }
}

void reading_may_be_cancelled(PluginHost& host, Role) {
  Reading reading(host, sample_of(host), std::string::npos, std::string::npos, true);
  if (reading.status != BS_CANCELLED) reading.must_make_sense();
}

void readings_are_apart(PluginHost& host, Role) {
  const Reading alone(host, sample_of(host));
  bool same = true;
  std::thread other([&] {
    for (int i = 0; i < 10; ++i)
      same = same && Reading(host, sample_of(host)).next.document == alone.next.document;
  });
  for (int i = 0; i < 10; ++i) Reading(host, std::string("x"));
  other.join();
  if (!same) fault(host, "reads something else on two threads at a time than on one");
}

void probes_anything(PluginHost& host, Role) {
  if (!host.plugin().probe) return;
  std::vector<std::string> heads = bad_inputs();
  heads.push_back(sample_of(host));
  for (std::string& head : heads) {
    head.resize(std::min(head.size(), std::size_t{64} << 10));
    const auto score =
        host.plugin().probe(host.view(), host.provider().format->name.c_str(), head.data(), head.size());
    if (score < 0 || score > 100)
      fault(host, "probes with " + std::to_string(score) + ", which is not in 0..100");
  }
}

std::vector<Check> sink_checks(Role role) {
  std::vector<Check> checks = {
      {kCases[0].claim, handles<empty_issue>},       {kCases[1].claim, handles<full_issue>},
      {kCases[2].claim, handles<long_article>},      {kCases[3].claim, handles<unknown_kinds>},
      {kCases[4].claim, handles<odd_characters>},    {kCases[5].claim, handles<pictures>},
      {"may be dropped at any time", may_be_dropped}};
  if (role == Role::writer)
    checks.push_back({"reports when writing fails", reports_failing_writes});
  else
    checks.push_back({"reports when what it pushes is refused", reports_failing_next});
  checks.push_back({"comes back when it is cancelled", comes_back_when_cancelled});
  checks.push_back({"keeps its instances apart", instances_are_apart});
  checks.push_back({"keeps its instances apart on two threads", threads_are_apart});
  return checks;
}

}  // namespace

const std::vector<Check>& checks_of(Role role) {
  static const std::vector<Check> reader = {
      {"reads its sample", reads_its_sample},
      {"stands bad inputs", stands_bad_inputs},
      {"reports when reading fails", reports_failing_reads},
      {"reports when what it pushes is refused", reports_failing_pushes},
      {"comes back when it is cancelled", reading_may_be_cancelled},
      {"keeps its instances apart on two threads", readings_are_apart},
      {"probes anything", probes_anything}};
  static const std::vector<Check> writer = sink_checks(Role::writer), filter = sink_checks(Role::filter);
  return role == Role::reader ? reader : role == Role::writer ? writer : filter;
}

void run_check(const std::string& claim, PluginHost& host, Role role) {
  const bs_plugin& plugin = host.plugin();
  if (role == Role::reader ? !plugin.read : !plugin.open)
    fault(host, "lacks the function that its manifest promises");
  for (const Check& check : checks_of(role))
    if (check.claim == claim) check.run(host, role);
}

}  // namespace broadsheet::conformance
