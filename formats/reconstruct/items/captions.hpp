// reconstruct/items/captions.hpp - how many display lines are one caption, or one credit.
#pragma once

#include "reconstruct/items/page_lines.hpp"
#include "reconstruct/text/similarity.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// Looks at display lines, given by their numbers, from lines[k] on. All functions return a count; 0 for
/// none.
class CaptionFinder : private PageLines {
 public:
  CaptionFinder(const PageLines& lines, const PageBigrams& bigrams)
      : PageLines(lines), vocabulary_(bigrams) {}

  /// Lines that are one caption by their place on the page.
  std::size_t placed_caption(const std::vector<std::size_t>& lines, std::size_t k) const;
  /// Lines that the tagger takes for one caption with its credit; 1 at least.
  std::size_t tagged_length(const std::vector<std::size_t>& lines, std::size_t k) const;
  /// Lines that are nothing but a credit.
  std::size_t credit_lines(const std::vector<std::size_t>& lines, std::size_t k) const;
  /// Lines that are one caption by what they say.
  std::size_t caption_length(const std::vector<std::size_t>& lines, std::size_t k) const;

 private:
  bool tagged_goes_on(const std::vector<std::size_t>& lines, std::size_t at) const;
  bool phrase_goes_on(View above, View below) const;

  const PageBigrams& vocabulary_;
};

}  // namespace broadsheet::reconstruct
