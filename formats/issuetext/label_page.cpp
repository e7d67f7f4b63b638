#include "issuetext/label_page.hpp"

#include "issuetext/furniture/furniture.hpp"
#include "issuetext/hints/line_hints.hpp"
#include "issuetext/hints/lists.hpp"
#include "issuetext/hints/openings.hpp"
#include "issuetext/hints/pictures.hpp"
#include "issuetext/lines/lines.hpp"
#include "issuetext/lines/spacing.hpp"
#include "issuetext/lines/split_columns.hpp"
#include "issuetext/order/reading_order.hpp"
#include "issuetext/order/reorder.hpp"
#include "issuetext/roles/paragraphs.hpp"

#include <utility>
#include <vector>

namespace broadsheet::issuetext {

namespace {

void tag_lines(Page& page, const Profile& profile, const LineTagger& tagger) {
  tagger.tag(page);
  weigh_lists(page, profile);
  weigh_pictures(page, profile);
  weigh_openings(page, profile);
}

}  // namespace

Labelled label_page(Page extracted, const Profile& profile, const LineTagger& tagger) {
  PageWords words(extracted, profile);
  const Spacing spacing = profile.spaced ? spacing_of(extracted) : Spacing::fixed;
  const Typesetting typesetting{profile.spaced, spacing, profile.indent, words.end_anywhere()};
  Page measured = measure(std::move(extracted), spacing);
  Page columns = typesetting.uses_spaces ? std::move(measured) : split_columns(std::move(measured), spacing);
  Page page = split_jump_marks(std::move(columns), profile, spacing);
  tag_lines(page, profile, tagger);
  PageFurniture furniture = find_furniture(page, profile);
  HeadlineRows rows;
  if (typesetting.uses_spaces) rows = find_headline_rows(page, furniture, profile);
  if (!rows.order.empty()) {
    OrderedPage ordered = reorder(std::move(page), std::move(furniture), {rows.order, rows.lower});
    page = std::move(ordered.page);
    furniture = std::move(ordered.furniture);
    tag_lines(page, profile, tagger);
  }

  const std::vector<Hint> hints = hints_of(page, furniture, profile);
  std::vector<LabelledLine> labels = label_lines(page, hints, typesetting);
  PageBigrams bigrams = bigrams_of(page);
  const ReadingOrder order = restore_reading_order(page, labels, hints, furniture, bigrams, typesetting);
  if (order.is_as_extracted())
    return {{std::move(page), std::move(labels), std::move(furniture), std::move(words), std::move(bigrams)},
            std::move(rows)};

  // Hints and labels are of lines between their neighbours: both are found again.
  OrderedPage ordered = reorder(std::move(page), std::move(furniture), order);
  labels = label_lines(ordered.page, hints_of(ordered.page, ordered.furniture, profile), typesetting);
  return {{std::move(ordered.page), std::move(labels), std::move(ordered.furniture), std::move(words),
           std::move(bigrams)},
          std::move(rows)};
}

}  // namespace broadsheet::issuetext
