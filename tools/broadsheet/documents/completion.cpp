// broadsheet completion SHELL: what a shell needs to complete verbs, options and their values.
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "documents/completion_values.hpp"

#include <data/completion_bash.hpp>

#include <iostream>

namespace broadsheet::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : printable(text)) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + '\'';
}

std::string joined_to(const std::string& start, const std::vector<std::string>& words) {
  return words.empty() ? start : start + ' ' + joined(words);
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
      cases += "    " + quoted(path) + ") REPLY=" + quoted(joined(words)) + " ;;\n";
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
        for (const std::string& name : names_of(*option))
          add(quoted(path + ' ' + name), kind_of(completed(*option, registry_)));
      if (const auto arguments = arguments_of(*verb); !arguments.empty())
        add(quoted(path + ' '), kind_of(completed(*arguments.front(), registry_)));
    }
    for (const auto& [format, spec] : formats_of(registry_))
      for (const OptionSpec& option : spec->options)
        add("*" + quoted(" --" + format + '.' + option.name), kind_of(completed(option)));
    return cases;
  }

  std::string format_option_names() const {
    std::vector<std::string> names;
    for (const auto& [name, option] : format_options_) names.push_back("--" + name);
    return joined(names);
  }

  static std::string kind_of(const Completed& completed) {
    switch (completed.kind) {
      case Completed::Kind::flag: return "flag";
      case Completed::Kind::text: break;
      case Completed::Kind::words: return joined_to("words", completed.words);
      case Completed::Kind::list: return joined_to("list", completed.words);
      case Completed::Kind::files: return "files";
      case Completed::Kind::folders: return "folders";
    }
    return "text";
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
  verb->add_option("shell", *name, "The shell: bash, zsh or fish")
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
  return [&app, &shell, name] {
    const Registry& registry = shell.session.registry();
    std::cout << (*name == "zsh"    ? zsh_completion(app, registry)
                  : *name == "fish" ? fish_completion(app, registry)
                                    : BashCompletion(app, registry).text());
    return 0;
  };
}

}  // namespace broadsheet::cli
