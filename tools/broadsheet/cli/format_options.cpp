#include "cli/format_options.hpp"

#include "cli/help/options_about.hpp"
#include "plugins/options.hpp"

#include <algorithm>

namespace broadsheet::cli {
namespace {

std::string help_of(const OptionSpec& option) {
  std::string help = option.help;
  if (option.type == OptionType::choice || option.type == OptionType::integer)
    help += " (" + describe_values(option) + ")";
  if (!option.default_value.empty() && option.default_value != "false")
    help += " [" + option.default_value + "]";
  return help;
}

// "epub" of "epub.cover"
std::string format_of(const std::string& option) { return option.substr(0, option.find('.')); }

void add_fact(CLI::App& verb, const char* flag, std::string& value, const char* help) {
  CLI::Option* option = verb.add_option(flag, value, help);
  option->type_name(flag == std::string_view("--date") ? "DAY" : "TEXT");
  // What is asked for most stands among the first.
  if (flag != std::string_view("--publication") && flag != std::string_view("--date"))
    option->group("What you know of the issue");
}

// The arguments that look like options that `verb` does not have, without "--" and their values.
std::set<std::string> foreign_options(const CLI::App& verb, const Shell& shell) {
  std::set<std::string> out;
  for (const std::string& argument : shell.arguments)
    if (const std::string word = argument.substr(0, argument.find('='));
        argument.size() > 2 && argument.starts_with("--") && !verb.get_option_no_throw(word))
      out.insert(word.substr(2));
  return out;
}

void add_metadata_options(CLI::App& verb, Metadata& metadata, Known known) {
  add_fact(verb, "--publication", metadata.publication, "Name of the newspaper");
  add_fact(verb, "--edition", metadata.edition, "Edition, as the paper names it");
  add_fact(verb, "--language", metadata.language, "BCP 47 tag: zh-Hans, zh-Hant, en, ja, …");
  if (known == Known::of_paper) return;
  add_fact(verb, "--date", metadata.date, "Date of the issue, YYYY-MM-DD");
  add_fact(verb, "--page", metadata.page, "Page of the input; of several pages, of the first");
  add_fact(verb, "--title", metadata.title, "Title of the issue, beyond name and date");
}

void add_limit_options(CLI::App& verb, Limits& limits) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 30;
  const auto add = [&](const char* flag, std::uint64_t& limit, int shift, const char* help,
                       const char* type) {
    verb.add_option_function<std::uint64_t>(
            flag, [&limit, shift](const std::uint64_t& n) { limit = n << shift; }, help)
        ->check(CLI::Range(std::uint64_t{0}, kMost))
        ->type_name(type)
        ->group("Limits");
  };
  add("--max-input", limits.input_bytes, 20, "MiB that one input may have; 0 = any [1024]", "MIB");
  add("--max-articles", limits.articles, 0, "Articles that an issue may have; 0 = any [100000]", "N");
  add("--max-pictures", limits.pictures, 0, "Pictures that an issue may have; 0 = any [10000]", "N");
  add("--max-picture-bytes", limits.picture_bytes, 20, "MiB that its pictures may have; 0 = any [4096]",
      "MIB");
  add("--max-memory", limits.worker_bytes, 20, "MiB that an isolated plugin may take; 0 = any [4096]", "MIB");
  add("--max-answer", limits.answer_bytes, 20,
      "MiB that an isolated plugin may say, in a line, and beyond 256 times what it is given; 0 = any [64]",
      "MIB");
}

}  // namespace

FormatOptions::FormatOptions(CLI::App& verb, const Shell& shell) : registry_(shell.session.registry()) {
  const std::set<std::string> named = foreign_options(verb, shell);
  const bool describes = shell.wants_help || shell.describes_all();
  if (named.empty() && !describes) return;
  const auto declared = registry_.options();
  const auto is_declared = [&](const std::string& name) { return declared.contains(name); };
  const bool only_named = !describes && std::ranges::all_of(named, is_declared);
  for (const auto& [name, spec] : declared)  // with one that nobody has all, of which the nearest is told
    if (!only_named || named.contains(name)) add(verb, name, *spec);
}

FormatOptions::FormatOptions(CLI::App& verb, const Registry& registry) : registry_(registry) {
  for (const auto& [name, spec] : registry_.options()) add(verb, name, *spec);
}

void FormatOptions::add(CLI::App& verb, const std::string& name, const OptionSpec& spec) {
  Slot& slot = slots_[name];
  slot.value = std::make_unique<std::string>();
  slot.option = spec.type == OptionType::boolean ? verb.add_flag("--" + name, *slot.value, help_of(spec))
                                                 : verb.add_option("--" + name, *slot.value, help_of(spec));
  slot.option->group("Options of " + format_of(name));
  if (spec.type == OptionType::file || spec.type == OptionType::ledger) slot.option->type_name("FILE");
  if (spec.type == OptionType::integer) slot.option->type_name("N");
  if (spec.type == OptionType::choice) slot.option->type_name("WHICH");
}

