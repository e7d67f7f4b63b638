// core/convert/filter_chain.hpp - the filters of a job, and what all plugins are given as options.
#pragma once

#include "convert/facts/metadata.hpp"
#include "convert/sinks/sane_sink.hpp"
#include "isolation/plugin_runner.hpp"
#include "plugins/options.hpp"

#include <cstdlib>

namespace broadsheet {

/// Options that every plugin may ask for without declaring them (plugin.h).
inline OptionValues with_general_options(OptionValues values, const Job& job) {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  values["language"] = job.metadata.language;
  values["timestamp"] = job.timestamp.empty() && epoch ? timestamp_from_epoch(epoch) : job.timestamp;
  return values;
}

/// The filters of a job, first to last, the last of which pushes into `out`.
class FilterChain {
 public:
  FilterChain(const Job& job, const Registry& registry, Context context, ViewSink& out) : front_(&out) {
    for (auto name = job.filters.rbegin(); name != job.filters.rend(); ++name) {
      const FormatProvider provider = registry.find(*name, Role::filter);
      auto& host = hosts_.emplace_back(std::make_unique<PluginHost>(
          provider, with_general_options(option_values(provider, job.options), job), context));
      auto sane = std::make_unique<SaneSink>(*front_, *host, Role::filter);
      SaneSink& after = *sane;
      sinks_.push_back(std::move(sane));
      front_ = sinks_.emplace_back(open_plugin(*host, &after)).get();
      if (provider.plugin->origin != Origin::installation)
        front_ = sinks_.emplace_back(std::make_unique<GivenSink>(*front_, after)).get();
    }
  }
  ~FilterChain() {  // a filter is dropped before what it pushes into
    while (!sinks_.empty()) sinks_.pop_back();
  }
  FilterChain(const FilterChain&) = delete;
  FilterChain& operator=(const FilterChain&) = delete;
  ViewSink& front() { return *front_; }

 private:
  std::vector<std::unique_ptr<PluginHost>> hosts_;
  std::vector<std::unique_ptr<ViewSink>> sinks_;
  ViewSink* front_;
};

}  // namespace broadsheet
