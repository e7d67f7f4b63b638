// The public API, put together from the files beside this one.
#include "check/file_check.hpp"
#include "convert/pipeline.hpp"
#include "plugins/registry.hpp"
#include "resources/resource_store.hpp"

#include <broadsheet/broadsheet.hpp>

namespace broadsheet {

Session::Session(std::vector<std::filesystem::path> plugins)
    : registry_(std::make_unique<Registry>(default_search_path(std::move(plugins)))),
      notes_(registry_->notes()) {}

Session::~Session() = default;

void Session::convert(const Job& job) { run_conversion(job, *registry_, notes_); }

Document Session::read(const std::filesystem::path& input, const Options& options, const Metadata& metadata) {
  Job job;
  job.inputs = {input};
  job.options = options;
  job.metadata = metadata;
  ResourceStore resources;
  Document document = run_reading(job, *registry_, {notes_, nullptr, {}, nullptr, &resources});
  document.resources = resources.all();
  return document;
}

void Session::write(const Document& document, const std::filesystem::path& output, const Options& options) {
  Job job;
  job.targets = {{output, ""}};
  job.options = options;
  run_writing(document, job, *registry_, notes_);
}

Document Session::inspect(const Job& job, const std::function<void(const Decision&)>& listener) {
  return run_reading(job, *registry_, {notes_, &listener});
}

void Session::check(const CheckJob& job, const std::function<void(const CheckResult&)>& listener) {
  run_check(job, *registry_, listener);
}

}  // namespace broadsheet