Options FormatOptions::given() const {
  Options given;
  for (const auto& [name, slot] : slots_)
    if (slot.option->count() > 0) given[name] = *slot.value;
  return given;
}

Options FormatOptions::given_with(const std::vector<std::string>& filters) const {
  Options options = given();
  for (const FormatProvider& provider : registry_.providers(Role::filter)) {
    const std::string& name = provider.format->name;
    const auto first = options.lower_bound(name + '.');
    if (provider.format->reads || provider.format->writes || first == options.end() ||
        format_of(first->first) != name || std::find(filters.begin(), filters.end(), name) != filters.end())
      continue;
    throw Error(Fault::usage, "BS-C178", "--" + first->first + " does nothing without its filter", {},
                "add --filter " + name);
  }
  return options;
}

std::vector<Note> idle_options(const Options& given, const std::set<std::string>& used,
                               const Registry& registry) {
  std::vector<Note> notes;
  const auto keeps = [&](const FormatProvider& its) {
    return used.contains(its.format->name) && keeps_ledger(*its.format);
  };
  const bool any_news = std::ranges::any_of(registry.providers(Role::writer), keeps);
  for (const auto& [name, value] : given)
    if (const std::string format = format_of(name);
        !used.contains(format) && !(any_news && name.starts_with(kShared)))
      notes.push_back(
          {"BS-C179", "--" + name + " does nothing: nothing is read or written as " + format, {}});
  return notes;
}

void add_page_inputs(CLI::App& verb, std::vector<std::string>& inputs) {
  verb.add_option("input", inputs, "Pages of an issue in order, or their folder; - is standard input")
      ->type_name("IN…");
}

void add_input_format(CLI::App& verb, std::string& from) {
  verb.add_option("-f,--from", from, "Format of the input; found out if not given")->type_name("FORMAT");
}

void add_shared_options(CLI::App& verb, JobSettings& job, Known known) {
  add_isolation_options(verb, job);
  add_limit_options(verb, job.limits);
  add_metadata_options(verb, job.metadata, known);
}

std::unique_ptr<FormatOptions> add_job_options(CLI::App& verb, JobSettings& job, const Shell& shell,
                                               Known known) {
  add_shared_options(verb, job, known);
  return std::make_unique<FormatOptions>(verb, shell);
}

void add_isolation_options(CLI::App& verb, JobSettings& job) {
  static const std::map<std::string, Isolation> ways = {
      {"auto", Isolation::automatic}, {"always", Isolation::always}, {"never", Isolation::never}};
  const auto add = [&](const char* flag, auto set, const char* help, const char* type) {
    return verb.add_option_function<std::string>(flag, set, help)->type_name(type)->group("Plugins");
  };
  add(
      "--isolate", [&job](const std::string& way) { job.isolation = ways.at(way); },
      "Which plugins run in a process of their own: all but the installation's, all, or none (auto, always, "
      "never)",
      "WHICH")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  add(
      "--timeout",
      [&job](const std::string& seconds) { job.timeout = std::chrono::seconds(std::stol(seconds)); },
      "Seconds that one call into an isolated plugin may take; 0 = any [60]", "SECONDS")
      ->check(CLI::Range(0, 1000000));
}

// "--to epub" for "--epub", "--language" for "--lang" and "--languages", "--epub.cover" for "--cover",
// "--news.provider-name" for "--provider"; else "".
std::string meant_by(const std::string& word, const std::vector<std::string>& known) {
  for (const std::string& name : known)
    if (word.size() > 2 && name.starts_with(word + '.'))
      return "--to " + word.substr(2) + " or --from " + word.substr(2);
  for (const std::string& name : known)
    if (word.size() > 4 && name.starts_with(word)) return name;
  for (const std::string& name : known)
    if (word.size() > 4 && name.ends_with('.' + word.substr(2))) return name;
  for (const std::string& name : known)
    if (word.size() > 5 && name.find('.' + word.substr(2)) != name.npos) return name;
  for (const std::string& name : known)
    if (name.size() > 4 && word.starts_with(name)) return name;
  return {};
}

void refuse_unknown(const CLI::App& verb) {
  std::vector<std::string> unknown = verb.remaining();
  std::erase(unknown, "--");  // names of files follow it; CLI11 keeps it
  if (unknown.empty()) return;
  std::vector<std::string> known;
  for (const CLI::Option* option : verb.get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  const std::string word = unknown.front().substr(0, unknown.front().find('='));
  std::string meant = meant_by(word, known);
  const std::string about =
      meant.empty() ? look_at(word.substr(word.find_last_of("-.") + 1), verb) : std::string();
  if (meant.empty() && about.empty()) meant = nearest(word, known);
  std::string advice = "see broadsheet " + verb.get_name() + " --help=all";
  if (!about.empty()) advice = about;
  if (!meant.empty()) advice = "did you mean " + meant + "?";
  throw Error(Fault::usage, "BS-C111", "there is no option " + word, {}, advice);
}

}  // namespace broadsheet::cli
