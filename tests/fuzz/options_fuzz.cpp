// Fuzz target of what a user says: the words of a command line, or a configuration
// in TOML or JSON. Any bytes give a job or an Error; values that were accepted are
// those that a manifest allows.
//
// The first byte chooses: 'a' arguments, one a line; 't' TOML; 'j' JSON.
#include "cli/format_options.hpp"
#include "convert/config.hpp"
#include "plugins/options.hpp"
#include "support/files.hpp"

#include <cstdint>
#include <cstdlib>
#include <sstream>

namespace {

using namespace broadsheet;

constexpr const char* kManifest = R"({"id":"com.example.probe","version":"1","command":["true"],"formats":[
  {"name":"probe","does":["read","write"],"options":[
    {"name":"count","type":"int","min":-3,"max":400,"default":"7","help":"h"},
    {"name":"any","type":"int","help":"h"},
    {"name":"on","type":"bool","default":"false","help":"h"},
    {"name":"way","type":"choice","choices":["plain","indent"],"default":"plain","help":"h"},
    {"name":"word","type":"string","help":"h"}]}]})";

/// What there is once: a folder with a plugin's manifest, and room for a configuration.
struct World {
  testing::TemporaryFolder folder;
  Registry registry = [this] {
    testing::write_file(folder / "probe.broadsheet.json", kManifest);
    SearchPath where;
    where.named = {folder / "probe.broadsheet.json"};
    return Registry(where);
  }();
  World() {
    if (registry.options().size() != 5) std::abort();
  }
};

Options options_of_words(const std::string& text, const Registry& registry) {
  CLI::App verb("probe", "probe");
  verb.allow_extras();
  Job job;
  cli::add_shared_options(verb, job, cli::Known::of_issue);
  const cli::FormatOptions options(verb, registry);
  std::vector<std::string> words;
  std::istringstream lines(text);
  for (std::string word; std::getline(lines, word);) words.insert(words.begin(), word);
  verb.parse(words);
  cli::refuse_unknown(verb);
  return options.given();
}

Options options_of_file(const std::string& text, const char* name, const World& world) {
  testing::write_file(world.folder / name, text);
  Job job;
  apply_config(world.folder / name, world.registry, job);
  return job.options;
}

void check_values(const Options& given, const Registry& registry) {
  check_option_names(given, registry);
  const OptionValues values = option_values(registry.find("probe", Role::reader), given);
  const long count = std::stol(values.at("count"));
  const std::string &on = values.at("on"), &way = values.at("way");
  if (count < -3 || count > 400 || (on != "true" && on != "false") || (way != "plain" && way != "indent"))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    switch (data[0]) {
      case 'a': check_values(options_of_words(text, world.registry), world.registry); break;
      case 't': check_values(options_of_file(text, "c.toml", world), world.registry); break;
      case 'j': check_values(options_of_file(text, "c.json", world), world.registry); break;
      default: break;
    }
  } catch (const Error&) {
    // a refusal is an answer
  } catch (const CLI::ParseError&) {
    // so is this, which main() tells as BS-C112
  }
  return 0;
}
