// What zsh needs: a call of _arguments for each verb.
#include "cli/terminal.hpp"
#include "documents/completion_values.hpp"

namespace broadsheet::cli {
namespace {

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + '\'';
}

// In a specification of _arguments brackets and colons have a meaning.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

class ZshCompletion {
 public:
  ZshCompletion(const CLI::App& program, const Registry& registry) : program_(program), registry_(registry) {}

  std::string text() {
    out_ =
        "#compdef broadsheet\n# zsh completion for broadsheet, as `broadsheet completion zsh` printed it\n";
    if (takes_formats(program_)) add_format_options();
    add("_broadsheet", program_);
    out_ +=
        "if [ \"$funcstack[1]\" = _broadsheet ]; then\n  _broadsheet \"$@\"\nelse\n"
        "  compdef _broadsheet broadsheet\nfi\n";
    return std::move(out_);
  }

 private:
  static bool takes_formats(const CLI::App& app) {
    if (takes_format_options(app)) return true;
    for (const CLI::App* below : verbs_below(app))
      if (takes_formats(*below)) return true;
    return false;
  }

  static std::string action(const Completed& completed) {
    switch (completed.kind) {
      case Completed::Kind::flag:
      case Completed::Kind::text: return " ";
      case Completed::Kind::words: return '(' + joined(completed.words) + ')';
      case Completed::Kind::list: return "_values -s , name " + joined(completed.words);
      case Completed::Kind::files: return "_files";
      case Completed::Kind::folders: return "_files -/";
    }
    return {};
  }

  static std::string spec(const std::string& name, const std::string& help, const Completed& completed) {
    std::string text = name;
    const bool is_flag = completed.kind == Completed::Kind::flag;
    if (!is_flag && name.rfind("--", 0) == 0) text += '=';
    text += '[' + escaped(help) + ']';
    if (!is_flag) text += ":value:" + action(completed);
    return shell_quoted(text);
  }

  void add_format_options() {
    out_ += "_broadsheet_format_options=(\n";
    for (const auto& [format, format_spec] : formats_of(registry_))
      for (const OptionSpec& option : format_spec->options)
        out_ += "  " + spec("--" + format + '.' + option.name, option.help, completed(option)) + '\n';
    out_ += ")\n";
  }

  std::string specs(const CLI::App& verb) const {
    std::string text;
    for (const CLI::Option* option : options_of(verb))
      for (const std::string& name : names_of(*option))
        text += " \\\n    " + spec(name, option->get_description(), completed(*option, registry_));
    if (takes_format_options(verb)) text += " \\\n    $_broadsheet_format_options";
    return text;
  }

  // A function for the verb and, before it, one for each verb below.
  void add(const std::string& function, const CLI::App& verb) {
    const auto below = verbs_below(verb);
    for (const CLI::App* next : below) add(function + '_' + next->get_name(), *next);
    out_ += function + "() {\n";
    if (below.empty()) {
      out_ += "  _arguments -s" + specs(verb);
      for (const CLI::Option* argument : arguments_of(verb))
        out_ += " \\\n    " + shell_quoted("*:argument:" + action(completed(*argument, registry_)));
      out_ += "\n}\n";
      return;
    }
    out_ += "  local state line\n  local -a verbs=(\n";
    for (const CLI::App* next : below)
      out_ += "    " + shell_quoted(next->get_name() + ':' + printable(next->get_description())) + '\n';
    out_ += "  )\n  _arguments -C" + specs(verb) + " \\\n    '1: :->verb' '*:: :->rest'\n";
    out_ += "  case $state in\n    verb) _describe verb verbs ;;\n    rest)\n      case $words[1] in\n";
    for (const CLI::App* next : below)
      out_ += "        " + next->get_name() + ") " + function + '_' + next->get_name() + " ;;\n";
    out_ += "      esac ;;\n  esac\n}\n";
  }

  const CLI::App& program_;
  const Registry& registry_;
  std::string out_;
};

}  // namespace

std::string zsh_completion(const CLI::App& program, const Registry& registry) {
  return ZshCompletion(program, registry).text();
}

}  // namespace broadsheet::cli
