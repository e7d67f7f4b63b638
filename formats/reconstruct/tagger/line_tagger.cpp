#include "reconstruct/tagger/line_tagger.hpp"

#include "reconstruct/tagger/line_features.hpp"
#include "reconstruct/tagger/line_forms.hpp"

#include <data/line_weights.hpp>

#include <algorithm>
#include <stdexcept>

namespace broadsheet::reconstruct {
namespace {

constexpr double kOfItsForm = 4;  // nats for the label that the other lines of its form have

std::vector<LineFacts> facts_of_page(const Page& page) {
  std::vector<PrintedLine> lines;
  lines.reserve(page.lines.size());
  for (const Line& line : page.lines)
    lines.push_back({page.of(line), line.width.natural, line.unit, line.blank_before, line.indented});
  return facts_of(lines);
}

std::string in_words(const Feature& feature, View line) {
  std::string out(kLineFeatureNames[feature.kind]);
  if (feature.lexical && feature.length > 0)
    out += " \"" + to_utf8(line.substr(feature.begin, feature.length)) + "\"";
  return out;
}

}  // namespace

const LineTagger& LineTagger::standard() {
  static const LineTagger kStandard(data::line_weights);
  return kStandard;
}

LineTagger::LineTagger(const WeightArrays& weights)
    : table_(weights), marginals_(table_.labels(), table_.transitions(), table_.unit()) {
  if (table_.labels() != kLineLabels)
    throw std::runtime_error("tagger weights: of other labels than lines have");
}

void LineTagger::tag(Page& page) const {
  const std::vector<LineFacts> facts = facts_of_page(page);
  ChainScores scores;
  scores.emissions.reserve(facts.size() * kLineLabels);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    WeightTable::Row row{};
    add_line_weights(facts, i, table_, row);
    scores.emissions.insert(scores.emissions.end(), row.begin(), row.begin() + kLineLabels);
    scores.contexts.push_back(context_of(facts, i));
  }
  std::vector<float> p = marginals_.of(scores);
  const auto more = static_cast<std::int32_t>(kOfItsForm / table_.unit());
  if (favour_forms(facts, p, more, scores.emissions)) p = marginals_.of(scores);
  for (std::size_t i = 0; i < facts.size(); ++i)
    std::copy_n(p.begin() + static_cast<std::ptrdiff_t>(i * kLineLabels), kLineLabels,
                page.lines[i].tag.begin());
}

std::string LineTagger::explain_line(const std::vector<Feature>& features, const Line& line, View text,
                                     std::size_t count) const {
  const auto best =
      static_cast<std::size_t>(std::max_element(line.tag.begin(), line.tag.end()) - line.tag.begin());
  WeightTable::Row sum{};
  for (const Feature& f : features) table_.add_to(sum, {&f.key, 1});
  std::size_t other = best == 0 ? 1 : 0;
  for (std::size_t k = 0; k < kLineLabels; ++k)
    if (k != best && sum[k] > sum[other]) other = k;
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t k = 0; k < features.size(); ++k)
    if (const signed char* row = table_.find(features[k].key)) ranked.emplace_back(row[other] - row[best], k);
  std::stable_sort(ranked.begin(), ranked.end());
  const auto hundredths = static_cast<int>(line.tag[best] * 100);
  std::string out = std::string(kLineLabelNames[best]) + " " + std::to_string(hundredths) + " %";
  std::vector<std::string> said;
  for (const auto& [weight, k] : ranked) {
    if (weight >= 0 || said.size() == count) break;
    std::string words = in_words(features[k], text);
    if (std::find(said.begin(), said.end(), words) != said.end()) continue;
    out += (said.empty() ? ": " : ", ") + words;
    said.push_back(std::move(words));
  }
  return out;
}

std::vector<std::string> LineTagger::explain(const Page& page, std::size_t count) const {
  const std::vector<LineFacts> facts = facts_of_page(page);
  std::vector<std::string> out;
  std::vector<Feature> features;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    features.clear();
    add_line_features(facts, i, features);
    out.push_back(explain_line(features, page.lines[i], facts[i].line.text, count));
  }
  return out;
}

}  // namespace broadsheet::reconstruct
