#include "cli/help/help.hpp"

#include "cli/help/options_about.hpp"
#include "plugins/registry.hpp"

#include <algorithm>
#include <sstream>

namespace broadsheet::cli {
namespace {

constexpr std::size_t kWidth = 80, kNames = 26;
constexpr std::string_view kOfFormat = "Options of ";

// The topic of a group of options; "" of those that everybody needs.
std::string topic_of(const std::string& group) {
  if (group.rfind(kOfFormat, 0) == 0) return group.substr(kOfFormat.size());
  if (group == "What you know of the issue") return "issue";
  if (group == "Plugins") return "plugins";
  if (group == "Limits") return "limits";
  if (group == "More") return "more";
  return {};
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// `text` in lines from column `indent` on; the first of them begins at column `at`.
std::string wrapped(const std::string& text, std::size_t at, std::size_t indent) {
  std::string out;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const bool begins = at == indent;
    if (!begins && at + 1 + columns(word) > kWidth) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (!begins) {
      out += ' ';
      ++at;
    }
    out += word;
    at += columns(word);
  }
  return out;
}

std::string entry(const std::string& name, const std::string& text) {
  std::string out = "  " + name;
  if (text.empty()) return out + '\n';
  const bool fits = columns(out) + 2 <= kNames;
  out += fits ? std::string(kNames - columns(out), ' ') : '\n' + std::string(kNames, ' ');
  return out + wrapped(text, kNames, kNames) + '\n';
}

class Formatter : public CLI::Formatter {
 public:
  Formatter() { label("Positionals", "Arguments"); }
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string help = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at; (at = help.find("\n\n\n")) != help.npos;) help.erase(at, 1);  // of hidden groups
    return help;
  }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string usage = "\nUsage: " + name + (app->get_parent() ? "" : " VERB") + " [OPTIONS]";
    for (const CLI::Option* argument :
         app->get_options([](const CLI::Option* o) { return o->get_positional(); }))
      usage += ' ' + argument->get_type_name().substr(0, argument->get_type_name().find(':'));
    return usage + '\n';
  }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    const bool is_switch = option->get_items_expected_max() == 0;
    const std::string type = option->get_type_name().substr(0, option->get_type_name().find(':'));
    std::string name = is_positional ? type : option->get_name(false, false);
    if (!is_positional && !option->get_snames().empty())
      name = '-' + option->get_snames().front() +
             (option->get_lnames().empty() ? "" : ", --" + option->get_lnames().front());
    if (is_switch && option->get_group().rfind(kOfFormat, 0) == 0)
      name = "--[no-]" + option->get_lnames().front();
    else if (!is_positional && !is_switch && !type.empty())
      name += ' ' + type;
    return entry(name, option->get_description());
  }
  std::string make_subcommand(const CLI::App* verb) const override {
    return entry(verb->get_name(), verb->get_description());
  }
  std::string make_description(const CLI::App* app) const override {
    return wrapped(app->get_description(), 0, 0) + '\n';
  }
  std::string make_footer(const CLI::App* app) const override {
    const std::string text = app->get_footer();
    return text.empty() ? text : '\n' + wrapped(text, 0, 0) + '\n';
  }
};

std::vector<std::string> topics_in(const CLI::App& verb) {
  std::vector<std::string> topics;
  for (const std::string& group : verb.get_groups())
    if (std::string topic = topic_of(group); !topic.empty()) topics.push_back(std::move(topic));
  static const std::vector<std::string> first = {"issue", "plugins", "limits", "more"};
  const auto rank = [](const std::string& topic) { return std::find(first.begin(), first.end(), topic); };
  std::stable_sort(topics.begin(), topics.end(),
                   [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  return topics;
}

}  // namespace

std::shared_ptr<CLI::Formatter> help_formatter() { return std::make_shared<Formatter>(); }

void arrange_help(CLI::App& verb, std::vector<std::string> topics, const std::vector<std::string>& words,
                  const std::vector<std::string>& formats) {
  std::vector<std::string> known = topics_in(verb);
  if (known.empty()) return;
  std::string list;
  for (const std::string& topic : known) list += (list.empty() ? "" : ", ") + topic;
  known.emplace_back("all");
  std::copy_if(words.begin(), words.end(), std::back_inserter(topics), [&](const std::string& word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  });
  std::vector<const CLI::Option*> about;
  for (const std::string& topic : topics) {
    if (std::find(known.begin(), known.end(), topic) != known.end()) continue;
    if (std::find(formats.begin(), formats.end(), topic) != formats.end())
      throw Error(Fault::usage, "BS-C112", topic + " has no options", {},
                  "see broadsheet plugins show " + topic);
    const auto found = options_about(topic, verb);
    about.insert(about.end(), found.begin(), found.end());
    if (!found.empty()) continue;
    const std::string meant = nearest(topic, known);
    throw Error(Fault::usage, "BS-C112", "there is no help on " + topic, {},
                meant.empty() ? "there is on " + list + ", and on words of options"
                              : "did you mean --help=" + meant + "?");
  }
  const auto is_asked = [&](const std::string& topic) {
    return std::find(topics.begin(), topics.end(), topic) != topics.end();
  };
  if (is_asked("all")) return;
  for (CLI::Option* option : verb.get_options([](const CLI::Option*) { return true; })) {
    const std::string topic = topic_of(option->get_group());
    if (std::find(about.begin(), about.end(), option) != about.end()) continue;
    if (topic.empty() ? !topics.empty() : !is_asked(topic)) option->group("");
  }
  if (topics.empty()) verb.footer("More, with --help=TOPIC: " + list + "; or all.");
}

}  // namespace broadsheet::cli
