// broadsheet manual: the manual page broadsheet(1), in the words of --help and of the plugins.
#include "cli/cli_model.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"

#include <broadsheet/story_fields.hpp>

#include <iostream>

namespace broadsheet::cli {
namespace {

constexpr const char* kExamples = R"(.TP
.B broadsheet convert page\-1.txt page\-2.txt \-o issue.epub
Two pages of an issue, to a book.
.TP
.B broadsheet convert page.txt \-o issue.xml \-\-to newsml \-\-config paper.toml
One page for syndication, with the settings of the paper.
.TP
.B broadsheet batch archive/ \-o out/ \-\-to epub,html \-\-resume
An archive; the same command goes on where it was stopped.
.TP
.B broadsheet inspect page.txt \-\-why
What was decided about each line, and why.
)";

constexpr const char* kSurroundings = R"(.SH ENVIRONMENT
.TP
.B BROADSHEET_PLUGIN_PATH
Folders with plugins, separated by colons, searched before all others.
.TP
.B XDG_DATA_HOME
Own plugins are in
.I broadsheet/plugins
below it
.RI ( ~/.local/share
if it is not set).
.TP
.B XDG_CONFIG_HOME
Settings of your own are in
.I broadsheet/config.toml
below it
.RI ( ~/.config
if it is not set).
.TP
.B SOURCE_DATE_EPOCH
The moment that outputs carry, in seconds since 1970, where
.B \-\-timestamp
is not given.
.TP
.B NO_COLOR
No colours on a terminal.
.SH FILES
.TP
.I PREFIX/lib/broadsheet/plugins
The plugins of the installation.
.TP
.I DIR/broadsheet\-batch.jsonl
What a batch has done, one JSON object per line.
)";

// Escapes a text for troff.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    const bool begins_line = out.empty() || out.back() == '\n';
    if ((c == '.' || c == '\'') && begins_line) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

class Manual {
 public:
  Manual(const CLI::App& program, std::ostream& out) : program_(program), out_(out) {}

  void print(const Registry& registry) {
    out_ << ".TH BROADSHEET 1 " BROADSHEET_RELEASED " \"broadsheet " BROADSHEET_VERSION "\"\n"
         << ".SH NAME\nbroadsheet \\- newspaper issues to NewsML\\-G2, EPUB 3, HTML and text\n.SH SYNOPSIS\n"
         << bold("broadsheet") << ' ' << italic("verb") << " [" << italic("option") << " ...] ["
         << italic("argument") << " ...]\n.SH DESCRIPTION\n"
         << roff(program_.get_description())
         << "\nEvery format is a plugin;\n.B broadsheet plugins list\nshows those there are.\n.SH OPTIONS\n";
    print_options(program_);
    out_ << ".SH VERBS\n";
    for (const auto& [path, verb] : verbs_of(program_))
      if (!path.empty()) print_verb(path, *verb);
    print_formats(registry);
    print_story_fields();
    const std::string footer = program_.get_footer();  // "Exit codes: 0 ok, …"
    out_ << ".SH EXIT STATUS\n"
         << roff(footer.substr(footer.find(": ") + 2)) << '\n'
         << kSurroundings << ".SH EXAMPLES\n"
         << kExamples;
  }

 private:
  void print_verb(const std::string& path, const CLI::App& verb) {
    out_ << ".SS " << roff(path) << '\n' << bold("broadsheet " + path) << " [" << italic("option") << " ...]";
    for (const CLI::Option* argument : arguments_of(verb))
      out_ << (argument->get_required() ? " " : " [") << italic(value_word(*argument))
           << (argument->get_required() ? "" : "]");
    out_ << "\n.PP\n" << roff(verb.get_description()) << '\n';
    for (const CLI::Option* argument : arguments_of(verb))
      print_entry(italic(value_word(*argument)), argument->get_description());
    print_options(verb);
  }

  void print_options(const CLI::App& verb) {
    for (const CLI::Option* option : options_of(verb))
      if (option != verb.get_help_ptr() || &verb == &program_) print_option(*option);
  }

  void print_option(const CLI::Option& option) {
    std::string term;
    for (const std::string& name : names_of(option)) term += (term.empty() ? "" : ", ") + bold(name);
    std::string value;
    for (const std::string& choice : choices_of(option)) value += (value.empty() ? "" : "|") + choice;
    if (value.empty()) value = value_word(option);
    if (!value.empty()) term += ' ' + italic(value);
    print_entry(term, option.get_description());
  }

  void print_entry(const std::string& term, const std::string& text) {
    out_ << ".TP\n" << term << '\n' << roff(text) << '\n';
  }

  // What rules and JSON may say of a story.
  void print_story_fields() {
    out_ << ".SH WHAT A DESK SAYS OF A STORY\nNames in " << italic("set")
         << " of a rules file, and members of an article in JSON.\n";
    for (const StoryField& field : kStoryFields) {
      std::string text(field.about);
      if (field.type == FieldType::moment) text += "; like 2024-05-18T06:00:00+08:00";
      if (field.type == FieldType::choice) text += "; one of " + std::string(field.choices);
      if (field.type == FieldType::term) text += "; like medtop:04000000=economy";
      if (field.type == FieldType::whole)
        text += "; " + std::to_string(field.least) + " to " + std::to_string(field.most);
      print_entry(bold(std::string(field.name)), text + (field.is_list ? "; a list" : ""));
    }
  }

  void print_formats(const Registry& registry) {
    const auto options = format_options_of(program_);
    out_ << ".SH FORMATS AND FILTERS\n.SS news\nOptions of all formats that keep a ledger at once.\n";
    for (auto option = options.lower_bound("news.");
         option != options.end() && option->first.starts_with("news."); ++option)
      print_option(*option->second);
    for (const auto& [name, format] : formats_of(registry)) {
      out_ << ".SS " << roff(name) << '\n' << roff(format->about) << "\n.PP\n" << roff(does(*format));
      for (const std::string& extension : format->extensions) out_ << ' ' << italic(extension);
      out_ << '\n';
      for (auto option = options.lower_bound(name + '.');
           option != options.end() && option->first.rfind(name + '.', 0) == 0; ++option)
        print_option(*option->second);
    }
  }

  const CLI::App& program_;
  std::ostream& out_;
};

}  // namespace

Run add_manual(CLI::App& app, Shell& shell) {
  app.add_subcommand("manual", "Print the manual page: broadsheet manual | man -l -");
  return [&app, &shell] {
    Manual(app, std::cout).print(shell.session.registry());
    return 0;
  };
}

}  // namespace broadsheet::cli
