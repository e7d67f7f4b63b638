#include "check/manifest_faults.hpp"

#include "plugins/files/trust.hpp"
#include "plugins/manifest_check.hpp"

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
                         "omits", "lines", "magic", "probe",      "options"};
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

std::string taken_name(const PluginFile& plugin, const std::vector<PluginFile>& others) {
  std::set<std::string> names;
  for (const FormatSpec& format : plugin.manifest.formats) names.insert(format.name);
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
          {"gives names that nobody else has", taken_name(plugin, others)}};
}

}  // namespace broadsheet::conformance
