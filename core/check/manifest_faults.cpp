#include "check/manifest_faults.hpp"

#include "plugins/files/trust.hpp"
#include "plugins/manifest_check.hpp"
#include "plugins/options.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/report.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace broadsheet::conformance {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

const Names kOfPlugin = {"id", "version", "about", "abi", "command", "isolate", "formats"};
const Names kOfFormat = {"name",  "about", "does",  "extensions", "media_type",
                         "omits", "magic", "probe", "options"};
const Names kOfMagic = {"offset", "hex", "score"};
const Names kOfOption = {"name", "type", "choices", "min", "max", "default", "help", "for"};

Json manifest_text(const PluginFile& plugin) {
  const CodeFile file(plugin.path);
  const std::string_view text = plugin.manifest.command.empty() ? find_manifest(file.bytes()) : file.bytes();
  return Json::parse(text, nullptr, false);
}

const Json& items_of(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto it = object.find(key);
  return it == object.end() || !it->is_array() ? kNone : *it;
}

std::string unknown_in(const Json& object, const Names& known) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string meant = nearest(key, known);
    return "has a field " + in_quotes(key) + ", which is ignored" +
           (meant.empty() ? "; see the table in plugins/README.md" : "; did you mean \"" + meant + "\"?");
  }
  return {};
}

std::string unknown_fields(const Json& root) {
  std::string fault = unknown_in(root, kOfPlugin);
  for (const Json& format : items_of(root, "formats")) {
    if (fault.empty()) fault = unknown_in(format, kOfFormat);
    for (const Json& magic : items_of(format, "magic"))
      if (fault.empty()) fault = unknown_in(magic, kOfMagic);
    for (const Json& option : items_of(format, "options"))
      if (fault.empty()) fault = unknown_in(option, kOfOption);
  }
  return fault;
}

std::string idle_format(const Manifest& manifest) {
  for (const FormatSpec& format : manifest.formats)
    if (!format.reads && !format.writes && !format.filters)
      return "has a format " + in_quotes(format.name) + " that does nothing: give it \"does\"";
  return {};
}

std::string bad_score(const Json& root) {
  for (const Json& format : items_of(root, "formats"))
    for (const Json& magic : items_of(format, "magic"))
      if (const auto score = magic.find("score"); score != magic.end() && score->is_number_integer())
        if (const auto points = score->get<long>(); points < 0 || points > 100)
          return "has a magic with the score " + std::to_string(points) + "; 0 to 100 is meant";
  return {};
}

// An option that is not given has its default, unchecked.
std::string bad_default(const OptionSpec& option) {
  const std::string& value = option.default_value;
  const auto is_not = [&](const std::string& what) {
    return "has an option " + in_quotes(option.name) + " whose default " + in_quotes(value) + " is not " +
           what;
  };
  if (option.type == OptionType::choice && option.choices.empty())
    return "has an option " + in_quotes(option.name) + " of type choice without choices";
  if (value.empty()) return {};
  const auto number = ascii::number<long>(value);
  const bool is_whole = number && *number >= option.min && *number <= option.max;
  const bool is_choice =
      std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end();
  const bool is_bad = (option.type == OptionType::integer && !is_whole) ||
                      (option.type == OptionType::boolean && value != "true" && value != "false") ||
                      (option.type == OptionType::choice && !is_choice);
  return is_bad ? is_not(describe_values(option)) : std::string();
}

std::string bad_value(const Json& root, const Manifest& manifest) {
  if (std::string fault = bad_score(root); !fault.empty()) return fault;
  for (const FormatSpec& format : manifest.formats)
    for (const OptionSpec& option : format.options)
      if (std::string fault = bad_default(option); !fault.empty()) return fault;
  return {};
}

std::string taken_name(const PluginFile& plugin, const std::vector<PluginFile>& others) {
  std::set<std::string> names;
  for (const FormatSpec& format : plugin.manifest.formats) {
    if (!names.insert(format.name).second) return "has two formats " + in_quotes(format.name);
    for (const OptionSpec& option : format.options)
      if (option.name == "language" || option.name == "timestamp")
        return "declares an option " + in_quotes(option.name) + ", which every plugin has";
  }
  for (const PluginFile& other : others)
    for (const FormatSpec& format : other.manifest.formats)
      if (other.manifest.id != plugin.manifest.id && names.contains(format.name))
        return "has a format " + in_quotes(format.name) + ", which " + other.manifest.id +
               " has, too: only one of them is found";
  return {};
}

}  // namespace

std::vector<ManifestClaim> check_manifest_of(const PluginFile& plugin,
                                             const std::vector<PluginFile>& others) {
  const Json root = manifest_text(plugin);
  return {{"says only what is known", unknown_fields(root)},
          {"says what each format does", idle_format(plugin.manifest)},
          {"gives values that are allowed", bad_value(root, plugin.manifest)},
          {"gives names that nobody else has", taken_name(plugin, others)}};
}

}  // namespace broadsheet::conformance
