// What fish needs: a line for each verb, and for each option of it.
#include "cli/terminal.hpp"
#include "documents/completion_values.hpp"

namespace broadsheet::cli {
namespace {

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : printable(text))
    out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + '\'';
}

class FishCompletion {
 public:
  FishCompletion(const CLI::App& program, const Registry& registry)
      : program_(program), registry_(registry) {}

  std::string text() {
    out_ =
        "# fish completion for broadsheet, as `broadsheet completion fish` printed it\n" + line("", "-f", "");
    add(program_, "__fish_use_subcommand");
    for (const CLI::App* verb : verbs_below(program_)) {
      std::string names;
      for (const CLI::App* below : verbs_below(*verb)) names += ' ' + below->get_name();
      const std::string seen = "__fish_seen_subcommand_from " + verb->get_name();
      add(*verb, names.empty() ? seen : seen + "; and not __fish_seen_subcommand_from" + names);
      for (const CLI::App* below : verbs_below(*verb))
        add(*below, seen + "; and __fish_seen_subcommand_from " + below->get_name());
    }
    return std::move(out_);
  }

 private:
  static std::string line(const std::string& when, const std::string& what, const std::string& description) {
    return "complete -c broadsheet" + (when.empty() ? "" : " -n " + shell_quoted(when)) + ' ' + what +
           (description.empty() ? "" : " -d " + shell_quoted(description)) + '\n';
  }

  static std::string values(const Completed& completed) {
    switch (completed.kind) {
      case Completed::Kind::flag: return "";
      case Completed::Kind::text: return " -x";
      case Completed::Kind::words: return " -x -a " + shell_quoted(joined(completed.words));
      case Completed::Kind::list:
        return " -x -a " + shell_quoted("(__fish_append , " + joined(completed.words) + ')');
      case Completed::Kind::files: return " -r -F";
      case Completed::Kind::folders: return " -x -a '(__fish_complete_directories)'";
    }
    return {};
  }

  void add(const CLI::App& verb, const std::string& when) {
    for (const CLI::App* below : verbs_below(verb))
      out_ += line(when, "-a " + below->get_name(), below->get_description());
    for (const CLI::Option* option : options_of(verb)) {
      std::string names;
      for (const std::string& name : option->get_snames()) names += " -s " + name;
      for (const std::string& name : option->get_lnames()) names += " -l " + name;
      out_ += line(when, names.substr(1) + values(completed(*option, registry_)), option->get_description());
    }
    for (const CLI::Option* argument : arguments_of(verb)) {
      const Completed words = completed(*argument, registry_);
      if (words.kind == Completed::Kind::files) out_ += line(when, "-F", "");
      if (words.kind == Completed::Kind::words)
        out_ += line(when, "-a " + shell_quoted(joined(words.words)), "");
    }
    if (!takes_format_options(verb)) return;
    for (const auto& [format, spec] : formats_of(registry_))
      for (const OptionSpec& option : spec->options)
        out_ += line(when, "-l " + format + '.' + option.name + values(completed(option)), option.help);
  }

  const CLI::App& program_;
  const Registry& registry_;
  std::string out_;
};

}  // namespace

std::string fish_completion(const CLI::App& program, const Registry& registry) {
  return FishCompletion(program, registry).text();
}

}  // namespace broadsheet::cli
