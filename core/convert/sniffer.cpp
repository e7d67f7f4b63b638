#include "convert/sniffer.hpp"

#include "isolation/plugin_runner.hpp"

#include <algorithm>

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

std::string ranking(const std::vector<Guess>& guesses) {
  std::string text;
  for (const Guess& guess : guesses)
    text += (text.empty() ? "" : ", ") + guess.provider.format->name + " " + std::to_string(guess.score);
  return text;
}

}  // namespace

FormatProvider sniff(Input& input, const Registry& registry, const Confinement& confinement) {
  return sniff(input, registry.providers(Role::reader), confinement);
}

FormatProvider sniff(Input& input, const std::vector<FormatProvider>& providers,
                     const Confinement& confinement) {
  const std::string_view head = input.head();
  std::vector<Guess> guesses;
  for (const FormatProvider& provider : providers)
    if (provider.plugin->origin == Origin::installation || provider.plugin->origin == Origin::named)
      guesses.push_back({provider, declared_score(*provider.format, input, head)});
  const auto by_score = [](const Guess& a, const Guess& b) { return a.score > b.score; };
  std::stable_sort(guesses.begin(), guesses.end(), by_score);

  const auto candidates = static_cast<std::size_t>(
      std::count_if(guesses.begin(), guesses.end(), [](const Guess& g) { return g.score > 0; }));
  if (candidates == 1 && guesses[0].score >= kSure) return guesses[0].provider;
  if (candidates > 0) guesses.resize(candidates);
  for (Guess& guess : guesses) guess.score = probed_score(guess, head, confinement);
  std::stable_sort(guesses.begin(), guesses.end(), by_score);

  const bool tie = guesses.size() > 1 && guesses[0].score == guesses[1].score;
  if (guesses.empty() || guesses[0].score < kLeast || tie)
    throw Error(Fault::input, "BS-C150", "its format cannot be told", {input.name(), 0, {}},
                "name it with --from" + (guesses.empty() ? std::string() : " (" + ranking(guesses) + ")"));
  return guesses[0].provider;
}

}  // namespace broadsheet
