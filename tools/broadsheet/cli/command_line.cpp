#include "cli/command_line.hpp"

#include "plugins/registry.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace broadsheet::cli {
namespace {

using Words = std::vector<std::string>;

bool is_one_of(const std::string& word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Options of all verbs, up to "--", after which all are names of files.
void take_shared_options(Words arguments, CommandLine& line) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--") {
      line.arguments.insert(line.arguments.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i),
                            arguments.end());
      return;
    }
    if (word == "--plugin" && i + 1 < arguments.size()) {
      line.plugins.emplace_back(arguments[++i]);
    } else if (word.rfind("--plugin=", 0) == 0) {
      line.plugins.emplace_back(word.substr(9));
    } else if (word.rfind("--help=", 0) == 0) {
      for (std::string& topic : CLI::detail::split(word.substr(7), ',')) line.topics.push_back(topic);
      line.arguments.emplace_back("--help");
    } else {
      line.arguments.push_back(word);
    }
  }
}

// What other programs call our verbs; "" for any other word.
std::string verb_called(const std::string& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames = {
      {{"validate", "check"},
       {"verify", "check"},
       {"lint", "check"},
       {"info", "inspect"},
       {"show", "inspect"},
       {"list", "plugins list"},
       {"formats", "--list-formats"}}};
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const auto& its) { return its.first == word; });
  return found == kNames.end() ? std::string() : std::string(found->second);
}

bool names_an_output(const Words& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const std::string& word) {
    return word == "-o" || word == "--output" || word.rfind("--output=", 0) == 0;
  });
}

void put_verb(CommandLine& line, const Words& verbs) {
  Words& words = line.arguments;
  if (words.empty())
    throw Error(Fault::usage, "BS-C112", "there is nothing to do", {},
                "begin with broadsheet page.txt -o issue.epub (or without page.txt, for what is piped in), "
                "or see broadsheet --help");
  if (is_one_of(words[0], verbs)) return;
  if (words[0] == "version") words[0] = "--version";
  if (words[0] == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
    if (words.size() == 1 || is_one_of(words[0], verbs)) return;
    if (nearest(words[0], verbs).empty()) {
      line.topics.push_back(words[0]);
      words[0] = "convert";
      return;
    }
  }
  const bool is_of_program = is_one_of(words[0], {"-h", "--help", "-V", "--version", "--list-formats"});
  if (words[0] == "--list-formats" && words.size() > 1)
    throw Error(Fault::usage, "BS-C112", "--list-formats takes nothing beside it", {},
                "broadsheet plugins list --json tells the same to programs");
  if (is_of_program && line.topics.empty()) return;
  std::error_code error;
  const std::string& first = words[0];
  const bool is_option = first.size() > 1 && first[0] == '-';
  if (!is_option && first != "-" && !std::filesystem::exists(first, error)) {
    const auto begun = std::find_if(verbs.begin(), verbs.end(),
                                    [&](const std::string& verb) { return verb.rfind(first, 0) == 0; });
    std::string meant = begun == verbs.end() ? verb_called(first) : *begun;
    if (meant.empty()) meant = nearest(first, verbs);
    const bool is_path = first.find_first_of("./") != first.npos;
    if (!meant.empty() || !(is_path || names_an_output(words)))
      throw Error(Fault::usage, "BS-C112", "there is no verb " + first + " and no file of that name", {},
                  meant.empty() ? "see broadsheet --help" : "did you mean " + meant + "?");
  }
  words.insert(words.begin(), "convert");
}

}  // namespace

CommandLine understand(Words arguments, const Words& verbs) {
  CommandLine line;
  take_shared_options(std::move(arguments), line);
  put_verb(line, verbs);
  for (const std::string& word : line.arguments) {
    if (word == "--") break;
    line.wants_help = line.wants_help || word == "--help" || word == "-h";
    if (word[0] != '-' && &word != &line.arguments.front()) line.maybe_topics.push_back(word);
  }
  return line;
}

CLI::App* verb_named(const std::string& name, CLI::App& program) {
  const auto found = program.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

void turn_off_switches(Words& arguments, CLI::App& program) {
  if (arguments.empty()) return;
  CLI::App* verb = verb_named(arguments[0], program);
  if (verb == nullptr) return;
  for (std::string& word : arguments) {
    if (word == "--") return;
    if (word.rfind("--no-", 0) != 0 || verb->get_option_no_throw(word) != nullptr) continue;
    const CLI::Option* option = verb->get_option_no_throw("--" + word.substr(5));
    if (option != nullptr && (option->get_items_expected_max() == 0 || option->get_type_name() == "BOOL"))
      word = "--" + word.substr(5) + "=false";
  }
}

}  // namespace broadsheet::cli
