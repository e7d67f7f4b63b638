#include "conformance/reader_checks.hpp"

#include "conformance/memory_source.hpp"
#include "conformance/pushed.hpp"
#include "conformance/scoped_resources.hpp"

#include <thread>

namespace broadsheet::conformance {
namespace {

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
  tell_what_it_lacks(host, reading.host);
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

}  // namespace

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

void checks_anything(PluginHost& host, Role) {
  const bs_plugin& plugin = host.plugin();
  if (!BS_HAS(&plugin, check) || !plugin.check) return;
  std::vector<std::string> inputs = bad_inputs();
  if (!sample_of(host).empty()) inputs.push_back(sample_of(host));
  for (std::string& input : inputs) {
    std::vector<Note> notes;
    std::vector<Finding> findings;
    PluginHost its(host.provider(), host.options(), {notes, nullptr, {}, &findings});
    MemorySource source(std::move(input), sample_file_of(host));
    its.set_input(source);
    try {
      run_checker(its);
    } catch (const Error& e) {
      if (e.fault() == Fault::plugin) throw;  // an input may be none of its format at all
    }
  }
}

std::vector<Check> reader_checks() {
  return {{"reads its sample", reads_its_sample},
          {"stands bad inputs", stands_bad_inputs},
          {"reports when reading fails", reports_failing_reads},
          {"reports when what it pushes is refused", reports_failing_pushes},
          {"comes back when it is cancelled", reading_may_be_cancelled},
          {"keeps its instances apart on two threads", readings_are_apart},
          {"probes anything", probes_anything},
          {"checks anything", checks_anything}};
}

}  // namespace broadsheet::conformance
