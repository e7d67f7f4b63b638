#include "isolation/plugin_runner.hpp"

#include "isolation/script.hpp"
#include "isolation/worker.hpp"

namespace broadsheet {
namespace {

bool is_command(const PluginHost& host) { return !host.provider().plugin->manifest.command.empty(); }

bool is_isolated(const PluginHost& host) {
  if (host.provider().plugin->manifest.always_isolated) return true;
  switch (host.context().confinement.isolation) {
    case Isolation::always: return true;
    case Isolation::never: return false;
    case Isolation::automatic: break;
  }
  return host.provider().plugin->origin != Origin::installation;
}

}  // namespace

std::unique_ptr<ViewSink> open_plugin(PluginHost& host, ViewSink* next) {
  if (is_command(host)) return isolation::open_script(host, next);
  if (is_isolated(host)) return isolation::open_in_worker(host, next);
  return std::make_unique<PluginSink>(host, next);
}

void read_with_plugin(PluginHost& host, ViewSink& out) {
  if (is_command(host)) return isolation::read_with_script(host, out);
  if (is_isolated(host)) return isolation::read_in_worker(host, out);
  run_reader(host, out);
}

bool check_with_plugin(PluginHost& host) {
  if (is_command(host)) return false;
  if (is_isolated(host)) return isolation::check_in_worker(host);
  return run_checker(host);
}

int probe_with_plugin(PluginHost& host, std::string_view head) {
  if (is_command(host)) return 0;  // a command is not started to ask
  if (is_isolated(host)) return isolation::probe_in_worker(host, head);
  return run_probe(host, head);
}

}  // namespace broadsheet
