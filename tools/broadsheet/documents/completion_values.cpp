#include "documents/completion_values.hpp"

namespace broadsheet::cli {
namespace {

std::vector<std::string> names_in(const Registry& registry, Role role) {
  std::vector<std::string> names;
  for (const FormatProvider& provider : registry.providers(role)) names.push_back(provider.format->name);
  return names;
}

std::vector<std::string> all_names(const Registry& registry) {
  std::vector<std::string> names;
  for (const auto& [name, format] : formats_of(registry)) names.push_back(name);
  return names;
}

}  // namespace

Completed completed(const CLI::Option& option, const Registry& registry) {
  using Kind = Completed::Kind;
  const std::string word = value_word(option);
  if (word.empty()) return {Kind::flag, {}};
  if (auto choices = choices_of(option); !choices.empty()) return {Kind::words, std::move(choices)};
  if (word == "FORMAT" && option.check_lname("from")) return {Kind::words, names_in(registry, Role::reader)};
  if (word == "FORMAT") return {Kind::list, names_in(registry, Role::writer)};
  if (word == "FILTER") return {Kind::list, names_in(registry, Role::filter)};
  if (word == "PLUGIN") return {Kind::words, all_names(registry)};
  if (word == "BOOL") return {Kind::words, {"true", "false"}};
  if (word == "DIR") return {Kind::folders, {}};
  return {word == "FILE" || word == "FILE…" || word == "OUT" || word == "IN…" ? Kind::files : Kind::text, {}};
}

Completed completed(const OptionSpec& option) {
  using Kind = Completed::Kind;
  switch (option.type) {
    case OptionType::boolean: return {Kind::flag, {}};
    case OptionType::choice: return {Kind::words, option.choices};
    case OptionType::file:
    case OptionType::ledger: return {Kind::files, {}};
    default: return {Kind::text, {}};
  }
}

std::vector<const CLI::App*> verbs_below(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* verb) { return !verb->get_name().empty(); });
}

bool takes_format_options(const CLI::App& verb) {
  const auto options = verb.get_options([](const CLI::Option* option) {
    return !option->get_lnames().empty() && option->get_lnames().front().find('.') != std::string::npos;
  });
  return !options.empty();
}

}  // namespace broadsheet::cli
