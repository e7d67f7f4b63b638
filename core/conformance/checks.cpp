#include "conformance/checks.hpp"

#include "conformance/documents.hpp"
#include "conformance/pushed.hpp"
#include "conformance/reader_checks.hpp"
#include "conformance/scoped_resources.hpp"
#include "conformance/scoped_views.hpp"

#include <broadsheet/views.hpp>

#include <optional>
#include <thread>

namespace broadsheet::conformance {
namespace {

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
  ~Instance() { drop(); }
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
  void article(const Article& article) {
    host.set_article(article.id);
    call(sink.article, views.article(article));
    if (status == BS_OK) host.set_article({});
  }
  void close(const End& end) { call(sink.close, views.end(end)); }
  void push(const Document& document) {
    resources.keep_all(document);
    open(document.issue);
    for (const Article& a : document.articles) article(a);
    close(document.end);
  }
  void drop() {
    if (sink.drop) sink.drop(sink.self);
    sink.drop = nullptr;
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
  tell_what_it_lacks(host, instance.host);
  const std::size_t size = instance.output.bytes.size();
  instance.drop();
  if (instance.output.bytes.size() > size)
    fault(host, "writes after close(), as it is dropped: that is lost in a conversion");
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
  if (role == Role::writer) checks.push_back({"checks anything", checks_anything});
  checks.push_back({"comes back when it is cancelled", comes_back_when_cancelled});
  checks.push_back({"keeps its instances apart", instances_are_apart});
  checks.push_back({"keeps its instances apart on two threads", threads_are_apart});
  return checks;
}

}  // namespace

const std::vector<Check>& checks_of(Role role) {
  static const std::vector<Check> reader = reader_checks();
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
