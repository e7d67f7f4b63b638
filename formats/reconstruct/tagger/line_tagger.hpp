// reconstruct/tagger/line_tagger.hpp - the probability of what each line of a page is.
//
// A linear-chain conditional random field over the lines: observations about a line and its
// neighbours (line_features.hpp), weighed by a table that tools/train/taggers finds from pages
// with known structure. It knows no list of words and no language.
#pragma once

#include "reconstruct/page/line_label.hpp"
#include "reconstruct/page/page.hpp"
#include "reconstruct/tagger/model/feature.hpp"
#include "reconstruct/tagger/model/linear_chain.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <string>
#include <vector>

namespace broadsheet::reconstruct {

class LineTagger {
 public:
  /// The tagger with the weights of this build.
  static const LineTagger& standard();
  /// With others, which outlive it. Throws std::runtime_error unless they are of the labels of lines.
  explicit LineTagger(const WeightArrays& weights);

  /// Sets Line::tag of every line, whose widths are known. Linear; the same on every machine.
  void tag(Page& page) const;

  /// Of each line in words, for people who ask why: its most probable label, and at most `count` observations
  /// that spoke most for it against the next best: `byline 0.97: its shape, says "记者"`.
  std::vector<std::string> explain(const Page& page, std::size_t count) const;

 private:
  std::string explain_line(const std::vector<Feature>& features, const Line& line, View text,
                           std::size_t count) const;

  WeightTable table_;
  ChainMarginals marginals_;
};

}  // namespace broadsheet::reconstruct
