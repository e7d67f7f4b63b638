#include "convert/config.hpp"

#include "external/toml.hpp"
#include "io/input.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace broadsheet {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

/// One setting of the file: "publication", or "newsml.provider".
struct Setting {
  std::string name, value;
  std::uint32_t line = 0;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::uint32_t line, const std::string& what,
                         const std::string& advice) {
  throw Error(Fault::usage, "BS-C180", what, {file.string(), line, {}}, advice);
}

[[noreturn]] void refuse_value(const std::filesystem::path& file, std::uint32_t line,
                               const std::string& name) {
  refuse(file, line, name + " is neither a text, a number nor true or false", "write it as one");
}

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

void collect(const std::filesystem::path& file, const toml::table& table, const std::string& prefix,
             std::vector<Setting>& out) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const auto* inner = node.as_table(); inner && prefix.empty()) {
      collect(file, *inner, name + '.', out);
    } else if (node.is_string()) {
      out.push_back({name, **node.as_string(), line_of(node)});
    } else if (node.is_integer() || node.is_boolean() || node.is_date()) {
      std::ostringstream text;
      node.visit([&](const auto& value) { text << value; });
      out.push_back({name, text.str(), line_of(node)});
    } else {
      refuse_value(file, line_of(node), name);
    }
  }
}

void collect(const std::filesystem::path& file, const nlohmann::json& object, const std::string& prefix,
             std::vector<Setting>& out) {
  for (const auto& [key, value] : object.items()) {
    const std::string name = prefix + key;
    if (value.is_object() && prefix.empty())
      collect(file, value, name + '.', out);
    else if (value.is_string())
      out.push_back({name, value.get<std::string>(), 0});
    else if (value.is_number_integer() || value.is_boolean())
      out.push_back({name, value.dump(), 0});
    else
      refuse_value(file, 0, name);
  }
}

std::vector<Setting> settings_in(const std::filesystem::path& file) {
  const std::string text = read_file(file, kLargest);
  std::vector<Setting> settings;
  if (extension_of(file) == ".json") {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) refuse(file, 0, "is no JSON object", "see the README for its shape");
    collect(file, json, "", settings);
    return settings;
  }
  try {
    collect(file, toml::parse(text), "", settings);
  } catch (const toml::parse_error& e) {
    refuse(file, e.source().begin.line, std::string("is not TOML: ") + std::string(e.description()),
           "mend that line, or name a JSON file .json");
  }
  return settings;
}

std::map<std::string, std::string*> general_settings(Job& job) {
  Metadata& m = job.metadata;
  return {{"publication", &m.publication}, {"title", &m.title},     {"date", &m.date},
          {"language", &m.language},       {"edition", &m.edition}, {"timestamp", &job.timestamp}};
}

}  // namespace

void apply_config(const std::filesystem::path& file, const Registry& registry, Job& job) {
  job.kept.push_back(file);
  const auto general = general_settings(job);
  const auto formats = registry.options();
  for (const Setting& setting : settings_in(file)) {
    if (const auto known = general.find(setting.name); known != general.end()) {
      if (known->second->empty()) *known->second = setting.value;
    } else if (const auto option = formats.find(setting.name); option != formats.end()) {
      const bool is_file =
          (option->second->type == OptionType::file || option->second->type == OptionType::ledger) &&
          !setting.value.empty();
      job.options.emplace(setting.name,
                          is_file ? (file.parent_path() / setting.value).string() : setting.value);
    } else {
      std::vector<std::string> names;
      for (const auto& [name, where] : general) names.push_back(name);
      for (const auto& [name, spec] : formats) names.push_back(name);
      const std::string meant = nearest(setting.name, names);
      refuse(file, setting.line, "nothing is called " + setting.name,
             meant.empty() ? "see broadsheet convert --help for the options there are"
                           : "did you mean " + meant + "?");
    }
  }
}

}  // namespace broadsheet
