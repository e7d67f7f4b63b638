// reconstruct/tagger/line_tagger.hpp - the probability of what each line of a page is.
//
// A linear-chain conditional random field over the lines: observations about a line and its
// neighbours (line_features.hpp), weighed by a table that tools/train/taggers finds from pages
// with known structure. It knows no list of words and no language.
#pragma once

#include "reconstruct/page/page.hpp"
#include "reconstruct/tagger/line_label.hpp"
#include "reconstruct/tagger/weight_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

class LineTagger {
 public:
  /// The tagger with the weights of this build.
  static const LineTagger& standard();
  /// With others: `weights` is a file as weight_table.hpp describes. Throws as WeightTable does.
  explicit LineTagger(std::string_view weights);

  /// Sets Line::tag of every line, whose widths are known. Linear; the same on every machine.
  void tag(Page& page) const;

  /// What spoke most for `label` of line i, against the most probable of the others: at most `count`
  /// observations in words, `says "记者"`. For people who ask why.
  std::vector<std::string> reasons(const Page& page, std::size_t i, LineLabel label, std::size_t count) const;

 private:
  WeightTable table_;
  ExpTable exp_;
};

}  // namespace broadsheet::reconstruct
