#include "convert/sniffer.hpp"

#include "convert/strangers.hpp"
#include "isolation/plugin_runner.hpp"

#include <algorithm>
#include <utility>

namespace broadsheet {
namespace {

constexpr int kExtensionScore = 50, kSure = 50, kLeast = 20;

struct Guess {
  FormatProvider provider;
  int score = 0;
};

int declared_score(const FormatSpec& format, const Input& input, std::string_view head) {
  int score = format.has_extension(extension_of(input.path())) ? kExtensionScore : 0;
  for (const Magic& magic : format.magic)
    if (head.size() >= magic.offset && head.substr(magic.offset, magic.bytes.size()) == magic.bytes)
      score = std::max(score, magic.score);
  return score;
}

int probed_score(const Guess& guess, std::string_view head, const Confinement& confinement) {
  if (!guess.provider.format->probes) return guess.score;
  std::vector<Note> ignored;
  PluginHost host(guess.provider, option_values(guess.provider, {}), {ignored, nullptr, confinement});
  return probe_with_plugin(host, head);
}

bool may_see_any_input(const FormatProvider& provider) {
  return provider.plugin->origin == Origin::installation || provider.plugin->origin == Origin::named;
}

// A plugin that says it reads such inputs, but may not see one that nobody chose it for: the user
// hears of it. Nothing that others recognise comes here.
void tell_of_a_plugin_to_choose(const Input& input, std::string_view head,
                                const std::vector<FormatProvider>& providers) {
  for (const FormatProvider& provider : providers) {
    if (may_see_any_input(provider) || declared_score(*provider.format, input, head) < kSure) continue;
    const std::string& name = provider.format->name;
    throw Error(Fault::input, "BS-C158",
                "is what the plugin " + provider.plugin->manifest.id + " reads (" +
                    std::string(describe(provider.plugin->origin)) + ')',
                {input.name(), 0, {}},
                "choose it with --from " + name +
                    ": plugins outside the installation read only what they "
                    "are chosen for");
  }
}

// Readers that come in packages of their own.
void tell_of_a_package(const Input& input, std::string_view head) {
  if (head.substr(0, 5) == "%PDF-")
    throw Error(Fault::plugin, "BS-C159", "is a PDF, and no plugin that reads PDF is installed",
                {input.name(), 0, {}},
                "install the package broadsheet-pdf, or take out the text: pdftotext -raw -enc UTF-8 " +
                    input.name() + " page.txt");
}

std::string names_of(const std::vector<FormatProvider>& providers) {
  std::string names;
  for (const FormatProvider& provider : providers)
    names += (names.empty() ? "" : ", ") + provider.format->name;
  return names;
}

// Those that the input may be, with their scores.
std::string ranking(const std::vector<Guess>& guesses) {
  std::string text;
  for (const Guess& guess : guesses)
    if (guess.score > 0)
      text += (text.empty() ? "" : ", ") + guess.provider.format->name + " " + std::to_string(guess.score);
  return text.empty() ? text : " (" + text + ")";
}

}  // namespace

FormatProvider sniff(Input& input, const Registry& registry, const Confinement& confinement) {
  const std::vector<FormatProvider> readers = registry.providers(Role::reader);
  const std::string extension = extension_of(input.name());
  if (readers.empty() && registry.plugins().empty())  // says where plugins were looked for
    return registry.find(extension.empty() ? "it" : extension.substr(1), Role::reader);
  return sniff(input, readers, confinement);
}

FormatProvider sniff(Input& input, const std::vector<FormatProvider>& providers,
                     const Confinement& confinement) {
  const std::string_view head = input.head();
  refuse_what_only_looks_readable(input, head);
  std::vector<Guess> guesses;
  for (const FormatProvider& provider : providers)
    if (may_see_any_input(provider))
      guesses.push_back({provider, declared_score(*provider.format, input, head)});
  const auto by_score = [](const Guess& a, const Guess& b) { return a.score > b.score; };
  std::stable_sort(guesses.begin(), guesses.end(), by_score);

  const auto candidates = static_cast<std::size_t>(
      std::count_if(guesses.begin(), guesses.end(), [](const Guess& g) { return g.score > 0; }));
  if (candidates == 1 && guesses[0].score >= kSure) return guesses[0].provider;
  if (candidates == 0 || guesses[0].score < kSure) {
    tell_of_a_plugin_to_choose(input, head, providers);
    tell_of_a_package(input, head);
  }
  if (candidates > 0) guesses.resize(candidates);
  for (Guess& guess : guesses) guess.score = probed_score(guess, head, confinement);
  std::stable_sort(guesses.begin(), guesses.end(), by_score);

  const bool tie = guesses.size() > 1 && guesses[0].score == guesses[1].score;
  if (guesses.empty() || guesses[0].score < kLeast || tie) {
    if (guesses.empty() || guesses[0].score < kLeast) tell_of_a_stranger(input, head);
    throw Error(
        Fault::input, "BS-C150", "its format is not recognised", {input.name(), 0, {}},
        "name it with --from" +
            (tie && guesses[0].score >= kLeast ? ranking(guesses) : ": one of " + names_of(providers)));
  }
  return guesses[0].provider;
}

bool is_of_format(const std::filesystem::path& file, const FormatProvider& writer, const Registry& registry,
                  const Confinement& confinement) try {
  Input input(file);
  const std::string_view head = input.head();
  Guess guess{writer, declared_score(*writer.format, input, head)};
  if (!writer.format->reads) return guess.score >= kSure;
  guess.provider = registry.find(writer.format->name, Role::reader);
  return probed_score(guess, head, confinement) >= kLeast;
} catch (const Error&) {
  return false;
}

}  // namespace broadsheet
