// broadsheet completion bash: what a shell needs to complete verbs, options and their values.
#include "cli_model.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

#include <data/completion_bash.hpp>

#include <iostream>

namespace broadsheet::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : printable(text)) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + '\'';
}

template <class Words>
std::string joined(std::string start, const Words& words) {
  for (const std::string& word : words) start += (start.empty() ? "" : " ") + word;
  return start;
}

class BashCompletion {
 public:
  BashCompletion(const CLI::App& program, const Registry& registry)
      : program_(program), registry_(registry), format_options_(format_options_of(program)) {}

  std::string text() const {
    const std::map<std::string, std::string> parts = {
        {"words", words()}, {"values", values()}, {"format_options", format_option_names()}};
    std::string out;
    std::string_view rest = data::completion_bash;
    for (std::size_t at; (at = rest.find("{{")) != rest.npos;) {
      const std::size_t end = rest.find("}}", at);
      out.append(rest.substr(0, at)).append(parts.at(std::string(rest.substr(at + 2, end - at - 2))));
      rest.remove_prefix(end + 2);
    }
    return out.append(rest);
  }

 private:
  std::string words() const {
    std::string cases;
    for (const auto& [path, verb] : verbs_of(program_)) {
      std::vector<std::string> words;
      for (const CLI::App* below :
           verb->get_subcommands([](const CLI::App* a) { return !a->get_name().empty(); }))
        words.push_back(below->get_name());
      for (const CLI::Option* option : options_of(*verb))
        for (std::string& name : names_of(*option)) words.push_back(std::move(name));
      // Of the many options of formats, the formats first: "--epub."
      for (const auto& [name, option] : format_options_) {
        const std::string format = "--" + name.substr(0, name.find('.') + 1);
        if (verb->get_option_no_throw("--" + name) && words.back() != format) words.push_back(format);
      }
      cases += "    " + quoted(path) + ") REPLY=" + quoted(joined("", words)) + " ;;\n";
    }
    return cases;
  }

  std::string values() const {
    std::string cases;
    const auto add = [&](const std::string& pattern, const std::string& kind) {
      if (!kind.empty()) cases += "    " + pattern + ") REPLY=" + quoted(kind) + " ;;\n";
    };
    for (const auto& [path, verb] : verbs_of(program_)) {
      for (const CLI::Option* option : options_of(*verb))
        for (const std::string& name : names_of(*option)) add(quoted(path + ' ' + name), kind_of(*option));
      if (const auto arguments = arguments_of(*verb); !arguments.empty())
        add(quoted(path + ' '), kind_of(*arguments.front()));
    }
    for (const auto& [format, spec] : formats_of(registry_))
      for (const OptionSpec& option : spec->options)
        add("*" + quoted(" --" + format + '.' + option.name), kind_of(option));
    return cases;
  }

  std::string format_option_names() const {
    std::vector<std::string> names;
    for (const auto& [name, option] : format_options_) names.push_back("--" + name);
    return joined("", names);
  }

  std::string kind_of(const CLI::Option& option) const {
    const std::string word = value_word(option);
    if (word.empty()) return "flag";
    if (const auto choices = choices_of(option); !choices.empty()) return joined("words", choices);
    const bool is_read = option.check_lname("from");
    if (word == "FORMAT" || word == "FILTER")
      return joined(is_read ? "words" : "list", names_in(is_read            ? Role::reader
                                                         : word == "FORMAT" ? Role::writer
                                                                            : Role::filter));
    if (word == "PLUGIN") return joined("words", plugin_names());
    if (word == "BOOL") return "words true false";
    if (word == "DIR") return "folders";
    return word == "FILE" || word == "OUT" || word == "IN…" ? "files" : "text";
  }

  static std::string kind_of(const OptionSpec& option) {
    switch (option.type) {
      case OptionType::boolean: return "flag";
      case OptionType::choice: return joined("words", option.choices);
      case OptionType::file:
      case OptionType::ledger: return "files";
      default: return "text";
    }
  }

  std::vector<std::string> names_in(Role role) const {
    std::vector<std::string> names;
    for (const FormatProvider& provider : registry_.providers(role)) names.push_back(provider.format->name);
    return names;
  }

  std::vector<std::string> plugin_names() const {
    std::vector<std::string> names;
    for (const auto& [name, format] : formats_of(registry_)) names.push_back(name);
    return names;
  }

  const CLI::App& program_;
  const Registry& registry_;
  std::map<std::string, const CLI::Option*> format_options_;
};

}  // namespace

Run add_completion(CLI::App& app, Shell& shell) {
  CLI::App* verb = app.add_subcommand("completion",
                                      "Print what a shell needs to complete commands: "
                                      "source <(broadsheet completion bash)");
  auto name = std::make_shared<std::string>();
  verb->add_option("shell", *name, "The shell: bash")
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash"}))
      ->required();
  return [&app, &shell, name] {
    std::cout << BashCompletion(app, shell.session.registry()).text();
    return 0;
  };
}

}  // namespace broadsheet::cli
