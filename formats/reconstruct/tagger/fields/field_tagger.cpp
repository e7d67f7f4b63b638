#include "reconstruct/tagger/fields/field_tagger.hpp"

#include "reconstruct/tagger/fields/field_features.hpp"
#include "reconstruct/tagger/model/linear_chain.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <data/field_weights.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

// Those of all characters up to the first without one, from those of the characters that are not blank.
std::vector<FieldLabel> with_blanks(const std::vector<unsigned char>& labels, const FieldObserver& observer,
                                    std::size_t size) {
  const auto end_of = [&](std::size_t k) {
    return k + 1 < observer.size() ? observer.position(k + 1) : size;
  };
  if (labels.empty()) return {};
  std::vector<FieldLabel> out(end_of(labels.size() - 1), static_cast<FieldLabel>(labels[0]));
  for (std::size_t k = 0; k < labels.size(); ++k)
    for (std::size_t at = observer.position(k); at < end_of(k); ++at) {
      const auto label = static_cast<FieldLabel>(labels[k]);
      const bool is_blank_of_name = at > observer.position(k) && label == FieldLabel::name_begins;
      out[at] = is_blank_of_name ? FieldLabel::name : label;
    }
  return out;
}

}  // namespace

std::vector<FieldLabel> tag_fields(View text, FieldText kind) {
  std::vector<FieldLabel> all = tag_fields(text, kind, {});
  all.resize(text.size(), FieldLabel::text);  // of blanks alone
  return all;
}

std::vector<FieldLabel> tag_fields(View text, FieldText kind,
                                   const std::function<bool(const std::vector<FieldLabel>&)>& is_enough) {
  static const WeightTable kTable(data::field_weights);
  static const BestChain kBest(kFieldLabels, kTable.transitions());
  const auto context = static_cast<unsigned char>(kind);
  const FieldObserver observer(text, kind);
  constexpr std::size_t kLead = 24;  // characters of most
  GrowingChain chain(kBest, is_enough ? std::min(kLead, observer.size()) : observer.size());
  std::vector<WeightTable::Row> rows;
  for (std::size_t run = 0; run < observer.runs(); ++run) {
    observer.weigh(run, kTable, rows);
    for (const WeightTable::Row& row : rows) {
      std::array<std::int32_t, kFieldLabels> scores;
      std::copy_n(row.begin(), kFieldLabels, scores.begin());
      chain.add(scores.data(), context);
    }
    if (!is_enough || run + 1 == observer.runs()) continue;
    if (std::vector<FieldLabel> some = with_blanks(chain.settled(context), observer, text.size());
        is_enough(some))
      return some;
  }
  return with_blanks(chain.labels(), observer, text.size());
}

}  // namespace broadsheet::reconstruct
