#include "cli/cli_model.hpp"

namespace broadsheet::cli {
namespace {

bool is_format_option(const CLI::Option& option) {
  const auto& names = option.get_lnames();
  return !names.empty() && names.front().find('.') != std::string::npos;
}

void add_verbs(const std::string& path, const CLI::App& app, std::vector<Verb>& verbs) {
  verbs.emplace_back(path, &app);
  for (const CLI::App* below : app.get_subcommands([](const CLI::App* a) { return !a->get_name().empty(); }))
    add_verbs(path.empty() ? below->get_name() : path + ' ' + below->get_name(), *below, verbs);
}

}  // namespace

std::vector<Verb> verbs_of(const CLI::App& program) {
  std::vector<Verb> verbs;
  add_verbs("", program, verbs);
  return verbs;
}

std::vector<const CLI::Option*> arguments_of(const CLI::App& verb) {
  return verb.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::vector<const CLI::Option*> options_of(const CLI::App& verb) {
  return verb.get_options([](const CLI::Option* option) {
    return option->nonpositional() && !is_format_option(*option) && !option->get_group().empty();
  });
}

std::map<std::string, const CLI::Option*> format_options_of(const CLI::App& program) {
  std::map<std::string, const CLI::Option*> options;
  for (const auto& [path, verb] : verbs_of(program))
    for (const CLI::Option* option :
         verb->get_options([](const CLI::Option* candidate) { return is_format_option(*candidate); }))
      options.emplace(option->get_lnames().front(), option);
  return options;
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::string value_word(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const std::string type = option.get_type_name();  // CLI11 adds what is allowed: "WHICH:{auto,always,never}"
  return type.substr(0, type.find(':'));
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find(":{"), end = type.find('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 2, end - begin - 2), ',');
}

std::string does(const FormatSpec& format) {
  std::string text;
  const auto add = [&](bool yes, const char* word) {
    if (yes) text += (text.empty() ? "" : ", ") + std::string(word);
  };
  add(format.reads, "reads");
  add(format.writes, "writes");
  add(format.filters, "filters");
  return text;
}

std::map<std::string, const FormatSpec*> formats_of(const Registry& registry) {
  std::map<std::string, const FormatSpec*> formats;
  for (const Role role : {Role::reader, Role::writer, Role::filter})
    for (const FormatProvider& provider : registry.providers(role))
      formats.emplace(provider.format->name, provider.format);
  return formats;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace broadsheet::cli
