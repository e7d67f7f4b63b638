#include "plugins/options.hpp"

#include "io/input.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <limits>

namespace broadsheet {
namespace {

constexpr std::size_t kLargestOptionFile = std::size_t{64} << 20;

std::string checked(const std::string& name, const OptionSpec& option, const std::string& value) {
  if (!is_allowed(option, value))
    throw Error(Fault::usage, "BS-C110", "--" + name + " cannot be \"" + value + '"', {},
                "give " + describe_values(option));
  if (option.type != OptionType::file || value.empty()) return value;
  std::error_code error;
  if (!std::filesystem::exists(value, error))
    throw Error(Fault::usage, "BS-C120", "--" + name + " names a file that is not there", {value, 0, {}},
                "check the name");
  return read_file(value, kLargestOptionFile);
}

}  // namespace

bool is_allowed(const OptionSpec& option, const std::string& value) {
  switch (option.type) {
    case OptionType::integer: {
      const auto number = ascii::number<long>(value);
      return number && *number >= option.min && *number <= option.max;
    }
    case OptionType::boolean: return value == "true" || value == "false";
    case OptionType::choice:
      return std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end();
    case OptionType::string:
    case OptionType::file:
    case OptionType::ledger: break;
  }
  return true;
}

bool keeps_ledger(const FormatSpec& format) {
  return std::any_of(format.options.begin(), format.options.end(),
                     [](const OptionSpec& option) { return option.type == OptionType::ledger; });
}

OptionValues option_values(const FormatProvider& provider, const Options& given) {
  OptionValues values;
  for (const OptionSpec& option : provider.format->options) {
    const std::string name = provider.format->name + '.' + option.name;
    auto it = given.find(name);
    if (it == given.end() && option.for_write && keeps_ledger(*provider.format))
      it = given.find(std::string(kShared) + option.name);
    values[option.name] = it == given.end() ? option.default_value : checked(it->first, option, it->second);
    if (option.type == OptionType::file && it != given.end()) values[option.name + ".file"] = it->second;
  }
  return values;
}

void check_option_names(const Options& given, const Registry& registry) {
  if (given.empty()) return;
  const auto declared = registry.options();
  std::vector<std::string> known;
  for (const auto& [name, spec] : declared) known.push_back(name);
  for (const auto& [name, value] : given) {
    if (declared.count(name)) continue;
    const std::string meant = nearest(name, known);
    throw Error(Fault::usage, "BS-C111", "no plugin has the option --" + name, {},
                meant.empty() ? "see broadsheet convert --help" : "did you mean --" + meant + "?");
  }
}

std::string describe_values(const OptionSpec& option) {
  switch (option.type) {
    case OptionType::integer: {
      std::string text = "a whole number";
      if (option.min != std::numeric_limits<long>::min()) text += " from " + std::to_string(option.min);
      if (option.max != std::numeric_limits<long>::max()) text += " to " + std::to_string(option.max);
      return text;
    }
    case OptionType::boolean: return "true or false";
    case OptionType::choice: {
      std::string text;
      for (const std::string& choice : option.choices)  // an empty one is what holds unasked
        if (!choice.empty()) text += (text.empty() ? "one of " : ", ") + choice;
      return text;
    }
    case OptionType::file: return "a file";
    case OptionType::ledger: return "a file, which is made if it is not there";
    case OptionType::string: break;
  }
  return "a text";
}

}  // namespace broadsheet
