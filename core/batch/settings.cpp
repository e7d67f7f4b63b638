#include "batch/settings.hpp"

#include "plugins/options.hpp"

#include <cstdlib>

namespace broadsheet {
namespace {

// Length before text, so that no two lists of facts have the same bytes.
class Facts {
 public:
  Facts& add(std::string_view fact) {
    const std::string size = std::to_string(fact.size()) + ':';
    hash_.add(size).add(fact);
    return *this;
  }
  Facts& add(const Metadata& m) {
    for (const std::string* fact : {&m.publication, &m.title, &m.date, &m.language, &m.edition, &m.page})
      add(*fact);
    return *this;
  }
  Facts& add(const FormatProvider& provider) {
    const PluginFile& plugin = *provider.plugin;
    add(plugin.manifest.id).add(plugin.manifest.version).add(fingerprint_of(plugin.path).sha256);
    for (const std::string& word : plugin.manifest.command) {  // the files that it is made of
      std::error_code ignored;
      if (const auto file = plugin.path.parent_path() / word; std::filesystem::is_regular_file(file, ignored))
        add(fingerprint_of(file).sha256);
    }
    return *this;
  }
  std::string hex() { return hash_.hex().substr(0, 32); }

 private:
  Sha256 hash_;
};

}  // namespace

std::string settings_of(const BatchPlan& plan, const Registry& registry) {
  const Job& job = plan.common;
  Facts facts;
  facts.add(BROADSHEET_VERSION).add(job.from).add(job.metadata).add(job.timestamp);
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  facts.add(epoch ? epoch : "");
  for (const FormatProvider& reader :
       registry.providers(Role::reader))  // one of them, where it is not found out
    if (job.from.empty() || job.from == reader.format->name) facts.add(reader);
  for (const std::string& format : plan.formats) facts.add(format).add(registry.find(format, Role::writer));
  for (const std::string& filter : job.filters) facts.add(filter).add(registry.find(filter, Role::filter));
  const auto declared = registry.options();
  for (const auto& [name, value] : job.options) {
    const auto option = declared.find(name);
    // What a ledger says changes with each issue and is no setting; a file that is read is one.
    const bool is_file =
        option != declared.end() && option->second->type == OptionType::file && !value.empty();
    facts.add(name).add(is_file ? fingerprint_of(value).sha256 : value);
  }
  return facts.hex();
}

std::string settings_of(const std::string& plan_settings, const BatchItem& item) {
  return Facts().add(plan_settings).add(item.metadata).hex();
}

}  // namespace broadsheet
