#include "reconstruct/tagger/fields/field_tagger.hpp"

#include "reconstruct/tagger/fields/field_features.hpp"
#include "reconstruct/tagger/model/linear_chain.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <data/field_weights.hpp>

namespace broadsheet::reconstruct {

std::vector<FieldLabel> tag_fields(View text, FieldText kind) {
  static const WeightTable kTable(data::field_weights);
  static const BestChain kBest(kFieldLabels, kTable.transitions());
  const FieldObserver observer(text, kind);
  ChainScores scores;
  scores.emissions.reserve(observer.size() * kFieldLabels);
  scores.contexts.assign(observer.size(), static_cast<unsigned char>(kind));
  for (const WeightTable::Row& row : observer.weigh(kTable))
    scores.emissions.insert(scores.emissions.end(), row.begin(), row.begin() + kFieldLabels);
  const std::vector<unsigned char> best = kBest.of(scores);
  std::vector<FieldLabel> out(text.size(),
                              best.empty() ? FieldLabel::text : static_cast<FieldLabel>(best[0]));
  for (std::size_t k = 0; k < best.size(); ++k) {
    const std::size_t end = k + 1 < best.size() ? observer.position(k + 1) : text.size();
    for (std::size_t at = observer.position(k); at < end; ++at) {
      FieldLabel label = static_cast<FieldLabel>(best[k]);
      if (at > observer.position(k) && label == FieldLabel::name_begins) label = FieldLabel::name;
      out[at] = label;
    }
  }
  return out;
}

}  // namespace broadsheet::reconstruct
